import { useState } from 'react'
import type { Action } from '#contract/action.ts'
import { isPending, useActions } from '../../lib/actions.ts'

const byDue = (one: Action, other: Action) =>
  (one.dueSprint?.number ?? Number.POSITIVE_INFINITY) -
    (other.dueSprint?.number ?? Number.POSITIVE_INFINITY) || 0

/**
 * The actions that are asked about: those that were pending when this page saw them first, what was due longest ago
 * first. One stays in the row when it is done meanwhile, so that nobody loses the place.
 */
export function useAskedActions(slug: string) {
  const query = useActions(slug)
  const [order, setOrder] = useState<string[]>([])
  const all = query.data?.actions ?? []
  const fresh = all
    .filter(action => isPending(action) && !order.includes(action.id))
    .toSorted(byDue)
    .map(({ id }) => id)
  if (fresh.length > 0) setOrder([...order, ...fresh])
  const asked = order.flatMap(id => all.find(action => action.id === id) ?? [])
  return { asked, query }
}

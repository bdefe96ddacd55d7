import { useSearchParams } from 'react-router'
import type { Action } from '#contract/action.ts'
import { inFollowUpOrder } from '#domain/actions.ts'
import type { MaybeOwner } from '#domain/actions-owners.ts'
import { ownersOf } from '../../lib/action-words.ts'
import { isPending } from '../../lib/actions.ts'
import { formatDay } from '../../lib/format.ts'

export const whiches = ['pending', 'done', 'dropped', 'all'] as const
export type Which = (typeof whiches)[number]

export const isIn = (which: Which, action: Action) =>
  which === 'all' || (which === 'pending' ? isPending(action) : action.state === which)

/** Kept in the address, so that what is shown can be sent to others and comes back. */
export function useFilter() {
  const [search, setSearch] = useSearchParams()
  const set = (name: string, value: string | null) =>
    setSearch(
      before => {
        if (value === null) before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return {
    which: whiches.find(which => which === search.get('state')) ?? 'pending',
    owner: search.get('owner'),
    setWhich: (which: Which) => set('state', which === 'pending' ? null : which),
    setOwner: (owner: string | null) => set('owner', owner),
  }
}

/** Who owns any of these actions: people of the team, and roles. */
export function ownerChoices(actions: readonly Action[], people: readonly MaybeOwner[]) {
  const names = [...new Set(actions.flatMap(action => ownersOf(action, people)))].sort((a, b) =>
    a.localeCompare(b),
  )
  const isPerson = new Set(actions.flatMap(({ owners }) => owners.map(({ name }) => name)))
  return [
    { group: 'People', items: names.filter(name => isPerson.has(name)) },
    { group: 'Roles', items: names.filter(name => !isPerson.has(name)) },
  ].filter(({ items }) => items.length > 0)
}

export type Group = { title: string; actions: Action[] }

function dueTitle({ dueSprint, isOverdue }: Action): string {
  if (isOverdue) return 'Overdue'
  if (!dueSprint) return 'Due in no sprint'
  return `Due in sprint ${dueSprint.number}, by ${formatDay(dueSprint.lastDay)}`
}

function endTitle(action: Action): string {
  if (action.state === 'dropped') return 'Dropped'
  return action.helped ? 'Done' : 'Done: did it help?'
}

/** The day of the last line of its history. */
const lastDay = ({ history }: Action) => history.at(-1)?.at ?? ''

/**
 * What is to be done by its sprint, overdue first; then what is done, those first of which nobody said yet whether they
 * helped; then what was dropped. What ended last comes first.
 */
export function grouped(actions: readonly Action[]): Group[] {
  const pending = actions.filter(isPending).toSorted(inFollowUpOrder)
  const ended = actions
    .filter(action => !isPending(action))
    .toSorted((a, b) => lastDay(b).localeCompare(lastDay(a)))
  const done = ended.filter(({ state }) => state === 'done')
  const inOrder = [
    ...done.filter(({ helped }) => !helped),
    ...done.filter(({ helped }) => helped),
    ...ended.filter(({ state }) => state === 'dropped'),
  ]
  const groups = [...Map.groupBy(pending, dueTitle), ...Map.groupBy(inOrder, endTitle)]
  return groups.map(([title, actions]) => ({ title, actions }))
}

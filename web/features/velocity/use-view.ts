import { useSearchParams } from 'react-router'
import { choiceKey, choiceOf } from '../../lib/method-words.ts'
import type { View } from './api.ts'

/** What is looked at stands in the address, so that it can be sent to others. */
export function useView() {
  const [query, setQuery] = useSearchParams()
  const choice = choiceOf(query.get('method') ?? '')
  const view: View = {
    asOf: query.get('asOf'),
    method: choice?.method ?? null,
    last: choice?.last ?? null,
  }
  const set = (name: string, value: string | null) =>
    setQuery(
      before => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return {
    view,
    /** Which of the sprints the charts show; empty: the latest. */
    period: query.get('show') ?? '',
    setPeriod: (period: string) => set('show', period === '' ? null : period),
    setAsOf: (day: string) => set('asOf', day === '' ? null : day),
    setChoice: (chosen: Parameters<typeof choiceKey>[0] | null) =>
      set('method', chosen && choiceKey(chosen)),
  }
}

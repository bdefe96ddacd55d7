import { useSearchParams } from 'react-router'
import type { Filter } from './planned-items.ts'

const names = ['text', 'status', 'label', 'repository'] as const

/** The filter stands in the address, so that it can be sent to others. */
export function useFilter(): [Filter, (filter: Filter) => void] {
  const [query, setQuery] = useSearchParams()
  const [text, status, label, repository] = names.map(name => query.get(name) ?? '')
  const set = (filter: Filter) =>
    setQuery(
      before => {
        const next = new URLSearchParams(before)
        for (const name of names)
          if (filter[name] === '') next.delete(name)
          else next.set(name, filter[name])
        return next
      },
      { replace: true },
    )
  return [
    { text: text ?? '', status: status ?? '', label: label ?? '', repository: repository ?? '' },
    set,
  ]
}

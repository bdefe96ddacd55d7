import { useEffect, useRef } from 'react'
import { useKept } from './kept-value.ts'
import type { Pile } from './piles.ts'
import type { Table } from './table.ts'

type Dots = Record<string, number>

/**
 * One's own dots. The server tells nobody who gave what, so this browser remembers them. They are shown at once and
 * sent one after the other; what is refused is taken back.
 */
export function useOwnDots({ sprint, retro, board, move }: Table, piles: Pile[]) {
  const [kept, keep] = useKept<Dots>(sprint.id, 'dots', {})
  const queue = useRef({ last: Promise.resolve(), waiting: 0 })
  const given = piles.reduce((sum, { id }) => sum + (kept[id] ?? 0), 0)
  // Where nobody gave any, a new vote began: what is remembered is of an earlier one.
  useEffect(() => {
    if (retro.dotsGiven === 0 && given > 0 && queue.current.waiting === 0) keep({})
  }, [retro.dotsGiven, given, keep])

  const give = (id: string, dots: number) => {
    const before = kept[id] ?? 0
    const set = (value: number) => keep(all => ({ ...all, [id]: value }))
    set(dots)
    const { current } = queue
    current.waiting += 1
    current.last = current.last.then(async () => {
      const isDone = await move({ kind: 'vote', id, dots })
      current.waiting -= 1
      if (!isDone) set(before)
    })
  }
  return { dotsOn: (id: string) => kept[id] ?? 0, left: board.votesEach - given, give }
}

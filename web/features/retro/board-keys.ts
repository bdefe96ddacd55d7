import { useRef } from 'react'
import { useKeys } from '../../lib/keys.ts'

/** Keys of the board, before those of the app; one after "g" means another page, not the board. */
export function useBoardKeys(onKey: (key: string, event: KeyboardEvent) => void) {
  const isAfterG = useRef(false)
  useKeys(
    (key, event) => {
      const isForAnotherPage = isAfterG.current
      isAfterG.current = key === 'g'
      if (!isForAnotherPage) onKey(key, event)
    },
    { first: true },
  )
}

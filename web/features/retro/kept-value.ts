import { useLocalStorage } from '@mantine/hooks'

const keyOf = (sprintId: string, what: string) => `knots-retro-${what}-${sprintId}`

/** Something that this browser remembers of a board and the server does not tell, or should not. */
export function useKept<T>(sprintId: string, what: string, otherwise: T) {
  return useLocalStorage<T>({
    key: keyOf(sprintId, what),
    defaultValue: otherwise,
    getInitialValueInEffect: false,
  })
}

/** Forgets what would tell on a shared computer, once it is over, who did what. */
export function forgetKept(sprintId: string, what: string[]): void {
  try {
    for (const one of what) localStorage.removeItem(keyOf(sprintId, one))
  } catch {
    // what may not be stored is not there
  }
}

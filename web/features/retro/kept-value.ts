import { useLocalStorage } from '@mantine/hooks'

/** Something that this browser remembers of a board and the server does not tell, or should not. */
export function useKept<T>(sprintId: string, what: string, otherwise: T) {
  return useLocalStorage<T>({
    key: `knots-retro-${what}-${sprintId}`,
    defaultValue: otherwise,
    getInitialValueInEffect: false,
  })
}

import { useLocalStorage } from '@mantine/hooks'
import type { PokerRound } from '#contract/poker.ts'

/**
 * The card one laid oneself. The server tells it to nobody before the reveal, so this browser remembers it, for
 * this attempt at this round alone.
 */
export function useOwnVote({ id, attempt }: Pick<PokerRound, 'id' | 'attempt'>) {
  return useLocalStorage<string | null>({
    key: `knots-poker-${id}-${attempt}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
}

import { Text } from '@mantine/core'
import type { PokerRound } from '#contract/poker.ts'
import type { PokerCard } from '#contract/team.ts'
import { useKeys } from '../../lib/keys.ts'
import type { useMove } from './api.ts'
import { useOwnVote } from './own-votes.ts'
import styles from './poker.module.css'

type Props = {
  round: PokerRound
  cards: PokerCard[]
  me: string | null
  move: ReturnType<typeof useMove>
}

/** The key of a card: its label where that is one key; `+` for "must be split", `u` for "unknown". */
export function keyOf({ label, points }: PokerCard): string | null {
  if (points === null) return 'u'
  if (label.endsWith('+')) return '+'
  return label.length === 1 ? label : null
}

/** One's own cards. Which one lies is remembered by this browser alone. */
export function Hand({ round, cards, me, move }: Props) {
  const [own, setOwn] = useOwnVote(round)
  const hasVoted = round.voted.some(({ personId }) => personId === me)
  const lying = hasVoted ? own : null
  const lay = (label: string) => {
    if (me === null) return
    const next = label === lying ? null : label
    move.mutate({ kind: 'vote', roundId: round.id, label: next }, { onSuccess: () => setOwn(next) })
  }
  useKeys(key => {
    const card = cards.find(one => keyOf(one) === key)
    if (card) lay(card.label)
  })
  return (
    <div>
      {me === null && <Text mb="xs">Say who you are, above; then lay a card.</Text>}
      <fieldset className={styles.hand} disabled={me === null} aria-label="Your cards">
        {cards.map(card => (
          <button
            key={card.label}
            type="button"
            className={styles.card}
            aria-pressed={card.label === lying}
            onClick={() => lay(card.label)}
          >
            <b>{card.label}</b>
            <small>{card.meaning}</small>
          </button>
        ))}
      </fieldset>
    </div>
  )
}

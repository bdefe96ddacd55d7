import { Button, Group, Text } from '@mantine/core'
import type { PokerRound } from '#contract/poker.ts'
import type { PokerCard } from '#contract/team.ts'
import { formatOne, plural } from '../../lib/format.ts'
import type { useMove } from './api.ts'
import styles from './poker.module.css'

type Props = {
  round: PokerRound
  cards: PokerCard[]
  leads: boolean
  move: ReturnType<typeof useMove>
}

type Votes = NonNullable<PokerRound['votes']>

function spokenFor(spread: NonNullable<PokerRound['spread']>, votes: Votes): string | null {
  const names = (ids: string[]) =>
    votes.filter(({ personId }) => ids.includes(personId)).map(({ name }) => name)
  if (spread.isAgreed) return 'All agree.'
  const low = names(spread.lowest)
  const high = names(spread.highest)
  if (low.length === 0 || high.length === 0) return null
  return `Lowest and highest, please say why: ${low.join(', ')}; ${high.join(', ')}.`
}

/** Everybody's cards, how far they lie apart, and what to take as the estimate. */
export function Revealed({ round, cards, leads, move }: Props) {
  const { votes, spread } = round
  if (!votes || !spread) return null
  const who = (label: string) => votes.filter(vote => vote.label === label).map(({ name }) => name)
  const most = Math.max(1, ...spread.counts.map(count => count.votes))
  const words = spokenFor(spread, votes)
  return (
    <>
      {spread.counts.length === 0 ? (
        <Text>Nobody voted.</Text>
      ) : (
        <ul className={styles.spread}>
          {spread.counts.map(({ label, votes }) => (
            <li key={label} className={styles.votes}>
              <b>{label}</b>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${(100 * votes) / most}%` }} />
              </span>
              <span className={styles.who}>
                {plural(votes, 'vote')}: {who(label).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Text role="status">
        {spread.mean !== null && !spread.isAgreed && `Mean ${formatOne(spread.mean)}. `}
        {words}
      </Text>
      {leads && (
        <Group gap="xs" role="group" aria-label="Accept an estimate">
          <Text fw={600}>Estimate</Text>
          {cards
            .filter(card => card.points !== null)
            .map(({ label, points }) => (
              <Button
                key={label}
                size="compact-md"
                variant={label === spread.suggested ? 'filled' : 'default'}
                onClick={() =>
                  move.mutate({ kind: 'estimate', roundId: round.id, points: points ?? 0 })
                }
              >
                {label}
              </Button>
            ))}
        </Group>
      )}
    </>
  )
}

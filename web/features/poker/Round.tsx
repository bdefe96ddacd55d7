import { Button, Group, Kbd, Text, Title } from '@mantine/core'
import type { PokerRound } from '#contract/poker.ts'
import type { PokerCard } from '#contract/team.ts'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import { useKeys } from '../../lib/keys.ts'
import type { useMove } from './api.ts'
import { Hand } from './Hand.tsx'
import styles from './poker.module.css'
import { References } from './References.tsx'
import { Revealed } from './Revealed.tsx'

type Props = {
  slug: string
  round: PokerRound
  cards: PokerCard[]
  me: string | null
  leads: boolean
  leader: string | null
  move: ReturnType<typeof useMove>
}

function placeOf({ item }: PokerRound): string {
  if (!item?.repository) return item ? 'Draft' : 'A topic without an item'
  return `${item.repository}${item.number === null ? '' : ` #${item.number}`}`
}

function Voted({ round }: { round: PokerRound }) {
  if (round.voted.length === 0) return <Text c="dimmed">Nobody has voted yet.</Text>
  return (
    <Text role="status">
      {plural(round.voted.length, 'person has', 'people have')} voted:{' '}
      {round.voted.map(({ name }) => name).join(', ')}
    </Text>
  )
}

/** What is estimated now: before the reveal one's own hand, after it everybody's. */
export function Round(props: Props) {
  const { slug, round, cards, me, leads, leader, move } = props
  const may = useMay()
  const isRevealed = round.state === 'revealed'
  const take = (step: 'reveal' | 'again' | 'skip') =>
    move.mutate({ kind: 'step', roundId: round.id, step })
  useKeys(key => {
    if (leads && key === 'r' && !isRevealed) take('reveal')
    if (leads && key === 'a' && isRevealed) take('again')
  })
  const title = round.item?.url ? (
    <a href={round.item.url} target="_blank" rel="noreferrer">
      {round.title}
    </a>
  ) : (
    round.title
  )
  return (
    <section className={styles.round} aria-label="This round">
      <div>
        <Text c="dimmed" size="sm">
          {placeOf(round)}
          {round.item?.points != null && ` · ${round.item.points} on the board now`}
          {round.attempt > 1 && ` · vote ${round.attempt}`}
        </Text>
        <Title order={2} className={styles.title ?? ''}>
          {title}
        </Title>
      </div>
      {isRevealed && round.votes && round.spread ? (
        <Revealed round={round} cards={cards} leads={leads} move={move} />
      ) : (
        <>
          {may.write && <Hand round={round} cards={cards} me={me} move={move} />}
          <Voted round={round} />
        </>
      )}
      {leads ? (
        <Group gap="xs">
          {isRevealed ? (
            <Button variant="default" onClick={() => take('again')}>
              Vote again <Kbd ml={8}>a</Kbd>
            </Button>
          ) : (
            <Button onClick={() => take('reveal')}>
              Reveal <Kbd ml={8}>r</Kbd>
            </Button>
          )}
          <Button variant="default" onClick={() => take('skip')}>
            Skip
          </Button>
        </Group>
      ) : (
        <Text c="dimmed" size="sm">
          {leader ?? 'Whoever leads'} reveals the votes and goes on.
        </Text>
      )}
      <References slug={slug} />
    </section>
  )
}

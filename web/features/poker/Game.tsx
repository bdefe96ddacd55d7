import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { Poker, PokerRound } from '#contract/poker.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { formatPoints } from '../../lib/format.ts'
import { useMove } from './api.ts'
import { Lead } from './Lead.tsx'
import styles from './poker.module.css'
import { Queue } from './Queue.tsx'
import { Round } from './Round.tsx'
import { StartGame } from './StartGame.tsx'

export type GameProps = {
  slug: string
  sprint: Sprint
  game: NonNullable<Poker['game']>
  cards: Poker['cards']
  me: string | null
}

/** The round that everybody looks at, what comes after it, and who leads. */
export function Game({ slug, sprint, game, cards, me }: GameProps) {
  const [isAdding, { open: add, close }] = useDisclosure(false)
  const move = useMove(slug, sprint.id)
  const { rounds, facilitator } = game
  const may = useMay()
  const [ahead, setAhead] = useState<string | null>(null)
  const open =
    rounds.find(({ state }) => state === 'voting') ??
    rounds.find(({ state }) => state === 'revealed')
  const lookedAt = rounds.find(({ id, state }) => id === ahead && state === 'waiting')
  const present = lookedAt ?? open
  const leads = may.write && (facilitator === null || facilitator.personId === me)
  const onOpen = ({ id }: PokerRound) => {
    if (leads) move.mutate({ kind: 'step', roundId: id, step: 'open' })
    else setAhead(id)
  }
  const total = rounds.reduce((points, { estimate }) => points + (estimate ?? 0), 0)
  return (
    <div className={styles.table}>
      <div className={styles.main}>
        {lookedAt && (
          <Group gap="xs">
            <Text c="dimmed">You vote ahead of the others.</Text>
            <Button variant="subtle" size="compact-sm" onClick={() => setAhead(null)}>
              Back to the open round
            </Button>
          </Group>
        )}
        {present ? (
          <Round
            key={`${present.id} ${present.attempt}`}
            round={present}
            cards={cards}
            me={me}
            leads={leads}
            leader={facilitator?.name ?? null}
            move={move}
            slug={slug}
          />
        ) : (
          <Empty title={`All rounds are played: ${formatPoints(total)} points estimated`}>
            {may.write && 'Add more, or end the poker. '}
            Its votes are forgotten at its end; the estimates stay.
          </Empty>
        )}
        {move.error && <Problem error={move.error} />}
        {isAdding && <StartGame slug={slug} sprint={sprint} onDone={close} />}
      </div>
      <div className={styles.side}>
        <Lead slug={slug} game={game} me={me} move={move} />
        <Queue rounds={rounds} present={present?.id ?? null} leads={leads} onOpen={onOpen} />
        {may.write && (
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={add} disabled={isAdding}>
              Add items
            </Button>
            {leads && (
              <Button
                variant="default"
                size="xs"
                loading={move.isPending && move.variables.kind === 'end'}
                onClick={() => move.mutate({ kind: 'end' })}
              >
                End the poker
              </Button>
            )}
          </Group>
        )}
      </div>
    </div>
  )
}

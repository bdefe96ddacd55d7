import { UnstyledButton } from '@mantine/core'
import type { PokerRound } from '#contract/poker.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatPoints } from '../../lib/format.ts'
import styles from './poker.module.css'

type Props = {
  rounds: PokerRound[]
  present: string | null
  /** Opens a round, for whoever leads; for others, to vote ahead on it. */
  onOpen: (round: PokerRound) => void
  leads: boolean
}

function stateWords({ state, estimate, voted }: PokerRound): string {
  if (state === 'estimated') return formatPoints(estimate)
  if (state === 'skipped') return 'skipped'
  return voted.length > 0 ? `${voted.length} voted` : ''
}

/** All rounds in their order. Who leads opens one by pressing it; others vote ahead on it. */
export function Queue({ rounds, present, leads, onOpen }: Props) {
  return (
    <Panel title="Rounds" order={2}>
      <ol className={styles.queue}>
        {rounds.map(round => {
          const canOpen = round.state === 'waiting' || (leads && round.state === 'skipped')
          const words = (
            <>
              <span className={styles.queueTitle}>{round.title}</span>
              <span className={styles.queueState}>{stateWords(round)}</span>
            </>
          )
          return (
            <li key={round.id} aria-current={round.id === present ? 'true' : undefined}>
              {canOpen ? (
                <UnstyledButton className={styles.queueRow} onClick={() => onOpen(round)}>
                  {words}
                </UnstyledButton>
              ) : (
                <div className={styles.queueRow}>{words}</div>
              )}
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

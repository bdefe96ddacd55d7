import { UnstyledButton } from '@mantine/core'
import type { PokerRound } from '#contract/poker.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatPoints } from '../../lib/format.ts'
import type { useMove } from './api.ts'
import styles from './poker.module.css'

type Props = {
  rounds: PokerRound[]
  present: string | null
  leads: boolean
  move: ReturnType<typeof useMove>
}

function stateWords({ state, estimate, voted }: PokerRound): string {
  if (state === 'estimated') return formatPoints(estimate)
  if (state === 'skipped') return 'skipped'
  return voted.length > 0 ? `${voted.length} voted` : ''
}

/** All rounds in their order; who leads opens one by pressing it. */
export function Queue({ rounds, present, leads, move }: Props) {
  return (
    <Panel title="Rounds" order={2}>
      <ol className={styles.queue}>
        {rounds.map(round => {
          const canOpen = leads && (round.state === 'waiting' || round.state === 'skipped')
          const words = (
            <>
              <span className={styles.queueTitle}>{round.title}</span>
              <span className={styles.queueState}>{stateWords(round)}</span>
            </>
          )
          return (
            <li key={round.id} aria-current={round.id === present ? 'true' : undefined}>
              {canOpen ? (
                <UnstyledButton
                  className={styles.queueRow}
                  onClick={() => move.mutate({ kind: 'step', roundId: round.id, step: 'open' })}
                >
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

import { type ReactNode, useEffect, useMemo } from 'react'
import type { Retro, RetroPhase } from '#contract/retro.ts'
import type { Sprint } from '#contract/sprint.ts'
import { formatOf } from '#domain/retro-formats.ts'
import { Problem } from '../../components/Problem.tsx'
import { ActPhase } from './ActPhase.tsx'
import { ClosePhase } from './ClosePhase.tsx'
import { DiscussPhase } from './DiscussPhase.tsx'
import { Finished } from './Finished.tsx'
import { GroupPhase } from './GroupPhase.tsx'
import { Join } from './Join.tsx'
import { forgetKept } from './kept-value.ts'
import { LookBack } from './LookBack.tsx'
import styles from './meeting.module.css'
import { PhaseBar } from './PhaseBar.tsx'
import { Reminder } from './Reminder.tsx'
import { type Board, type Table, TableProvider } from './table.ts'
import { Unsent } from './Unsent.tsx'
import { useMoves } from './use-moves.ts'
import { usePresence } from './use-presence.ts'
import { VotePhase } from './VotePhase.tsx'
import { WritePhase } from './WritePhase.tsx'

type Props = { slug: string; sprint: Sprint; retro: Retro; board: Board; me: string | null }

const withoutBoard: RetroPhase[] = ['look-back', 'discuss', 'act']

function Phase({ slug, sprint, retro, board }: Omit<Props, 'me'>): ReactNode {
  switch (board.phase) {
    case 'look-back':
      return <LookBack />
    case 'write':
      return <WritePhase />
    case 'group':
      return <GroupPhase />
    case 'vote':
      return <VotePhase />
    case 'discuss':
      return <DiscussPhase />
    case 'act':
      return <ActPhase />
    case 'close':
      return <ClosePhase />
    case 'done':
      return <Finished slug={slug} sprint={sprint} retro={retro} />
  }
}

/** An open retrospective: the bar with where we are, and what everybody does now. */
export function Meeting({ slug, sprint, retro, board, me }: Props) {
  const { move, trouble, dismiss } = useMoves(slug, sprint.id)
  const isOver = board.phase === 'done'
  usePresence(slug, sprint.id, !isOver)
  useEffect(() => {
    if (isOver) forgetKept(sprint.id, ['dots', 'rating', 'ready', 'asked'])
  }, [isOver, sprint.id])
  const { facilitator } = board
  const leads = facilitator === null || facilitator.personId === me
  const format = formatOf(board.format)
  const table = useMemo(
    (): Table => ({ slug, sprint, retro, board, format, me, leads, move }),
    [slug, sprint, retro, board, format, me, leads, move],
  )
  return (
    <TableProvider value={table}>
      <div className={styles.meeting}>
        <PhaseBar />
        {!isOver && <Join />}
        {trouble !== null && <Problem error={trouble} onRetry={dismiss} retryLabel="All right" />}
        {board.phase !== 'write' && <Unsent />}
        {withoutBoard.includes(board.phase) && <Reminder />}
        <Phase key={board.phase} slug={slug} sprint={sprint} retro={retro} board={board} />
      </div>
    </TableProvider>
  )
}

import { Button, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import type { RetroPhase } from '#contract/retro.ts'
import { nextPhase, phaseBefore } from '#domain/retro.ts'
import { useTeam } from '../../lib/queries.ts'
import styles from './bar.module.css'
import { Lead } from './Lead.tsx'
import { PhaseSteps } from './PhaseSteps.tsx'
import { goWords, phaseHints } from './phases.ts'
import { Ready } from './Ready.tsx'
import { Timer } from './Timer.tsx'
import { useTable } from './table.ts'

type NextProps = { to: RetroPhase; go: (to: RetroPhase) => void }

/** What cannot be taken back is asked once more. */
function Next({ to, go }: NextProps) {
  const { retro, board } = useTable()
  const [isAsking, { open, close }] = useDisclosure(false)
  const reveals = board.phase === 'write'
  const press = () => (reveals || to === 'done' ? open() : go(to))
  const confirm = () => {
    close()
    go(to)
  }
  const here = Math.max(retro.present, retro.ready)
  return (
    <Popover
      opened={isAsking}
      onChange={close}
      position="bottom-end"
      width={290}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button size="xs" onClick={press}>
          {goWords(to)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={goWords(to)}>
        <Stack gap="sm">
          <Text size="sm">
            {reveals
              ? `${retro.ready} of ${here} say they are ready. Everybody will see all cards; what was seen cannot be hidden again.`
              : 'The board is kept as it is now. Who gave which rating is forgotten.'}
          </Text>
          <Button size="xs" data-autofocus onClick={confirm}>
            {reveals ? 'Reveal now' : 'End it now'}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** When a step took away what had the focus, reading and tabbing go on here. */
function useFocusAfterStep(phase: RetroPhase) {
  const bar = useRef<HTMLElement>(null)
  const before = useRef(phase)
  useEffect(() => {
    const { activeElement, body } = document
    const isLost = activeElement === null || activeElement === body
    if (before.current !== phase && isLost) bar.current?.focus({ preventScroll: true })
    before.current = phase
  }, [phase])
  return bar
}

/** Where the team is, how much time is left, who is ready, and for who leads the way on. */
export function PhaseBar() {
  const { slug, board, leads, move } = useTable()
  const skips = useTeam(slug).data?.retro.skips ?? []
  const { phase } = board
  const before = phaseBefore(phase, skips)
  const after = nextPhase(phase, skips)
  const isOver = phase === 'done'
  const bar = useFocusAfterStep(phase)
  const go = (to: RetroPhase) => void move({ kind: 'phase', step: { from: phase, to } })
  return (
    <section ref={bar} tabIndex={-1} className={styles.bar} aria-label="Steps and time">
      <div className={styles.way}>
        <PhaseSteps skips={skips} go={go} />
        {!isOver && <Timer />}
        {!isOver && <Ready />}
      </div>
      <div className={styles.now}>
        <p className={styles.hint} role="status">
          {phaseHints[phase]}
        </p>
        <div className={styles.lead}>
          {!isOver && <Lead />}
          {leads && before && (
            <Button size="xs" variant="default" onClick={() => go(before)}>
              {isOver ? 'Open it again' : 'Back'}
            </Button>
          )}
          {leads && after && <Next to={after} go={go} />}
        </div>
      </div>
    </section>
  )
}

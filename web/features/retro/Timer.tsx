import { ActionIcon, Button, Menu, VisuallyHidden } from '@mantine/core'
import { IconClock, IconPlayerPause, IconPlayerPlay, IconPlus, IconX } from '@tabler/icons-react'
import type { RetroTimer } from '#contract/retro.ts'
import styles from './bar.module.css'
import { useTable } from './table.ts'
import { clockWords, spokenTime, useTimeLeft } from './use-time-left.ts'

const choices = [1, 2, 3, 5, 8, 10, 15]

function StartTimer({ start }: { start: (timer: RetroTimer) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--knots-muted)"
          size="xs"
          leftSection={<IconClock size={16} />}
        >
          Timer
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(minutes => (
          <Menu.Item key={minutes} onClick={() => start({ seconds: minutes * 60 })}>
            {minutes === 1 ? '1 minute' : `${minutes} minutes`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The one timer of the board. Everybody sees it, it makes no sound, its end is said once. */
export function Timer() {
  const { board, leads, move } = useTable()
  const left = useTimeLeft(board.timer)
  const set = (timer: RetroTimer) => void move({ kind: 'timer', timer })
  const isResting = board.timer.endsAt === null
  const isOver = left === 0 && !isResting
  return (
    <div className={styles.timer}>
      {left !== null && (
        <span className={styles.time} role="timer" data-over={isOver || undefined}>
          <span aria-hidden="true">{isOver ? 'Time is up' : clockWords(left)}</span>
          <VisuallyHidden>
            {isOver ? '' : `${spokenTime(left)} left${isResting ? ', paused' : ''}`}
          </VisuallyHidden>
        </span>
      )}
      <VisuallyHidden role="status">{isOver ? 'The time is up.' : ''}</VisuallyHidden>
      {leads && left === null && <StartTimer start={set} />}
      {leads && left !== null && (
        <ActionIcon.Group>
          {!isOver && (
            <ActionIcon
              variant="default"
              size={30}
              aria-label={isResting ? 'Let the timer go on' : 'Pause the timer'}
              onClick={() => set({ step: isResting ? 'go-on' : 'pause' })}
            >
              {isResting ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
            </ActionIcon>
          )}
          <ActionIcon
            variant="default"
            size={30}
            aria-label="One minute more"
            onClick={() => set({ seconds: left + 60 })}
          >
            <IconPlus size={15} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={30}
            aria-label="End the timer"
            onClick={() => set({ step: 'stop' })}
          >
            <IconX size={15} />
          </ActionIcon>
        </ActionIcon.Group>
      )}
    </div>
  )
}

import { Button, Switch, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import type { Meeting } from '#contract/meeting.ts'
import { useKeys } from '../../lib/keys.ts'
import { stepNames } from '../../lib/meeting.ts'
import { AttendanceDialog } from './AttendanceDialog.tsx'
import styles from './bar.module.css'
import { EndDialog } from './EndDialog.tsx'
import { StepList } from './StepList.tsx'
import { ThreadMenu } from './ThreadMenu.tsx'
import { useThread } from './use-thread.tsx'

/** What is fixed at the foot of the window leaves room for the bar. */
function useRoom() {
  useEffect(() => {
    document.documentElement.dataset.meeting = ''
    return () => {
      delete document.documentElement.dataset.meeting
    }
  }, [])
}

/** Pressed by itself "m" leads to the next step; behind "g" it goes to the list of meetings, as ever. */
function useNextKey(focus: () => void) {
  const before = useRef('')
  const { key: place } = useLocation()
  useEffect(() => {
    if (place) before.current = ''
  }, [place])
  useKeys((key, event) => {
    const isGoing = before.current === 'g'
    before.current = key
    if (key !== 'm' || isGoing) return
    event.preventDefault()
    focus()
  })
}

/** The meeting over all pages of the team: where it is, what comes next, who is there. */
export function StepBar({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const thread = useThread(slug, meeting)
  const [isEnding, ending] = useDisclosure(false)
  const [isCounting, counting] = useDisclosure(false)
  const next = useRef<HTMLButtonElement>(null)
  const { current, follows } = thread
  const present = meeting.attendees.filter(({ isPresent }) => isPresent).length
  useRoom()
  useNextKey(() => next.current?.focus())
  const leader = meeting.leader?.name ?? 'the meeting'
  return (
    <section className={styles.bar} aria-label="Meeting">
      <VisuallyHidden role="status">
        {current ? `The meeting is at ${stepNames[current.step]}` : 'The meeting is between steps'}
      </VisuallyHidden>
      <div className={styles.inner}>
        <StepList thread={thread} />
        <div className={styles.tools}>
          {!thread.isLeader && (
            <Switch
              className={styles.follow ?? ''}
              size="sm"
              label={`Follow ${leader}`}
              checked={follows}
              onChange={event => thread.setFollows(event.currentTarget.checked)}
            />
          )}
          <Button
            className={styles.count ?? ''}
            variant="subtle"
            color="gray"
            c="var(--knots-muted)"
            size="xs"
            px={8}
            leftSection={<IconUsers size={16} />}
            aria-label={`${present} present. Who is here?`}
            onClick={counting.open}
          >
            {present}
          </Button>
          <ThreadMenu thread={thread} onEnd={ending.open} />
          <Button
            ref={next}
            className={styles.next ?? ''}
            size="xs"
            aria-disabled={thread.isMoving || undefined}
            onClick={thread.next === null ? ending.open : thread.goNext}
          >
            {thread.next === null ? 'End meeting' : `Next: ${stepNames[thread.next]}`}
          </Button>
        </div>
      </div>
      {isEnding && <EndDialog thread={thread} onClose={ending.close} />}
      {isCounting && <AttendanceDialog slug={slug} meeting={meeting} onClose={counting.close} />}
    </section>
  )
}

import { ActionIcon, Menu } from '@mantine/core'
import {
  IconChevronUp,
  IconDoorExit,
  IconNotes,
  IconPlayerSkipForward,
  IconSteeringWheel,
} from '@tabler/icons-react'
import { Link } from 'react-router'
import { active } from '../../lib/me.ts'
import { stepNames } from '../../lib/meeting.ts'
import { usePeople } from '../../lib/queries.ts'
import styles from './bar.module.css'
import { StepMark } from './StepList.tsx'
import { stateWords } from './steps.ts'
import type { Thread } from './use-thread.tsx'

/** Who leads; anybody can take it or hand it on. */
function LeadItems({ thread }: { thread: Thread }) {
  const people = active(usePeople(thread.slug).data?.people)
  const { leader } = thread.meeting
  const others = people.filter(({ id }) => id !== leader?.personId && id !== thread.me)
  return (
    <>
      <Menu.Label c="var(--knots-muted)">
        {thread.isLeader ? 'You lead' : leader ? `${leader.name} leads` : 'Nobody leads'}
      </Menu.Label>
      {thread.me !== null && !thread.isLeader && (
        <Menu.Item
          leftSection={<IconSteeringWheel size={17} />}
          onClick={() => thread.lead(thread.me)}
        >
          Lead
        </Menu.Item>
      )}
      {leader && <Menu.Item onClick={() => thread.lead(null)}>Let everybody lead</Menu.Item>}
      {others.length > 0 && <Menu.Label c="var(--knots-muted)">Hand over to</Menu.Label>}
      {others.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => thread.lead(id)}>
          {name}
        </Menu.Item>
      ))}
    </>
  )
}

type Props = { thread: Thread; onEnd: () => void }

/** What is done seldom; on a phone also all steps and whether to follow. */
export function ThreadMenu({ thread, onEnd }: Props) {
  const { meeting, current, slug } = thread
  return (
    <Menu position="top-end" width={240} shadow="md" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label="More of the meeting">
          <IconChevronUp size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
        {meeting.steps.map(({ step, state }) => (
          <Menu.Item
            key={step}
            className={styles.narrow ?? ''}
            leftSection={<StepMark state={state} />}
            aria-label={`${stepNames[step]}, ${stateWords[state]}`}
            aria-current={state === 'current' ? 'step' : undefined}
            onClick={() => thread.open(step)}
          >
            {stepNames[step]}
          </Menu.Item>
        ))}
        {!thread.isLeader && (
          <Menu.Item
            className={styles.narrow ?? ''}
            onClick={() => thread.setFollows(!thread.follows)}
          >
            {`${thread.follows ? 'Do not follow' : 'Follow'} ${meeting.leader?.name ?? 'the meeting'}`}
          </Menu.Item>
        )}
        <Menu.Divider className={styles.narrow ?? ''} />
        {current && (
          <Menu.Item leftSection={<IconPlayerSkipForward size={17} />} onClick={thread.skip}>
            Skip {stepNames[current.step]}
          </Menu.Item>
        )}
        <Menu.Item
          component={Link}
          to={`/${slug}/meetings/${meeting.id}`}
          leftSection={<IconNotes size={17} />}
        >
          Minutes of the meeting
        </Menu.Item>
        <Menu.Item leftSection={<IconDoorExit size={17} />} onClick={onEnd}>
          End meeting…
        </Menu.Item>
        <Menu.Divider />
        <LeadItems thread={thread} />
      </Menu.Dropdown>
    </Menu>
  )
}

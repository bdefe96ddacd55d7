import { ActionIcon, Anchor, Button, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarPlus, IconTrash } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import type { TeamEvent } from '#contract/team-event.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ShareDialog } from '../../components/ShareDialog.tsx'
import { useMay } from '../../lib/access.ts'
import { teamPath } from '../../lib/api.ts'
import { formatSpan, plural } from '../../lib/format.ts'
import { usePeople } from '../../lib/queries.ts'
import { useHasSignIn } from '../../lib/session.ts'
import { AddEvent } from './AddEvent.tsx'
import { useRemoveEvent, useTeamEvents } from './api.ts'
import styles from './planning.module.css'

type Props = { slug: string; sprint: Sprint }

function EventRow({ slug, event }: { slug: string; event: TeamEvent }) {
  const may = useMay()
  const remove = useRemoveEvent(slug)
  const people = usePeople(slug).data?.people ?? []
  const touched = people.filter(({ id }) => event.personIds?.includes(id)).map(({ name }) => name)
  const whom =
    event.personIds === null
      ? 'everybody'
      : touched.join(', ') || plural(event.personIds.length, 'person', 'people')
  return (
    <li className={styles.event}>
      <div>
        <b>{event.name}</b>
        <span className={styles.eventDays}>
          {formatSpan(event.firstDay, event.lastDay)} · {whom}
          {!event.isAway && ' · nobody is away for it'}
        </span>
      </div>
      {may.write && (
        <Tooltip withinPortal={false} label="Remove">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${event.name}`}
            loading={remove.isPending}
            onClick={() => remove.mutate(event.id)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {remove.error && <Problem error={remove.error} />}
    </li>
  )
}

/** A calendar program cannot sign in: where people do, it is given an address of its own. */
function CalendarLine({ slug }: { slug: string }) {
  const hasSignIn = useHasSignIn()
  const may = useMay()
  const [isSharing, { open, close }] = useDisclosure(false)
  return (
    <Text size="sm" c="dimmed" mt="sm">
      <Anchor href={teamPath(slug, '/calendar.ics')} inherit underline="always">
        Calendar of sprints and events
      </Anchor>
      {hasSignIn ? '.' : ', to subscribe to.'}
      {hasSignIn && may.lead && (
        <>
          {' '}
          <Anchor component="button" type="button" inherit underline="always" onClick={open}>
            Make an address to subscribe to
          </Anchor>
        </>
      )}
      {isSharing && <ShareDialog slug={slug} page="calendar" onClose={close} />}
    </Text>
  )
}

/** What else happens in these days, and the calendar of it all. */
export function EventsPanel({ slug, sprint }: Props) {
  const [isAdding, { open, close }] = useDisclosure(false)
  const may = useMay()
  const { data, error } = useTeamEvents(slug)
  const within = (data?.events ?? []).filter(
    ({ firstDay, lastDay }) => firstDay <= sprint.lastDay && lastDay >= sprint.firstDay,
  )
  return (
    <Panel
      title="Events"
      actions={
        may.write && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCalendarPlus size={15} />}
            onClick={open}
          >
            Add an event
          </Button>
        )
      }
    >
      {error && <Problem title="The events could not be read" error={error} />}
      {data && within.length === 0 && (
        <Text c="dimmed">
          No conference, review week or visit in these days. Events take their days from the
          suggestions.
        </Text>
      )}
      <ul className={styles.events}>
        {within.map(event => (
          <EventRow key={event.id} slug={slug} event={event} />
        ))}
      </ul>
      <CalendarLine slug={slug} />
      {isAdding && <AddEvent slug={slug} sprint={sprint} onClose={close} />}
    </Panel>
  )
}

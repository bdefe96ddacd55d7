import { Anchor, Table } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Meetings } from '#contract/meeting.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { StartMeeting } from '../../components/StartMeeting.tsx'
import { useMay } from '../../lib/access.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import { useCurrentMeeting } from '../../lib/meeting.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { useMeetings } from './api.ts'
import { lengthOf, spokenTime } from './time.ts'

type Row = Meetings['meetings'][number]

function MeetingRow({ slug, meeting }: { slug: string; meeting: Row }) {
  const seconds = lengthOf(meeting)
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Anchor component={Link} to={`/${slug}/meetings/${meeting.id}`} underline="always">
          {formatDayWithYear(meeting.day)}
        </Anchor>
      </Table.Th>
      <Table.Td>{meeting.reviewSprint?.title ?? '–'}</Table.Td>
      <Table.Td visibleFrom="sm">{meeting.planSprint?.title ?? '–'}</Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {meeting.present}
      </Table.Td>
      <Table.Td ta="right">{seconds === null ? 'being held' : spokenTime(seconds)}</Table.Td>
    </Table.Tr>
  )
}

/** All meetings, the latest first; here one is started on any day. */
export function MeetingsPage() {
  const slug = useTeamSlug()
  const { data, error, isPending, refetch } = useMeetings(slug)
  const now = useCurrentMeeting(slug)
  const may = useMay()
  const start =
    may.write && now.data && now.data.meeting === null ? <StartMeeting slug={slug} /> : null
  const meetings = data?.meetings ?? []
  return (
    <>
      <PageTitle
        title="Meetings"
        below="From follow-ups to commit in one go, with the minutes they left."
        actions={meetings.length > 0 ? start : null}
      />
      {isPending && <Loading height={320} label="Loading the meetings" />}
      {error && !data && (
        <Problem title="The meetings could not be read" error={error} onRetry={() => refetch()} />
      )}
      {data && meetings.length === 0 && (
        <Empty icon={<IconMessages size={24} />} title="No meetings yet" actions={start}>
          A meeting leads through review, retrospective and planning step by step, and writes its
          own minutes.
        </Empty>
      )}
      {meetings.length > 0 && (
        <Panel>
          <Table.ScrollContainer minWidth={300}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Day</Table.Th>
                  <Table.Th scope="col">Reviewed</Table.Th>
                  <Table.Th scope="col" visibleFrom="sm">
                    Planned
                  </Table.Th>
                  <Table.Th scope="col" ta="right" visibleFrom="sm">
                    Present
                  </Table.Th>
                  <Table.Th scope="col" ta="right">
                    Duration
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {meetings.map(meeting => (
                  <MeetingRow key={meeting.id} slug={slug} meeting={meeting} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Panel>
      )}
    </>
  )
}

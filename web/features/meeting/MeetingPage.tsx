import { Anchor } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { Meeting } from '#contract/meeting.ts'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { Attendance } from './Attendance.tsx'
import { useMeeting } from './api.ts'
import { MinutesPanel } from './MinutesPanel.tsx'
import styles from './meeting.module.css'
import { Sections } from './Sections.tsx'
import { StepTimes } from './StepTimes.tsx'
import { lengthOf, spokenTime } from './time.ts'

function about(meeting: Meeting): string {
  const seconds = lengthOf(meeting)
  return [
    meeting.reviewSprint && `Review of ${meeting.reviewSprint.title}`,
    meeting.planSprint && `planning of ${meeting.planSprint.title}`,
    meeting.leader && `led by ${meeting.leader.name}`,
    seconds === null ? 'being held' : spokenTime(seconds),
  ]
    .filter(Boolean)
    .join(', ')
}

function MeetingView({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const may = useMay()
  return (
    <>
      <PageTitle
        title={`Meeting of ${formatDayWithYear(meeting.day)}`}
        above={
          <Anchor component={Link} to={`/${slug}/meetings`} inherit>
            Meetings
          </Anchor>
        }
        below={about(meeting)}
      />
      <div className={styles.page}>
        <div className={styles.column}>
          <Sections slug={slug} meeting={meeting} />
        </div>
        <div className={styles.column}>
          <Panel title="Who is here">
            <Attendance slug={slug} meeting={meeting} />
          </Panel>
          <Panel title="Time">
            <StepTimes meeting={meeting} />
          </Panel>
          {may.write && <MinutesPanel slug={slug} meeting={meeting} />}
        </div>
      </div>
    </>
  )
}

/** One meeting: who was there, what was said, how long it took, and all of it as Markdown. */
export function MeetingPage() {
  const slug = useTeamSlug()
  const { id = '' } = useParams()
  const { data, error, refetch } = useMeeting(slug, id)
  if (data) return <MeetingView slug={slug} meeting={data} />
  return (
    <>
      <PageTitle title="Meeting" />
      {error ? (
        <Problem title="The meeting could not be read" error={error} onRetry={() => refetch()} />
      ) : (
        <Loading height={640} label="Loading the meeting" />
      )}
    </>
  )
}

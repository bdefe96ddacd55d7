import { Button, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { CurrentMeeting } from '#contract/meeting.ts'
import { StartMeeting } from '../../components/StartMeeting.tsx'
import { useMay } from '../../lib/access.ts'
import { currentStep, stepNames, stepPath } from '../../lib/meeting.ts'
import styles from './home.module.css'

type Props = { slug: string; now: CurrentMeeting | undefined }

/** On a day on which sprints change: the meeting, one press away. It keeps its place when the meeting begins. */
export function MeetingOffer({ slug, now }: Props) {
  const may = useMay()
  if (!now?.isChangeDay) return null
  const { meeting } = now
  const step = meeting && currentStep(meeting)?.step
  return (
    <section className={styles.offer} aria-label="The meeting of today">
      <Text size="sm">
        {!meeting && 'Today the sprint changes.'}
        {meeting && `The meeting is being held${step ? `: ${stepNames[step]}` : ''}.`}
      </Text>
      {meeting ? (
        <Button
          component={Link}
          to={step ? stepPath(slug, step, meeting) : `/${slug}/meetings/${meeting.id}`}
          variant="default"
        >
          Go there
        </Button>
      ) : (
        may.write && <StartMeeting slug={slug} />
      )}
    </section>
  )
}

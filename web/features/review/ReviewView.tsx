import { Button } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Report } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { ExcludedPanel } from '../../components/ExcludedPanel.tsx'
import { TargetsPanel } from '../../components/goals/TargetsPanel.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { SprintText } from '../../components/SprintText.tsx'
import { AdjustmentsPanel } from './AdjustmentsPanel.tsx'
import { AvailabilityPanel } from './AvailabilityPanel.tsx'
import { useReport } from './api.ts'
import { Corrections } from './Corrections.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { ItemsPanel } from './ItemsPanel.tsx'
import { LearnedPanel } from './LearnedPanel.tsx'
import { OutsidePanel } from './OutsidePanel.tsx'
import { ReviewHead } from './ReviewHead.tsx'
import styles from './review.module.css'
import { SharesPanel } from './SharesPanel.tsx'
import { Summary } from './Summary.tsx'

type Props = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

function Parts({ slug, report }: { slug: string; report: Report }) {
  const { sprint } = report
  return (
    <Corrections sprint={sprint}>
      <Summary slug={slug} report={report} />
      <div className={styles.grid}>
        <div className={styles.main}>
          <LearnedPanel slug={slug} sprint={sprint} />
          <ItemsPanel slug={slug} report={report} />
          <OutsidePanel slug={slug} report={report} />
          <AdjustmentsPanel slug={slug} report={report} />
          <TargetsPanel slug={slug} sprint={sprint} withReview />
          <SharesPanel shares={report.shares} />
        </div>
        <div className={styles.side}>
          <SprintText
            slug={slug}
            sprint={sprint}
            field="comment"
            title="Comment"
            hint="What made it fast or slow?"
          />
          <AvailabilityPanel slug={slug} sprint={sprint} />
          <ExcludedPanel slug={slug} sprint={sprint} />
          <HistoryPanel slug={slug} sprint={sprint} />
        </div>
      </div>
    </Corrections>
  )
}

export function ReviewView({ slug, sprint, previous, next }: Props) {
  const { data, error, refetch } = useReport(slug, sprint.id)
  const head = (
    <ReviewHead slug={slug} sprint={sprint} previous={previous} next={next} report={data ?? null} />
  )
  if (sprint.state === 'planned')
    return (
      <>
        {head}
        <Empty
          icon={<IconSailboat size={24} />}
          title="This sprint has not begun"
          actions={
            <Button component={Link} to={`/${slug}/sprints/${sprint.number}/plan`}>
              Plan it
            </Button>
          }
        >
          Its review shows what became of each item, once there is something to show.
        </Empty>
      </>
    )
  return (
    <>
      {head}
      {data ? (
        <Parts slug={slug} report={data} />
      ) : error ? (
        <Problem title="The review could not be read" error={error} onRetry={() => refetch()} />
      ) : (
        <Loading height={560} label="Loading the review" />
      )}
    </>
  )
}

import { Button } from '@mantine/core'
import { IconCards } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { TargetsPanel } from '../../components/goals/TargetsPanel.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { SprintTabs } from '../../components/SprintTabs.tsx'
import { Steps } from '../../components/steps/Steps.tsx'
import { VelocityUse } from '../../components/VelocityUse.tsx'
import { useMay } from '../../lib/access.ts'
import { formatSpan, plural } from '../../lib/format.ts'
import type { Choice } from '../../lib/method-words.ts'
import { AvailabilityPanel } from './AvailabilityPanel.tsx'
import { BacklogPanel } from './BacklogPanel.tsx'
import { CapacityPanel } from './CapacityPanel.tsx'
import { EventsPanel } from './EventsPanel.tsx'
import { FollowUpsPanel } from './FollowUpsPanel.tsx'
import { PastPanel } from './PastPanel.tsx'
import styles from './planning.module.css'
import { RisksPanel } from './RisksPanel.tsx'

type Props = { slug: string; sprint: Sprint }

export function PlanningView({ slug, sprint }: Props) {
  const may = useMay()
  const [choice, setChoice] = useState<Choice | null>(null)
  const { number, firstDay, lastDay, workingDays } = sprint
  return (
    <>
      <PageTitle
        title={`Plan sprint ${number}`}
        above={<SprintAbove slug={slug} sprint={sprint} />}
        below={`${formatSpan(firstDay, lastDay)} · ${plural(workingDays, 'working day')}`}
        actions={
          <>
            <Button
              component={Link}
              to={`/${slug}/sprints/${number}/poker`}
              variant="default"
              leftSection={<IconCards size={16} />}
            >
              Poker
            </Button>
            <Steps slug={slug} sprint={sprint} />
          </>
        }
      />
      <SprintTabs slug={slug} sprint={sprint} />
      <div className={styles.stack}>
        <FollowUpsPanel slug={slug} sprint={sprint} />
        <CapacityPanel slug={slug} sprint={sprint} choice={choice} onChoice={setChoice} />
        <div className={styles.pair}>
          <AvailabilityPanel slug={slug} sprint={sprint} />
          <div className={styles.stack}>
            <TargetsPanel slug={slug} sprint={sprint} />
            <EventsPanel slug={slug} sprint={sprint} />
            {may.write && <RisksPanel slug={slug} sprint={sprint} />}
            <PastPanel slug={slug} sprint={sprint} choice={choice} />
            <VelocityUse slug={slug} />
          </div>
        </div>
        <BacklogPanel slug={slug} sprint={sprint} choice={choice} />
      </div>
    </>
  )
}

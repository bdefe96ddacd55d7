import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { Report } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { BigScreen } from '../../components/BigScreen.tsx'
import { MinutesDialog } from '../../components/MinutesDialog.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { SprintNeighbours } from '../../components/SprintNeighbours.tsx'
import { SprintTabs } from '../../components/SprintTabs.tsx'
import { StepDialog } from '../../components/steps/StepDialog.tsx'
import { useMay } from '../../lib/access.ts'
import { useToday } from '../../lib/clock.ts'
import { formatSpan, plural } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { CloseDialog } from './CloseDialog.tsx'

type Props = {
  slug: string
  sprint: Sprint
  previous: Sprint | null
  next: Sprint | null
  report: Report | null
}

function Others({ slug, sprint }: Pick<Props, 'slug' | 'sprint'>) {
  const [open, setOpen] = useState<'minutes' | 'reopen' | null>(null)
  const close = () => setOpen(null)
  const may = useMay()
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More for this review">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may.write && <Menu.Item onClick={() => setOpen('minutes')}>Copy as minutes</Menu.Item>}
          <Menu.Item onClick={() => window.print()}>Print</Menu.Item>
          {may.lead && sprint.state === 'closed' && (
            <Menu.Item onClick={() => setOpen('reopen')}>Reopen the sprint</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'minutes' && <MinutesDialog slug={slug} sprint={sprint} onClose={close} />}
      <StepDialog
        slug={slug}
        sprint={sprint}
        step={open === 'reopen' ? 'reopen' : null}
        onClose={close}
      />
    </>
  )
}

/** The close with what leads to it; the dialog stays open over the close, for what comes after it. */
function Close({ slug, report }: { slug: string; report: Report }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const today = useToday(useTeam(slug).data?.timeZone)
  const { state, lastDay } = report.sprint
  const isDue = today !== null && lastDay <= today
  const may = useMay()
  if (!may.lead)
    return may.write && isDue && state === 'active' ? (
      <Text size="sm" c="dimmed">
        A scrum master closes it
      </Text>
    ) : null
  return (
    <>
      {state === 'active' && (
        <Button variant={isDue ? 'filled' : 'default'} onClick={open}>
          Close sprint
        </Button>
      )}
      {isOpen && <CloseDialog slug={slug} report={report} onClose={close} />}
    </>
  )
}

/** Which sprint it is, and what can be done with its review. */
export function ReviewHead({ slug, sprint, previous, next, report }: Props) {
  const { number, title, firstDay, lastDay, workingDays } = sprint
  return (
    <>
      <PageTitle
        title={`Review of ${title}`}
        tab={`Review of sprint ${number}`}
        above={<SprintAbove slug={slug} sprint={sprint} />}
        below={`${formatSpan(firstDay, lastDay)} · ${plural(workingDays, 'working day')}`}
        actions={
          <>
            {report && <Close slug={slug} report={report} />}
            <BigScreen />
            <Others slug={slug} sprint={sprint} />
            <SprintNeighbours slug={slug} previous={previous} next={next} page="/review" />
          </>
        }
      />
      <SprintTabs slug={slug} sprint={sprint} />
    </>
  )
}

import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ShareButton } from '../../components/ShareButton.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { SprintNeighbours } from '../../components/SprintNeighbours.tsx'
import { SprintTabs } from '../../components/SprintTabs.tsx'
import { useMay } from '../../lib/access.ts'
import { useActions } from '../../lib/actions.ts'
import { formatSpan, plural } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { useReport, useRetro } from './api.ts'
import { Downloads } from './Downloads.tsx'
import { Sheet } from './Sheet.tsx'

type Props = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

export function ReportView({ slug, sprint, previous, next }: Props) {
  const team = useTeam(slug)
  const report = useReport(slug, sprint.id)
  const may = useMay()
  const retro = useRetro(slug, sprint.id, may.write)
  const actions = useActions(slug)
  const asked = may.write ? [report, retro, actions] : [report, actions]
  const failed = asked.find(query => query.error && !query.data)
  const { number, title, firstDay, lastDay, workingDays } = sprint
  return (
    <>
      <PageTitle
        title={`Report of ${title}`}
        tab={`Report of sprint ${number}`}
        above={<SprintAbove slug={slug} sprint={sprint} />}
        below={[team.data?.name, formatSpan(firstDay, lastDay), plural(workingDays, 'working day')]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <Group gap="xs" data-screen-only>
            <Button
              leftSection={<IconPrinter size={17} />}
              onClick={() => window.print()}
              disabled={!report.data}
            >
              Print or save as PDF
            </Button>
            <ShareButton slug={slug} page="report" sprint={sprint} />
            <Downloads slug={slug} sprint={sprint} />
            <SprintNeighbours slug={slug} previous={previous} next={next} page="/report" />
          </Group>
        }
      />
      <SprintTabs slug={slug} sprint={sprint} />
      {failed ? (
        <Problem
          title="The report could not be read"
          error={failed.error}
          onRetry={() => failed.refetch()}
        />
      ) : report.data && (retro.data || !may.write) && actions.data ? (
        <Sheet
          slug={slug}
          report={report.data}
          retro={(may.write && retro.data) || null}
          actions={actions.data.actions}
          timeZone={team.data?.timeZone}
        />
      ) : (
        <Loading height={900} label="Loading the report" />
      )}
    </>
  )
}

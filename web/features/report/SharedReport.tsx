import type { Burndown } from '#contract/burndown.ts'
import type { Report } from '#contract/review.ts'
import { Burn } from '../../components/Burn.tsx'
import { formatSpan } from '../../lib/format.ts'
import { Sheet } from './Sheet.tsx'

type Props = { slug: string; report: Report; burndown: Burndown | null; timeZone: string }

/** The report for somebody outside of the team: without the retrospective and without who is to do what. */
export function SharedReport({ slug, report, burndown, timeZone }: Props) {
  const { sprint } = report
  return (
    <Sheet
      slug={slug}
      report={report}
      retro={null}
      actions={[]}
      timeZone={timeZone}
      burn={
        burndown && (
          <Burn
            sprint={sprint}
            burndown={burndown}
            kind="down"
            subtitle={`${sprint.title}, ${formatSpan(sprint.firstDay, sprint.lastDay)}`}
            height={380}
          />
        )
      }
    />
  )
}

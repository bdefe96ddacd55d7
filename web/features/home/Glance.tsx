import type { Sprint } from '#contract/sprint.ts'
import { Figure } from '../../components/Figure.tsx'
import { FigureStrip } from '../../components/FigureStrip.tsx'
import { SprintFigure } from '../../components/SprintFigure.tsx'
import { dash, formatPoints, plural } from '../../lib/format.ts'

const partOf = ({ people }: Sprint) =>
  people.total > 0 ? `from ${people.answered} of ${people.total}` : undefined

function commitmentWords({ commitment }: Sprint): string {
  if (commitment === null) return 'not committed yet'
  if (commitment.by === 'nobody') return 'nobody pressed commit'
  return commitment.day === null ? 'before the sprint' : `on working day ${commitment.day}`
}

/** The few figures that say how the sprint goes. */
export function Glance({ sprint, daysLeft }: { sprint: Sprint; daysLeft: number | null }) {
  const { points, items } = sprint
  return (
    <FigureStrip label="At a glance">
      <SprintFigure
        sprint={sprint}
        figure="remaining"
        label="Points left"
        note={points.scope === null ? undefined : `of ${formatPoints(points.scope)} in scope`}
      />
      <Figure
        label="Days left"
        value={daysLeft === null ? dash : String(daysLeft)}
        note={`of ${plural(sprint.workingDays, 'working day')}`}
      />
      <SprintFigure
        sprint={sprint}
        figure="completed"
        note={items ? `${items.done} of ${plural(items.total, 'item')}` : undefined}
      />
      <SprintFigure sprint={sprint} figure="committed" note={commitmentWords(sprint)} />
      <SprintFigure
        sprint={sprint}
        figure="plannedFte"
        label="Availability (FTE)"
        note={partOf(sprint)}
      />
    </FigureStrip>
  )
}

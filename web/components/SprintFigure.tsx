import type { Sprint } from '#contract/sprint.ts'
import { explain } from '#domain/explain.ts'
import { certaintyOf, type SprintFigure as FigureName } from '#domain/explain-certainty.ts'
import { dash, formatOne, formatPoints, formatSigned } from '../lib/format.ts'
import { Figure } from './Figure.tsx'

type Props = {
  sprint: Sprint
  figure: FigureName
  label?: string
  note?: string | undefined
  size?: 'sm' | 'md' | 'xl'
}

const labels: Record<FigureName, string> = {
  committed: 'Committed',
  added: 'Added',
  removed: 'Removed',
  reestimated: 'Re-estimated',
  scope: 'Scope',
  completed: 'Completed',
  remaining: 'Remaining',
  outside: 'Outside',
  adjusted: 'Adjusted',
  counted: 'Counted',
  plannedFte: 'Planned FTE',
  likelyFte: 'Likely FTE',
  actualFte: 'Actual FTE',
  expectedVelocity: 'Expected velocity',
  actualVelocity: 'Velocity',
}

/** The figure's value as it is shown. */
export function sprintValue(sprint: Sprint, figure: FigureName): string {
  switch (figure) {
    case 'plannedFte':
      return formatOne(sprint.fte.planned)
    case 'likelyFte':
      return formatOne(sprint.fte.likely)
    case 'actualFte':
      return formatOne(sprint.fte.actual)
    case 'expectedVelocity':
      return formatOne(sprint.velocity.expected)
    case 'actualVelocity':
      return formatOne(sprint.velocity.actual)
    case 'reestimated':
    case 'adjusted':
      return formatSigned(sprint.points[figure])
    default:
      return formatPoints(sprint.points[figure])
  }
}

/** A figure of a sprint, which explains itself. */
export function SprintFigure({ sprint, figure, label, note, size }: Props) {
  const value = sprintValue(sprint, figure)
  const certainty = value === dash ? null : certaintyOf(figure, sprint)
  return (
    <Figure
      label={label ?? labels[figure]}
      value={value}
      note={note}
      formula={explain(figure, sprint)}
      {...(certainty ? { certainty } : {})}
      {...(size ? { size } : {})}
    />
  )
}

import type { Sprint } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'
import type { Column } from '../../components/chart/table.ts'
import { formatOne } from '../../lib/format.ts'

/** Every sprint with its figures as columns; those with an FTE only where there is one. */
export function velocityTable({ sprints, band }: Velocity, hasVelocity: boolean): Column[] {
  const of = (label: string, value: (sprint: Sprint) => number | string | null): Column => ({
    label,
    values: sprints.map(value),
  })
  const one = (label: string, value: (sprint: Sprint) => number | null): Column => ({
    label,
    values: sprints.map(value),
    format: formatOne,
  })
  const before = new Map(band.map(entry => [entry.sprintId, entry]))
  return [
    of('Sprint', ({ title }) => title),
    of('Last day', ({ lastDay }) => lastDay),
    of('Committed', ({ points }) => points.committed),
    of('Completed', ({ points }) => points.completed),
    of('Counted', ({ points }) => points.counted),
    ...(hasVelocity
      ? [
          one('Planned FTE', ({ fte }) => fte.planned),
          one('Actual FTE', ({ fte }) => fte.actual),
          one('Expected velocity', ({ velocity }) => velocity.expected),
          one('Velocity', ({ velocity }) => velocity.actual),
          one('Average before', ({ id }) => before.get(id)?.average ?? null),
          one('Range from', ({ id }) => before.get(id)?.low ?? null),
          one('Range to', ({ id }) => before.get(id)?.high ?? null),
        ]
      : []),
    of('Left out because', ({ excluded }) => excluded?.reason ?? ''),
  ]
}

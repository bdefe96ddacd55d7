import type { Sprint } from '../contract/sprint.ts'
import type { Velocity } from '../contract/velocity.ts'
import { csvCell } from '../domain/csv-cell.ts'

const columns: readonly [name: string, value: (sprint: Sprint) => string | number | null][] = [
  ['number', sprint => sprint.number],
  ['title', sprint => sprint.title],
  ['firstDay', sprint => sprint.firstDay],
  ['lastDay', sprint => sprint.lastDay],
  ['state', sprint => sprint.state],
  ['committed', sprint => sprint.points.committed],
  ['completed', sprint => sprint.points.completed],
  ['outside', sprint => sprint.points.outside],
  ['adjusted', sprint => sprint.points.adjusted],
  ['counted', sprint => sprint.points.counted],
  ['plannedFte', sprint => sprint.fte.planned],
  ['actualFte', sprint => sprint.fte.actual],
  ['expectedVelocity', sprint => sprint.velocity.expected],
  ['actualVelocity', sprint => sprint.velocity.actual],
  ['certainty', sprint => sprint.certainty],
  ['excluded', sprint => sprint.excluded?.reason ?? null],
]

/** The velocity table as CSV (RFC 4180); what is not known is empty. */
export function velocityCsv(velocity: Velocity): string {
  const lines = [
    columns.map(([name]) => name),
    ...velocity.sprints.map(sprint => columns.map(([, value]) => csvCell(value(sprint)))),
  ]
  return lines.map(line => `${line.join(',')}\r\n`).join('')
}

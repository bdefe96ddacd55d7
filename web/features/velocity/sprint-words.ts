import type { Sprint } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'
import { formatOne, formatPoints, formatSpan } from '../../lib/format.ts'

/** A sprint's figures as label and value; what is not known is left out. */
export function sprintRows(
  sprint: Sprint,
  band: Velocity['band'][number] | undefined,
  hasVelocity: boolean,
): [label: string, value: string][] {
  const { points, fte, velocity } = sprint
  const rows: [string, number | null | undefined, (value: number | null | undefined) => string][] =
    [
      ['Committed', points.committed, formatPoints],
      ['Completed', points.completed, formatPoints],
      ['Counted', points.counted, formatPoints],
    ]
  if (hasVelocity)
    rows.push(
      ['FTE', fte.actual ?? fte.planned, formatOne],
      ['Expected velocity', velocity.expected, formatOne],
      ['Velocity', velocity.actual, formatOne],
      ['Average before', band?.average, formatOne],
    )
  const range: [string, string][] =
    hasVelocity && band?.low != null && band.high != null
      ? [['Range', `${formatOne(band.low)} to ${formatOne(band.high)}`]]
      : []
  return [
    ...rows.flatMap(([label, value, format]): [string, string][] =>
      value === null || value === undefined ? [] : [[label, format(value)]],
    ),
    ...range,
  ]
}

/** The same as one sentence, for those who hear the chart. */
export function sprintWords(
  sprint: Sprint,
  band: Velocity['band'][number] | undefined,
  hasVelocity: boolean,
): string {
  const rows = sprintRows(sprint, band, hasVelocity).map(
    ([label, value]) => `${label.toLowerCase()} ${value}`,
  )
  const left = sprint.excluded ? ` Left out of averages: ${sprint.excluded.reason}.` : ''
  return `${sprint.title}, ${formatSpan(sprint.firstDay, sprint.lastDay)}: ${rows.join(', ')}.${left}`
}

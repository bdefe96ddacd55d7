import type { ReactNode } from 'react'
import type { Velocity } from '#contract/velocity.ts'
import type { Legend } from '../../components/chart/picture-legend.ts'
import { formatDayWithYear, plural } from '../../lib/format.ts'
import { SprintsChart } from './SprintsChart.tsx'
import type { Slot } from './slots.ts'
import { sprintWords } from './sprint-words.ts'
import { VelocityAxis, VelocityPlot } from './VelocityPlot.tsx'
import { VelocityTip } from './VelocityTip.tsx'
import { velocityScales } from './velocity-geometry.ts'
import { velocityTable } from './velocity-table.ts'

const dotLegend: Legend = {
  label: 'Velocity, the dot as large as the FTE',
  mark: 'dot',
  color: '--chart-main',
}
const expectedLegend: Legend = {
  label: 'Expected velocity',
  mark: 'dashed',
  color: '--chart-guide',
}
const averageLegend: Legend[] = [
  { label: 'Average before the sprint', mark: 'line', color: '--chart-second' },
  { label: 'Its 80 % range', mark: 'band', color: '--chart-second' },
]
const barLegend: (Legend & { of: 'committed' | 'completed' | 'counted' })[] = [
  { of: 'committed', label: 'Committed', mark: 'bar', color: '--chart-main-soft' },
  { of: 'completed', label: 'Completed', mark: 'bar', color: '--chart-main-mid' },
  { of: 'counted', label: 'Counted', mark: 'bar', color: '--chart-main' },
]
const nextLegend: Legend = {
  label: 'Expected points and range',
  mark: 'dot',
  color: '--knots-ink',
}
const commentLegend: Legend = { label: 'Comment', mark: 'note', color: '--knots-muted' }
const eventLegend: Legend = { label: 'Event', mark: 'bar', color: '--chart-third' }

/** Only what can be seen: a record of totals has fewer bars. */
function legendOf(slots: Slot[], next: Velocity['next'], hasVelocity: boolean): Legend[] {
  const isExpected = slots.some(({ sprint }) => sprint.velocity.expected !== null)
  const speeds = [dotLegend, ...(isExpected ? [expectedLegend] : []), ...averageLegend]
  return [
    ...(hasVelocity ? speeds : []),
    ...barLegend.filter(({ of }) => slots.some(({ sprint }) => sprint.points[of] !== null)),
    ...(slots.some(({ sprint }) => sprint.id === next?.sprintId) ? [nextLegend] : []),
    ...(slots.some(({ sprint }) => sprint.comment.trim() !== '') ? [commentLegend] : []),
    ...(slots.some(({ events }) => events.length > 0) ? [eventLegend] : []),
  ]
}

/** Sprints in brackets, and those with a single bar. */
function notesOf(slots: Slot[]): string {
  const isExcluded = slots.some(({ sprint }) => sprint.excluded)
  const isRecorded = slots.some(
    ({ sprint: { points } }) => points.counted !== null && points.completed === null,
  )
  return [
    isExcluded ? 'Sprints in brackets, with a hollow dot, are left out of averages.' : '',
    isRecorded ? 'Where only totals were recorded there is no completed beside the counted.' : '',
  ]
    .join(' ')
    .trim()
}

type Props = {
  velocity: Velocity
  slots: Slot[]
  /** All sprints there are, shown or not, for the table. */
  all: Slot[]
  hasVelocity: boolean
  controls: ReactNode
}

/** Expected against actual, sprint by sprint: velocity above, points below. */
export function VelocityChart({ velocity, slots, all, hasVelocity, controls }: Props) {
  const height = hasVelocity ? 510 : 310
  const { next } = velocity
  const scales = velocityScales(slots, next, { height, hasVelocity })
  return (
    <SprintsChart
      title={hasVelocity ? 'Expected against actual' : 'Points per sprint'}
      subtitle={`${plural(slots.length, 'sprint')}, as of ${formatDayWithYear(velocity.asOf)}`}
      legend={legendOf(slots, next, hasVelocity)}
      table={velocityTable(all, hasVelocity)}
      notes={notesOf(slots)}
      height={height}
      controls={controls}
      slots={slots}
      label={slots.length < all.length ? `Sprints, ${slots.length} of ${all.length}` : 'Sprints'}
      axis={right => <VelocityAxis scales={scales} right={right} hasVelocity={hasVelocity} />}
      draw={scale => <VelocityPlot {...{ slots, scale, scales, next, hasVelocity }} />}
      words={slot => sprintWords(slot, hasVelocity)}
      tip={slot => <VelocityTip slot={slot} hasVelocity={hasVelocity} />}
    />
  )
}

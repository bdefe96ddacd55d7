import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'
import { Chart } from '../../components/chart/Chart.tsx'
import { HitBands } from '../../components/chart/HitBands.tsx'
import type { Legend } from '../../components/chart/picture-legend.ts'
import { formatDayWithYear, plural } from '../../lib/format.ts'
import { sprintWords } from './sprint-words.ts'
import { VelocityPlot } from './VelocityPlot.tsx'
import { VelocityTip } from './VelocityTip.tsx'
import { chartedSprints, slotsOf, velocityGeometry } from './velocity-geometry.ts'
import { velocityTable } from './velocity-table.ts'

const speedLegend: Legend[] = [
  { label: 'Velocity', mark: 'dot', color: '--chart-main' },
  { label: 'Expected velocity', mark: 'dashed', color: '--chart-guide' },
  { label: 'Average before the sprint', mark: 'line', color: '--chart-second' },
  { label: 'Its 80 % range', mark: 'band', color: '--chart-second' },
]
const pointLegend: Legend[] = [
  { label: 'Committed', mark: 'bar', color: '--chart-main-soft' },
  { label: 'Completed', mark: 'bar', color: '--chart-main' },
]
const besidesLegend: Legend = {
  label: 'Counted besides',
  mark: 'bar',
  color: '--chart-third',
}
const nextLegend: Legend = {
  label: 'Expected points and range',
  mark: 'dot',
  color: '--knots-ink',
}

const hasBesides = ({ points }: Sprint) =>
  points.counted !== null && points.completed !== null && points.counted > points.completed

const legendOf = (velocity: Velocity, hasVelocity: boolean) => [
  ...(hasVelocity ? speedLegend : []),
  ...pointLegend,
  ...(velocity.sprints.some(hasBesides) ? [besidesLegend] : []),
  ...(velocity.next ? [nextLegend] : []),
]

/** Sprints in brackets, and those that found no room. */
function notesOf(sprints: Sprint[], shown: number): string {
  return [
    sprints.some(({ excluded }) => excluded) ? 'Sprints in brackets are left out of averages.' : '',
    shown < sprints.length
      ? `These are the last ${shown} of ${sprints.length} sprints; the table has them all.`
      : '',
  ]
    .join(' ')
    .trim()
}

type Props = { velocity: Velocity; hasVelocity: boolean }

/** Expected against actual, sprint by sprint: velocity above, points below. */
export function VelocityChart({ velocity, hasVelocity }: Props) {
  const [active, setActive] = useState<number | null>(null)
  const height = hasVelocity ? 480 : 280
  const charted = chartedSprints(velocity)
  return (
    <Chart
      title={hasVelocity ? 'Expected against actual' : 'Points per sprint'}
      subtitle={`${plural(charted.length, 'sprint')}, as of ${formatDayWithYear(velocity.asOf)}`}
      legend={legendOf(velocity, hasVelocity)}
      table={velocityTable(velocity, hasVelocity)}
      height={height}
      notes={width => notesOf(charted, slotsOf(velocity, width).length)}
    >
      {width => {
        const slots = slotsOf(velocity, width)
        const geometry = velocityGeometry(slots, velocity.next, { width, height, hasVelocity })
        const slot = active === null ? undefined : slots[active]
        const latest = slots.findLastIndex(({ sprint }) => sprint.state === 'closed')
        return (
          <>
            <VelocityPlot
              {...{ slots, geometry, width, height, hasVelocity, active }}
              next={velocity.next}
            />
            <HitBands
              label={slots.length < charted.length ? `The last ${slots.length} sprints` : 'Sprints'}
              bands={slots.map(({ sprint, band }) => ({
                x: geometry.start(sprint),
                width: geometry.step,
                text: sprintWords(sprint, band, hasVelocity),
              }))}
              active={active}
              onActive={setActive}
              entry={Math.max(0, latest)}
            />
            {slot && (
              <VelocityTip
                slot={slot}
                hasVelocity={hasVelocity}
                x={geometry.centre(slot.sprint)}
                width={width}
              />
            )}
          </>
        )
      }}
    </Chart>
  )
}

import type { Velocity } from '../contract/velocity.ts'
import { drawAxis, drawBase, tick } from './axis.ts'
import { framed } from './frame.ts'
import type { Legend } from './legend.ts'
import { colorsOf, type Look } from './look.ts'
import { drawNotice } from './notice.ts'
import { text } from './svg.ts'
import { drawBars, drawExpectation, drawSprints } from './velocity-bars.ts'
import { frame, type Slot, scalesOf, slotsOf } from './velocity-scales.ts'
import { drawAverage, drawSpeeds } from './velocity-speeds.ts'
import { formatDayWithYear, formatOne, formatPoints, plural } from './words.ts'

type Pictured = { team: string; velocity: Velocity }

/** Below this many sprints with an FTE, points per sprint are shown instead of velocity. */
const enough = 3

/** Velocity sprint by sprint with its average and range, points below; a notice where no sprint has figures yet. */
export function drawVelocity(look: Look, { team, velocity }: Pictured): string {
  const slots = slotsOf(velocity, look.width)
  const asOf = `As of ${formatDayWithYear(velocity.asOf)}`
  const hasVelocity =
    velocity.sprints.filter(sprint => sprint.velocity.actual !== null).length >= enough
  const title = hasVelocity ? 'Velocity' : 'Points per sprint'
  if (slots.length === 0) {
    const why = 'No sprint has begun yet, so there is no velocity.'
    return drawNotice(look, { title: 'Velocity', subtitle: team, why, asOf })
  }
  const { average } = velocity
  const speed =
    hasVelocity && average.value !== null ? [`average velocity ${formatOne(average.value)}`] : []
  return framed(look, {
    title,
    subtitle: [team, plural(slots.length, 'sprint'), ...speed].join(' · '),
    asOf,
    legend: legendOf(look, velocity, slots, hasVelocity),
    description: slots.map(inWords).join(' '),
    note: 'For the team’s own planning; teams cannot be compared by it',
    height: hasVelocity
      ? Math.min(560, Math.max(340, Math.round(look.width * 0.55)))
      : Math.min(360, Math.max(220, Math.round(look.width * 0.36))),
    draw: (size, colors) => {
      const scales = scalesOf(slots, velocity.next, { ...size, hasVelocity })
      const { speed, point, right, split } = scales
      const bottom = size.height - frame.axis
      const quiet = { ...tick, color: colors.muted }
      const ticks = speed.ticks(4)
      const format = ticks.every(Number.isInteger) ? formatPoints : formatOne
      return [
        hasVelocity
          ? [
              text('Velocity: points per full-time person', 0, 10, quiet),
              drawAxis({ ticks, y: speed, left: frame.left, right, format }, colors),
              drawAverage(slots, scales, colors),
              drawSpeeds(slots, scales, colors),
            ].join('')
          : '',
        text('Points', 0, hasVelocity ? split + frame.gap - 12 : 10, quiet),
        drawAxis({ ticks: point.ticks(4), y: point, left: frame.left, right }, colors),
        drawBars(slots, scales, colors),
        drawExpectation(slots, velocity.next, scales, colors),
        drawBase(frame.left, right, bottom, colors),
        drawSprints(slots, scales, bottom, colors),
      ].join('')
    },
  })
}

function legendOf(
  { theme }: Look,
  { next }: Velocity,
  slots: readonly Slot[],
  hasVelocity: boolean,
): Legend[] {
  const colors = colorsOf[theme]
  const hasBand = slots.some(({ band }) => band?.low != null)
  const speeds: Legend[] = [
    { label: 'Velocity, larger with more people', mark: 'dot', color: colors.main },
    { label: 'Expected', mark: 'dashed', color: colors.guide },
    { label: 'Average before the sprint', mark: 'line', color: colors.second },
    ...(hasBand ? [{ label: 'Its 80 % range', mark: 'band' as const, color: colors.second }] : []),
  ]
  return [
    ...(hasVelocity ? speeds : []),
    { label: 'Committed', mark: 'bar', color: colors.mainSoft },
    { label: 'Completed', mark: 'bar', color: colors.mainMid },
    { label: 'Counted', mark: 'bar', color: colors.main },
    ...(next && slots.some(({ sprint }) => sprint.id === next.sprintId)
      ? [{ label: 'Expected points', mark: 'dot' as const, color: colors.ink }]
      : []),
  ]
}

function inWords({ sprint }: Slot): string {
  const { points, velocity, fte } = sprint
  const figures = [
    points.committed === null ? null : `${formatPoints(points.committed)} points committed`,
    points.counted === null ? null : `${formatPoints(points.counted)} counted`,
    fte.actual === null ? null : `${formatOne(fte.actual)} full-time people`,
    velocity.actual === null ? null : `velocity ${formatOne(velocity.actual)}`,
  ].filter(part => part !== null)
  const said = figures.length > 0 ? figures.join(', ') : 'nothing known yet'
  return `Sprint ${sprint.number}, until ${formatDayWithYear(sprint.lastDay)}: ${said}${sprint.excluded ? ', left out of averages' : ''}.`
}

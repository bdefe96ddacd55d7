import type { Burndown } from '../contract/burndown.ts'
import type { Sprint } from '../contract/sprint.ts'
import { drawBurndownPlot, lane } from './burndown-plot.ts'
import { framed } from './frame.ts'
import type { Legend } from './legend.ts'
import { colorsOf, type Look } from './look.ts'
import { drawNotice } from './notice.ts'
import { formatDay, formatDayWithYear, formatPoints, formatSpan, plural } from './words.ts'

type Pictured = {
  team: string
  sprint: Sprint
  burndown: Burndown
  /** The day on which a closed sprint was closed: its picture stays the same from then on. */
  closedOn: string | null
}

/** The burn-down of a sprint; where there is none, a picture that says why. */
export function drawBurndown(look: Look, { team, sprint, burndown, closedOn }: Pictured): string {
  const title = `Burn-down: ${sprint.title}`
  const subtitle = [team, formatSpan(sprint.firstDay, sprint.lastDay), place(sprint, burndown)]
    .filter(part => part !== null)
    .join(' · ')
  const asOf =
    closedOn === null
      ? `As of ${formatDayWithYear(burndown.today)}`
      : `Closed on ${formatDayWithYear(closedOn)}`
  const why = burndown.why ?? (burndown.days.length === 0 ? 'This sprint has no days.' : null)
  if (why !== null) return drawNotice(look, { title, subtitle, why, asOf })
  return framed(look, {
    title,
    subtitle,
    asOf,
    legend: legendOf(look, burndown),
    description: inWords(burndown),
    note: exactNote(burndown),
    height: Math.min(440, Math.max(240, Math.round(look.width * 0.42))) + lane,
    draw: (size, colors) => drawBurndownPlot({ sprint, burndown, closedOn }, size, colors),
  })
}

/** "working day 4 of 9" while the sprint runs. */
function place({ state }: Sprint, { days, today }: Burndown): string | null {
  const index = days.findIndex(({ day }) => day === today)
  if (state === 'closed' || index === -1) return null
  const working = days.filter(one => one.working)
  const passed = days.slice(0, index + 1).filter(one => one.working).length
  return passed === 0 ? null : `working day ${passed} of ${working.length}`
}

function legendOf({ theme }: Look, { days }: Burndown): Legend[] {
  const colors = colorsOf[theme]
  const isGuided = days.some(({ guideline }) => guideline !== null)
  return [
    { label: 'Remaining', mark: 'line', color: colors.main },
    ...(isGuided ? [{ label: 'Guideline', mark: 'dashed' as const, color: colors.guide }] : []),
    { label: 'Scope and its changes', mark: 'line', color: colors.third },
    { label: 'Completed', mark: 'line', color: colors.second },
  ]
}

function exactNote({ exactFrom, days }: Burndown): string {
  if (exactFrom === null) return ''
  const last = days.findLast(({ scope }) => scope !== null)
  return last && exactFrom <= last.day
    ? `Exact from ${formatDayWithYear(exactFrom)} on`
    : 'Not exact'
}

/** Every day that has a value. */
function inWords({ committed, days }: Burndown): string {
  const start = committed === null ? [] : [`${plural(committed, 'point')} committed.`]
  return [
    ...start,
    ...days.flatMap(({ day, remaining, completed, scope }) =>
      remaining === null || completed === null || scope === null
        ? []
        : [
            `${formatDay(day)}: ${formatPoints(remaining)} remaining, ${formatPoints(completed)} completed of ${formatPoints(scope)}.`,
          ],
    ),
  ].join(' ')
}

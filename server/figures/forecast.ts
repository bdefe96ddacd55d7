import type { Read } from '../../db/open.ts'
import type { Forecast, ForecastQuery } from '../contract/forecast.ts'
import type { Sprint } from '../contract/sprint.ts'
import { median } from '../domain/average.ts'
import { lengthInDays } from '../domain/calendar.ts'
import {
  forecastChances,
  forecastedFrom,
  forecastRuns,
  furthestSprint,
  pointsAt,
  pointsOfRuns,
  runsUntilDone,
  sharesOf,
  sprintsAt,
  whyNoForecast,
} from '../domain/forecast.ts'
import { type ComingSprint, comingSprints } from '../domain/forecast-coming.ts'
import { explainPoints, explainSprints, whyNotDone } from '../domain/forecast-words.ts'
import { whyNoGrowth } from '../domain/growth.ts'
import { sum } from '../domain/sum.ts'
import { type FinishedSprint, finishedBy } from '../domain/velocity.ts'
import type { Book } from './book.ts'
import { boardOf, openWork, pastGrowth } from './forecast-work.ts'
import { usualWorkingDays } from './sprint.ts'
import { totalsOf } from './velocity.ts'

const sprintsForLaterFte = 3

type Basis = Forecast['basis'] & { unclosed: number[] }
type Coming = (index: number) => ComingSprint

/** How many sprints so much work takes, or how much gets done by then. `sprints`: all of the team as shown, oldest first. */
export async function showForecast(
  read: Read,
  book: Book,
  sprints: readonly Sprint[],
  query: ForecastQuery,
): Promise<Forecast> {
  const finished = finishedBy(sprints.map(totalsOf), null)
  const numbers = new Map(sprints.map(({ id, number }) => [id, number]))
  const velocities = finished.slice(-forecastedFrom).map(({ sprintId, points, fte }) => ({
    sprintId,
    number: numbers.get(sprintId) ?? 0,
    velocity: points / fte,
  }))
  const laterFte = meanFte(finished.slice(-sprintsForLaterFte))
  const planned = sprints
    .filter(({ state, lastDay }) => state !== 'closed' && lastDay >= book.today)
    .map(({ id: sprintId, number, firstDay, lastDay, fte }) => {
      return { sprintId, number, firstDay, lastDay, fte: fte.likely ?? fte.planned }
    })
  const coming = comingSprints(planned, lastKnownDay(sprints), {
    today: book.today,
    until: query.day ?? null,
    laterFte: laterFte ?? 0,
    usualDays: Math.round(
      median(sprints.map(one => lengthInDays(one.firstDay, one.lastDay))) ?? 14,
    ),
    usualWorkingDays: usualWorkingDays(book),
    time: book.time,
  })
  const isForWork = query.sprints === undefined && query.day === undefined
  const isOfBoard = query.backlog || query.label !== undefined
  const board = isForWork && (isOfBoard || query.growth) ? await boardOf(read, book) : null
  const work = isOfBoard && board ? await openWork(read, book, board, query.label) : null
  const growth =
    query.growth && board
      ? await pastGrowth(read, book, board, sprintsOf(sprints, velocities), query.label)
      : null
  const basis: Forecast['basis'] = {
    runs: forecastRuns,
    velocities,
    fte: planned.map(({ sprintId, number, lastDay, fte }) => {
      return { sprintId, number, lastDay, fte: fte ?? laterFte ?? 0 }
    }),
    laterFte,
    growth,
  }
  const nothing = { work, sprints: null, points: null, shares: null, basis, formula: null }
  if (isOfBoard && board?.all.length === 0)
    return {
      ...nothing,
      why: 'Nothing is known of a board, so there is no backlog to forecast.',
      work: null,
    }
  const why =
    whyNoForecast(velocities.map(({ velocity }) => velocity)) ?? (growth && whyNoGrowth(growth))
  if (why !== null) return { why, ...nothing }
  const unclosed = sprints
    .filter(({ state, lastDay }) => state === 'active' && lastDay < book.today)
    .map(({ number }) => number)
  const made = { ...basis, unclosed }
  if (!isForWork) return { ...nothing, ...pointsBy(book, made, coming, query) }
  const points = work?.points ?? query.points ?? 0
  return { ...nothing, ...untilDone(made, coming, points, query.label) }
}

function untilDone(
  basis: Basis,
  coming: Coming,
  points: number,
  label: string | undefined,
): Partial<Forecast> & { why: string | null } {
  const velocities = basis.velocities.map(({ velocity }) => velocity)
  const ended = runsUntilDone({ points, velocities, coming, growth: basis.growth })
  const sprints = forecastChances.map(percent => {
    const after = sprintsAt(percent, ended)
    return { percent, sprints: after, lastDay: after ? coming(after - 1).lastDay : null }
  })
  return {
    why: whyNotDone(sprints, ended, basis.growth !== null),
    sprints,
    shares: sharesOf(ended),
    formula: explainSprints(points, sprints, { ...basis, first: coming(0), label }),
  }
}

function pointsBy(
  book: Book,
  basis: Basis,
  coming: Coming,
  { sprints, day }: ForecastQuery,
): Partial<Forecast> & { why: string | null } {
  if (day !== undefined && day < book.today) return { why: 'This day is past.' }
  const times: ComingSprint[] = []
  while (times.length < (sprints ?? furthestSprint)) {
    const next = coming(times.length)
    times.push(next)
    if (day !== undefined && next.lastDay >= day) break
  }
  const last = times.at(-1)
  if (last && day !== undefined && last.lastDay < day)
    return { why: `A forecast looks ${furthestSprint} sprints ahead, to ${last.lastDay}.` }
  const runs = pointsOfRuns(
    basis.velocities.map(({ velocity }) => velocity),
    times,
  )
  const points = forecastChances.map(percent => ({ percent, points: pointsAt(percent, runs) }))
  return { why: null, points, formula: explainPoints(points, { ...basis, times, day }) }
}

function meanFte(finished: readonly FinishedSprint[]): number | null {
  return finished.length === 0 ? null : sum(finished.map(({ fte }) => fte)) / finished.length
}

function lastKnownDay(sprints: readonly Sprint[]): string | null {
  return sprints.reduce<string | null>(
    (last, { lastDay }) => (last === null || lastDay > last ? lastDay : last),
    null,
  )
}

function sprintsOf(sprints: readonly Sprint[], wanted: readonly { sprintId: string }[]): Sprint[] {
  const ids = new Set(wanted.map(({ sprintId }) => sprintId))
  return sprints.filter(({ id }) => ids.has(id))
}

import type { Sprint } from '../contract/sprint.ts'
import type { Velocity, VelocityQuery } from '../contract/velocity.ts'
import {
  type AverageChoice,
  averageChoices,
  averagedOutcomes,
  averageVelocity,
} from '../domain/average.ts'
import { meanAbsoluteError, predictions } from '../domain/backtest.ts'
import { explainAverage } from '../domain/explain-average.ts'
import { rangeFactors, rangeScore } from '../domain/range.ts'
import { currentSprint, nextSprint } from '../domain/sprint.ts'
import {
  expectedPoints,
  type FinishedSprint,
  finishedBy,
  type SprintTotals,
} from '../domain/velocity.ts'
import type { Book } from './book.ts'
import { type Effort, expectationOf } from './expectation.ts'
import { closedShares } from './shares.ts'
import { usualWorkingDays } from './sprint.ts'

/** What averages need of a sprint as shown. */
export function totalsOf(sprint: Sprint): SprintTotals {
  return {
    sprintId: sprint.id,
    lastDay: sprint.lastDay,
    state: sprint.state,
    isExcluded: sprint.excluded !== null,
    counted: sprint.points.counted,
    plannedFte: sprint.fte.planned,
    actualFte: sprint.fte.actual,
    workingDays: sprint.workingDays,
  }
}

/** The average asked for; what is not asked is as the team has chosen. */
export function choiceOf(book: Book, query: VelocityQuery): AverageChoice {
  const method = query.method ?? book.team.averageMethod
  const asked = query.last ?? (query.method === undefined ? book.team.averageLast : null)
  const last = asked === 'all' ? null : Number(asked)
  const isOnOffer = last === 3 || last === 5 || last === 8
  return { method, last: method !== 'weighted' && isOnOffer ? last : null }
}

/** Expected against actual velocity, averages by every method, and what comes next. `sprints`: oldest first. */
export function showVelocity(book: Book, sprints: Sprint[], query: VelocityQuery): Velocity {
  const asOf = query.asOf ?? book.today
  const choice = choiceOf(book, query)
  const finished = finishedBy(sprints.map(totalsOf), query.asOf ?? null)
  const past = predictions(choice, finished)
  const next = nextFor(sprints, book.today, query.asOf)
  const effort = next && effortOf(book, next)
  const pointsBy = (average: number | null) =>
    effort && (expectedPoints({ ...effort, average })?.points ?? null)
  const average = averageVelocity(choice, finished)
  return {
    asOf,
    sprints,
    average: {
      ...choice,
      value: average,
      sprints: averagedOutcomes(choice, finished).length,
      formula: explainAverage(choice, finished),
    },
    methods: averageChoices.map(one => {
      const predicted = predictions(one, finished)
      const value = averageVelocity(one, finished)
      return {
        ...one,
        value,
        predictions: predicted.length,
        meanAbsoluteError: meanAbsoluteError(predicted),
        next: pointsBy(value),
      }
    }),
    next: showNext(),
    band: bandOf(sprints, finished, choice),
    score: rangeScore(past),
    shares: closedShares(book, sprints),
  }

  function showNext(): Velocity['next'] {
    const expectation = effort && expectationOf(choice, finished, effort)
    if (next === null || effort === null || expectation === null) return null
    return { sprintId: next.id, number: next.number, fte: effort.fte, ...expectation }
  }
}

/** What people bring to a sprint: as announced, else as is likely, else as it was. Null if nothing is known. */
export function effortOf(book: Book, { fte, workingDays }: Sprint): Effort | null {
  const known = fte.planned ?? fte.likely ?? fte.actual
  return known === null
    ? null
    : { fte: known, workingDays, medianWorkingDays: usualWorkingDays(book) }
}

/**
 * The sprint to expect something of: the open one of today, else the next to come, else the last that nobody closed
 * yet. As of a day in the past, the first that was not over then, open or not.
 */
function nextFor(
  sprints: readonly Sprint[],
  today: string,
  asOf: string | undefined,
): Sprint | null {
  if (asOf !== undefined && asOf < today) return sprints.find(one => one.lastDay > asOf) ?? null
  const open = sprints.filter(sprint => sprint.state !== 'closed')
  return currentSprint(open, today) ?? nextSprint(open, today) ?? open.at(-1) ?? null
}

/** The average and its range as they stood before each sprint. */
function bandOf(
  sprints: readonly Sprint[],
  finished: readonly FinishedSprint[],
  choice: AverageChoice,
): Velocity['band'] {
  const past = predictions(choice, finished)
  const numberPredicted = new Map(past.map((one, index) => [one.sprintId, index + 1]))
  return sprints.map(sprint => {
    const before = finished.filter(one => one.lastDay < sprint.firstDay)
    const average = averageVelocity(choice, before)
    const range = rangeFactors(
      past.slice(0, numberPredicted.get(before.at(-1)?.sprintId ?? '') ?? 0),
    )
    return {
      sprintId: sprint.id,
      average,
      low: range && average !== null ? average * range.low : null,
      high: range && average !== null ? average * range.high : null,
    }
  })
}

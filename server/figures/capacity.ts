import type { Capacity, CapacityQuery } from '../contract/capacity.ts'
import type { Sprint } from '../contract/sprint.ts'
import { announcedShare } from '../domain/announced.ts'
import { averageChoices, averagedOutcomes, averageVelocity } from '../domain/average.ts'
import { meanAbsoluteError, predictions } from '../domain/backtest.ts'
import { explainAverage, explainDelivery } from '../domain/explain-average.ts'
import { expectedDelivery, type FinishedSprint, finishedBy } from '../domain/velocity.ts'
import { type Book, type BookSprint, sprintIn } from './book.ts'
import { type Effort, expectationOf } from './expectation.ts'
import { liveFte, peopleOf } from './people.ts'
import { usualWorkingDays } from './sprint.ts'
import { choiceOf, totalsOf } from './velocity.ts'

const pastShown = 5

/**
 * What a sprint can hold, from the sprints before it. Those that are over and not closed yet count with their figures
 * so far, because people plan before they close. `sprints`: all of the team as shown, oldest first.
 */
export function showCapacity(
  book: Book,
  sprints: readonly Sprint[],
  sprintId: string,
  query: CapacityQuery,
): Capacity {
  const sprint = sprintIn(book, sprintId)
  const shown = sprints.find(({ id }) => id === sprintId)
  if (!shown) throw new Error('The book holds a sprint that is not shown')
  const before = sprints.filter(({ lastDay }) => lastDay < sprint.row.firstDay)
  const isProvisional = ({ state, lastDay, excluded }: Sprint) =>
    state === 'active' && lastDay <= book.today && excluded === null
  const provisional = before.filter(isProvisional)
  const finished = finishedBy(
    before.map(one => ({ ...totalsOf(one), ...(isProvisional(one) && { state: 'closed' }) })),
    sprint.row.firstDay,
  )
  const choice = choiceOf(book, query)
  const fte = fteOf(book, sprint, shown)
  const effortFor = (known: number | null): Effort | null =>
    known === null
      ? null
      : {
          fte: known,
          workingDays: shown.workingDays,
          medianWorkingDays: usualWorkingDays(book),
        }
  const effort = effortFor(fte.used)
  const likely = fte.answered < fte.total ? effortFor(fte.likely) : null
  const expected = effort && expectationOf(choice, finished, effort)
  const { committed } = shown.points
  const delivery = expectedDelivery(committed, expected?.points.expected ?? null)
  return {
    fte,
    average: {
      ...choice,
      value: averageVelocity(choice, finished),
      sprints: averagedOutcomes(choice, finished).length,
      formula: explainAverage(choice, finished),
    },
    expected,
    likely: likely && expectationOf(choice, finished, likely),
    methods: methodsOver(finished, effort),
    inSprint: inSprint(shown),
    committed,
    delivery:
      delivery === null
        ? null
        : {
            points: delivery,
            formula: explainDelivery(committed, expected?.points.expected ?? null),
          },
    past: before.slice(-pastShown).reverse().map(showPast),
    announced: announcedShare(
      before
        .filter(({ state }) => state === 'closed')
        .map(({ fte: { planned, actual } }) => ({
          plannedFte: planned,
          actualFte: actual,
        })),
    ),
    provisional: provisional.map(({ id, number, title }) => ({ sprintId: id, number, title })),
  }
}

function fteOf(
  book: Book,
  sprint: BookSprint,
  { fte, people, commitment }: Sprint,
): Capacity['fte'] {
  const live = liveFte(book, sprint, peopleOf(book, sprint))
  const isFrozen = commitment !== null && fte.planned !== null
  const isRecorded = !isFrozen && live.planned === null && fte.planned !== null
  const from = isFrozen
    ? 'committed'
    : isRecorded
      ? 'recorded'
      : fte.planned !== null
        ? 'answered'
        : live.likely !== null
          ? 'likely'
          : 'nobody'
  return {
    used: fte.planned ?? live.likely,
    from,
    answered: people.answered,
    total: people.total,
    likely: live.likely,
    later: isFrozen && live.planned !== null ? live.planned - (fte.planned ?? 0) : null,
  }
}

function methodsOver(
  finished: readonly FinishedSprint[],
  effort: Effort | null,
): Capacity['methods'] {
  return averageChoices.map(choice => {
    const past = predictions(choice, finished)
    return {
      ...choice,
      value: averageVelocity(choice, finished),
      expected: (effort && expectationOf(choice, finished, effort)?.points.expected) ?? null,
      predictions: past.length,
      meanAbsoluteError: meanAbsoluteError(past),
    }
  })
}

function inSprint({ points, items }: Sprint): Capacity['inSprint'] {
  if (items === null || points.scope === null) return null
  return { points: points.scope, items: items.total, unestimated: items.unestimated }
}

function showPast({ id, number, title, state, points, fte }: Sprint): Capacity['past'][number] {
  return {
    sprintId: id,
    number,
    title,
    state,
    committed: points.committed,
    counted: points.counted,
    plannedFte: fte.planned,
    actualFte: fte.actual,
  }
}

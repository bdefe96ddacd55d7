import type { Read } from '../../db/open.ts'
import type { Projection } from '../contract/forecast.ts'
import {
  type DayOfSprint,
  explainProjection,
  fractionPassed,
  momentAt,
  projectedFrom,
  projection,
  whyNoProjection,
} from '../domain/projection.ts'
import { findKeptItems } from '../store/forecast.ts'
import type { Book, BookSprint } from './book.ts'
import { asKeptItems } from './kept.ts'
import type { Replayed } from './replay.ts'

const mostKept = 200

/** The days of past sprints by the close that kept them: large to read, and the same for good. */
export function rememberDaysOfCloses(read: Read) {
  const known = new Map<string, Promise<DayOfSprint[]>>()
  return (closeId: string): Promise<DayOfSprint[]> => {
    const last = known.get(closeId)
    if (last) return last
    const days = findKeptItems(read, closeId).then(daysIn)
    known.set(closeId, days)
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break
      known.delete(oldest)
    }
    days.catch(() => known.delete(closeId))
    return days
  }
}

/**
 * Of days before the board was first read it is not known what was in the sprint and left it: a sprint found over looks
 * as if all that remained was always done.
 */
function daysIn(items: unknown): DayOfSprint[] {
  const days = (items === undefined ? null : asKeptItems(items).burndown)?.days ?? []
  return days.map(({ day, working, certainty, scope, completed }) => {
    const isKnown = certainty !== 'assumed'
    return { day, working, scope: isKnown ? scope : null, completed: isKnown ? completed : null }
  })
}

/** What will probably be done by the end of a running sprint. */
export async function showProjection(
  daysOf: (closeId: string) => Promise<DayOfSprint[]>,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<Projection> {
  const { today } = book
  const fraction = fractionPassed(sprint.times.workingDays, today)
  const figures = sprint.kept ? sprint.kept.figures : replayed?.figures
  const { completed, remaining } = figures?.points ?? { completed: null, remaining: null }
  const base = {
    fraction: fraction ?? 0,
    completed,
    remaining,
    points: null,
    cover: null,
    past: [],
    formula: null,
  }
  if (sprint.state === 'closed') return { why: 'This sprint is closed.', ...base }
  if (today < sprint.row.firstDay) return { why: 'This sprint has not begun.', ...base }
  if (today > sprint.row.lastDay) return { why: 'This sprint is over.', ...base }
  if (fraction === null) return { why: 'This sprint has no working days.', ...base }
  if (completed === null || remaining === null || figures?.items.total === 0)
    return { why: 'This sprint has no items.', ...base }
  const past = await pastAt(daysOf, book, sprint, fraction)
  const now = { completed, remaining }
  const projected = projection(now, past)
  if (projected === null) {
    const usable = past.filter(one => one.remaining > 0).length
    return { why: whyNoProjection(usable), ...base, past }
  }
  return {
    why: null,
    ...base,
    points: projected.points,
    cover: projected.cover,
    past,
    formula: explainProjection(now, fraction, projected),
  }
}

/** The last closed sprints with items that averages rest on too, when that part of their time had passed, oldest first. */
async function pastAt(
  daysOf: (closeId: string) => Promise<DayOfSprint[]>,
  { sprints }: Book,
  sprint: BookSprint,
  fraction: number,
): Promise<Projection['past']> {
  const before = sprints.slice(0, sprints.indexOf(sprint)).filter(isToLearnFrom)
  const moments = before.slice(-projectedFrom).map(async ({ row, kept, keptId }) => {
    const moment = keptId === null ? null : momentAt(fraction, await daysOf(keptId))
    if (!moment || !kept?.figures) return []
    const { completed: final } = kept.figures.points
    return [{ sprintId: row.id, number: row.number, ...moment, final }]
  })
  return (await Promise.all(moments)).flat()
}

function isToLearnFrom({ state, row, kept }: BookSprint): boolean {
  return state === 'closed' && row.excludedReason === null && (kept?.figures?.items.total ?? 0) > 0
}

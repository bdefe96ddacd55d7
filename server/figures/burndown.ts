import type { Read } from '../../db/open.ts'
import type { Burndown } from '../contract/burndown.ts'
import { availabilityByDay } from '../domain/availability.ts'
import { type BurndownDay, burndown, guideline } from '../domain/burndown.ts'
import { addDays, type Day, dayOf, daysFromTo, endOfDay } from '../domain/calendar.ts'
import type { Certainty } from '../domain/change.ts'
import { dayCertainty } from '../domain/figure-doubts.ts'
import { historyInSprint } from '../domain/item-in-sprint.ts'
import { heldTotals } from '../domain/recorded.ts'
import type { Book, BookSprint } from './book.ts'
import type { ChartDay, KeptItems } from './kept.ts'
import { daysOff, peopleOf } from './people.ts'
import type { Replayed } from './replay.ts'
import { itemsIn, keptItemsOf, type NamedItem } from './report-items.ts'
import { instant } from './sprint.ts'

type Chart = NonNullable<KeptItems['burndown']>

/** The burn-down of a sprint from the ledger, as it stands now. */
export function chartOf(book: Book, sprint: BookSprint, replayed: Replayed): Chart {
  const { row, times } = sprint
  const { frame } = replayed
  const working = new Set(times.workingDays)
  const days = daysFromTo(row.firstDay, row.lastDay).map(day => ({
    day,
    working: working.has(day),
  }))
  const { committed } = replayed.figures.points
  const charted = burndown({
    items: replayed.items.map(({ itemId }) => ({
      itemId,
      history: historyInSprint(replayed.changes.get(itemId) ?? [], frame, book.isDone).history,
    })),
    frame,
    days,
    guideline: committed === null ? null : guideline(committed, presence(book, sprint, days)),
    timeZone: book.team.timeZone,
    now: times.asOf,
  }).map(day => (day.scope === null ? day : { ...day, certainty: sureOf(book, replayed, day) }))
  return { exactFrom: exactFrom(book, charted), days: charted }
}

function sureOf(book: Book, { sureness, frame }: Replayed, { day }: BurndownDay): Certainty {
  const at = Math.min(endOfDay(day, book.team.timeZone), frame.asOf)
  const parts = [...sureness.values()].map(one => one.chartedAt(at))
  return dayCertainty(parts, at, book.ledgerBegan)
}

/**
 * The day from which on nothing is assumed; null when that is all of them. Not before the board was first read,
 * and after the last day with values where none of them is exact.
 */
function exactFrom({ ledgerBegan, team }: Book, days: readonly ChartDay[]): Day | null {
  const last = days.findLast(({ certainty }) => certainty === 'assumed')
  if (!last) return null
  const next = addDays(last.day, 1)
  const firstRead = ledgerBegan === null ? next : dayOf(ledgerBegan, team.timeZone)
  return firstRead > next ? firstRead : next
}

/** FTE on each day: as announced, without the days on which each person is away. */
function presence(book: Book, sprint: BookSprint, days: readonly { day: Day }[]): number[] {
  const people = peopleOf(book, sprint).map(one => ({
    percent: one.plannedPercent,
    holidays: daysOff(book, sprint, one.person).map(({ day }) => day),
  }))
  return availabilityByDay(
    days.map(({ day }) => day),
    sprint.times.workingDays,
    people,
  )
}

/** As it crosses the wire; of a closed sprint as its close kept it. */
export async function showBurndown(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<Burndown> {
  const kept = replayed ? null : await keptItemsOf(read, sprint)
  const chart = replayed ? chartOf(book, sprint, replayed) : (kept?.burndown ?? null)
  const figures = replayed?.figures ?? sprint.kept?.figures
  const base = { sprintId: sprint.row.id, today: book.today }
  if (!chart)
    return {
      ...base,
      committed: null,
      exactFrom: null,
      why: whyNoChart(sprint),
      days: [],
    }
  return {
    ...base,
    committed: figures?.points.committed ?? null,
    exactFrom: chart.exactFrom,
    why: null,
    days: named(chart.days, await itemsIn(read, book, sprint, replayed, kept?.items)),
  }
}

function whyNoChart({ records }: BookSprint): string {
  const { committed, counted } = heldTotals(records)
  return committed === null && counted === null
    ? 'Neither items nor points of this sprint are known.'
    : 'Only totals are known of this sprint, so there is nothing to show day by day.'
}

function named(days: readonly ChartDay[], items: readonly NamedItem[]): Burndown['days'] {
  const names = new Map(items.map(({ itemId, called }) => [itemId, called]))
  return days.map(day => ({
    ...day,
    changes: day.changes.map(({ at, itemId, points, from, to, ...change }) => ({
      ...change,
      at: instant(at),
      itemId,
      title: names.get(itemId)?.title ?? '',
      url: names.get(itemId)?.url ?? null,
      points,
      from,
      to,
    })),
  }))
}

import type { Read } from '../../db/open.ts'
import type { OutsideItem, Report, ReportItem } from '../contract/review.ts'
import type { Sprint } from '../contract/sprint.ts'
import { classSums, explainScope, shareOf } from '../domain/class-sums.ts'
import { explain } from '../domain/explain.ts'
import { summaryOf } from '../domain/summary.ts'
import type { Book, BookSprint } from './book.ts'
import { showItem } from './items.ts'
import type { KeptReview } from './kept.ts'
import { blanksOf, peopleOf } from './people.ts'
import type { Replayed } from './replay.ts'
import { type NamedItem, type Reviewed, reviewedIn } from './report-items.ts'
import { sprintShares } from './shares.ts'
import { instant, showSprint } from './sprint.ts'

const mostShares = 8

/** The review of a sprint. Of a closed one all that may change on the board comes from what its close kept. */
export async function showReport(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<Report> {
  const shown = showSprint(book, sprint, replayed)
  const reviewed = await reviewedIn(read, book, sprint, replayed)
  const isKnown = replayed !== undefined || (sprint.kept?.figures ?? null) !== null
  const classes = isKnown ? classSums(reviewed.items, redactedIn(reviewed.items)) : null
  const isCounted = shown.certainty !== 'recorded'
  const average = sprint.kept?.averageWith ?? sprint.kept?.average ?? null
  return {
    sprint: shown,
    summary: summaryOf(shown),
    isProvisional: shown.state !== 'closed',
    classes,
    scope: classes && isCounted ? explainScope(classes) : null,
    counted: shown.points.counted === null ? null : explain('counted', shown),
    items: showReportItems(reviewed),
    outside: isCounted ? showOutside(book, reviewed) : [],
    adjustments: showAdjustments(reviewed.review),
    shares: sharesUntil(book, sprint, shown, replayed),
    blanks: blanksOf(peopleOf(book, sprint)).length,
    average,
    next: nextOpen(book, sprint),
  }
}

function redactedIn(items: readonly NamedItem[]): Set<string> {
  return new Set(items.filter(one => one.called.kind === 'redacted').map(one => one.itemId))
}

function showReportItems({ items, review }: Reviewed): ReportItem[] {
  const notes = new Map(review.notes.map(({ itemId, ...note }) => [itemId, note]))
  return items.map(item => ({
    ...showItem(item),
    parent: item.called.parent,
    share: shareOf(item),
    note: notes.get(item.itemId) ?? null,
  }))
}

function showOutside(book: Book, reviewed: Reviewed): OutsideItem[] {
  const numbers = new Map(book.sprints.map(({ row }) => [row.id, row.number]))
  const decisions = new Map(reviewed.review.decisions.map(one => [one.itemId, one]))
  const shown = new Map(showReportItems(reviewed).map(item => [item.id, item]))
  return reviewed.items.flatMap(({ itemId, called, doneSince, offered, ...one }) => {
    const item = shown.get(itemId)
    if (one.class !== 'done-outside' || doneSince === null || !item) return []
    const decision = decisions.get(itemId)
    const number = called.sprintId === null ? undefined : numbers.get(called.sprintId)
    return [
      {
        item,
        points: offered,
        doneAt: instant(doneSince),
        isIn:
          called.sprintId === null || number === undefined
            ? null
            : { sprintId: called.sprintId, number },
        decision: decision ? (decision.isAccepted ? 'accepted' : 'refused') : null,
        decidedBy: decision?.decidedBy ?? null,
        decidedAt: decision ? instant(decision.decidedAt) : null,
      },
    ]
  })
}

function showAdjustments({ adjustments }: KeptReview): Report['adjustments'] {
  return adjustments.map(({ madeAt, ...one }) => ({ ...one, madeAt: instant(madeAt) }))
}

function sharesUntil(
  book: Book,
  sprint: BookSprint,
  shown: Sprint,
  replayed: Replayed | undefined,
): Report['shares'] {
  const before = book.sprints
    .slice(0, book.sprints.indexOf(sprint))
    .filter(one => one.state === 'closed')
    .slice(1 - mostShares)
  return [
    ...before.map(one => sprintShares(one, showSprint(book, one, undefined), undefined)),
    sprintShares(sprint, shown, replayed),
  ]
}

function nextOpen(book: Book, sprint: BookSprint): Report['next'] {
  const next = book.sprints
    .slice(book.sprints.indexOf(sprint) + 1)
    .find(one => one.state !== 'closed')
  return next ? { sprintId: next.row.id, number: next.row.number, title: next.row.title } : null
}

import type { Read } from '../../db/open.ts'
import type { SprintHistory } from '../contract/review.ts'
import { figureChanges } from '../domain/amend.ts'
import { listSteps } from '../store/history.ts'
import type { Book, BookSprint } from './book.ts'
import { namedFigures } from './named-figures.ts'
import { someone } from './report-items.ts'
import { instant } from './sprint.ts'

type Entry = SprintHistory['entries'][number]
type Step = Omit<Entry, 'at' | 'by'> & { at: number; by: string | null }

/** What was done with a sprint, oldest first. What became another figure by closing it again stands with that close. */
export async function showHistory(
  read: Read,
  book: Book,
  sprint: BookSprint,
): Promise<SprintHistory> {
  const told = await listSteps(read, sprint.row.id)
  const closings = closesOf(told)
  const closedAt = new Set(closings.map(({ at }) => at))
  const ofClose = new Map(told.amendments.map(one => [one.at, one]))
  const steps: Step[] = [
    ...told.commitments.map(one => ({ ...one, kind: 'committed' as const, ...plain })),
    ...closings.map(({ at, by, isAsFound }) => ({
      at,
      by,
      kind: isAsFound ? ('closed-as-found' as const) : ('closed' as const),
      ...plain,
      changes: changesOf(ofClose.get(at)),
    })),
    ...told.amendments
      .filter(({ at }) => !closedAt.has(at))
      .map(one => ({
        at: one.at,
        by: one.by,
        kind: one.kind,
        reason: one.reason,
        changes: one.kind === 'reopened' ? [] : changesOf(one),
      })),
  ]
  return {
    entries: steps
      .sort((a, b) => a.at - b.at)
      .map(({ at, by, ...step }) => ({ ...step, at: instant(at), by: someone(book, by) })),
  }
}

const plain = { reason: null, changes: [] }

function changesOf(noted: { before: unknown; after: unknown } | undefined): Entry['changes'] {
  return noted ? figureChanges(namedFigures(noted.before), namedFigures(noted.after)) : []
}

/**
 * The closes that closed the sprint: the first one, and each first one after it was opened again. All others keep
 * what a correction made of it, or what Knots found anew while the board's past was still being read.
 */
function closesOf(told: Awaited<ReturnType<typeof listSteps>>) {
  const reopened = told.amendments.filter(({ kind }) => kind === 'reopened').map(({ at }) => at)
  const spans = [Number.NEGATIVE_INFINITY, ...reopened]
  return spans.flatMap((from, index) => {
    const until = spans[index + 1] ?? Number.POSITIVE_INFINITY
    return told.closes.find(({ at }) => from < at && at < until) ?? []
  })
}

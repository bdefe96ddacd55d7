import type { FigureCertainty, Sprint, SprintPoints, SprintSource } from '../contract/sprint.ts'
import { type FigureDoubts, leastOfDoubts } from '../domain/figure-doubts.ts'
import { leastCertain } from '../domain/ledger.ts'
import type { SprintFigures } from '../domain/points.ts'
import { heldTotals, type RecordedTotals, recordDifferences } from '../domain/recorded.ts'
import { actualVelocity, isUnusualLength, medianWorkingDays, velocity } from '../domain/velocity.ts'
import type { Book, BookSprint } from './book.ts'
import { sprintPeople } from './people.ts'
import type { Replayed } from './replay.ts'

const noPoints: SprintPoints = {
  committed: null,
  added: null,
  removed: null,
  reestimated: null,
  scope: null,
  completed: null,
  remaining: null,
  outside: null,
  adjusted: null,
  counted: null,
}

/**
 * A sprint as it crosses the wire. Points are those of its close, or as replayed now. What people wrote down holds for
 * a sprint that ended before the board was first read and where the board knows nothing; FTE typed in Knots holds always.
 */
export function showSprint(book: Book, sprint: BookSprint, replayed: Replayed | undefined): Sprint {
  const { row } = sprint
  const own = sprint.kept ? sprint.kept.figures : (replayed?.figures ?? null)
  const doubts = sprint.kept ? sprint.kept.doubts : replayed?.doubts
  const record = heldTotals(sprint.records)
  const isBeforeLedger =
    own === null ||
    book.ledgerBegan === null ||
    (sprint.kept?.cut ?? sprint.times.cut) < book.ledgerBegan
  const isRecorded = own === null || (isBeforeLedger && record.counted !== null)
  const points: SprintPoints = isRecorded
    ? { ...noPoints, committed: record.committed, counted: record.counted }
    : own.points
  const { fte: ownFte, people } = sprintPeople(book, sprint)
  const ownTotals = totalsOf(own, ownFte)
  const heldFte = (total: 'plannedFte' | 'actualFte') =>
    sprint.records.find(one => one.source === 'manual')?.[total] ??
    (isBeforeLedger ? (record[total] ?? ownTotals[total]) : (ownTotals[total] ?? record[total]))
  const fte = {
    planned: heldFte('plannedFte'),
    likely: ownFte.likely,
    actual: heldFte('actualFte'),
  }
  const commitment = sprint.kept
    ? sprint.kept.commitment
    : own === null && sprint.presses.length === 0
      ? null
      : sprint.times.commitment
  const workingDays = sprint.kept?.workingDays ?? sprint.times.workingDays.length
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    title: row.title,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
    state: sprint.state,
    goal: row.goal,
    comment: row.comment,
    sources: sourcesOf(sprint),
    people,
    items: own?.items ?? null,
    ...(own && !isRecorded && (own.aside.items > 0 || own.aside.reestimated !== 0)
      ? { aside: own.aside }
      : {}),
    fte,
    points,
    velocity: {
      expected: velocity(points.committed, fte.planned),
      actual: actualVelocity({
        state: sprint.state,
        counted: points.counted,
        actualFte: fte.actual,
      }),
    },
    certainty: isRecorded ? 'recorded' : certaintyOf(book, sprint, own, doubts),
    ...(isRecorded || doubts === undefined ? {} : { doubts }),
    excluded: row.excludedReason === null ? null : { reason: row.excludedReason },
    closedAt: sprint.state === 'closed' && row.closedAt !== null ? instant(row.closedAt) : null,
    workingDays,
    commitment: commitment && { ...commitment, at: instant(commitment.at) },
    recorded: sprint.records.map(({ source, committed, counted, plannedFte, actualFte }) => ({
      source,
      committed,
      counted,
      plannedFte,
      actualFte,
    })),
    warnings: [
      ...recordDifferences(record, ownTotals, {
        committed: isRecorded,
        counted: isRecorded,
        plannedFte: fte.planned === record.plannedFte,
        actualFte: fte.actual === record.actualFte,
      }),
      ...(own === null || isRecorded ? [] : figureWarnings(own)),
      ...(row.excludedReason === null ? lengthWarning(book, workingDays) : []),
    ],
  }
}

export function instant(at: number): string {
  return new Date(at).toISOString()
}

function totalsOf(
  own: SprintFigures | null,
  fte: { planned: number | null; actual: number | null },
): RecordedTotals {
  return {
    committed: own?.points.committed ?? null,
    counted: own?.points.counted ?? null,
    plannedFte: fte.planned,
    actualFte: fte.actual,
  }
}

function sourcesOf(sprint: BookSprint): SprintSource[] {
  const sources = new Set<SprintSource>([
    ...(sprint.hasIteration ? (['github'] as const) : []),
    sprint.row.madeFrom,
    ...sprint.records.map(record => record.source),
  ])
  return [...sources]
}

/** Where it is not known of each figure: those of a sprint that began before the ledger rest on what was first found. */
function certaintyOf(
  book: Book,
  sprint: BookSprint,
  own: SprintFigures,
  doubts: FigureDoubts | undefined,
): FigureCertainty {
  if (doubts !== undefined) return leastOfDoubts(doubts)
  const start = sprint.kept?.start ?? sprint.times.start
  const isWhole = book.ledgerBegan === null || book.ledgerBegan <= start
  return leastCertain([own.certainty, isWhole ? 'exact' : 'assumed'])
}

function figureWarnings({ boundedAtCommitment, offered }: SprintFigures): string[] {
  const warnings: string[] = []
  if (boundedAtCommitment > 0) {
    warnings.push(
      `${items(boundedAtCommitment)} changed between two reads of the board about the commitment; counted as committed.`,
    )
  }
  if (offered.items > 0) {
    warnings.push(
      `${items(offered.items)} ${points(offered.points)} completed outside the sprint, not counted so far.`,
    )
  }
  return warnings
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`
}

function points(count: number): string {
  if (count === 0) return 'without points'
  return count === 1 ? 'with 1 point' : `with ${count} points`
}

function lengthWarning(book: Book, workingDays: number): string[] {
  const usual = usualWorkingDays(book)
  return isUnusualLength(workingDays, usual)
    ? [
        `${workingDays} working days, where ${usual} are usual: consider leaving it out of averages.`,
      ]
    : []
}

/** The median of working days over all sprints of the team. */
export function usualWorkingDays(book: Book): number | null {
  return medianWorkingDays(
    book.sprints.map(sprint => ({
      workingDays: sprint.kept?.workingDays ?? sprint.times.workingDays.length,
    })),
  )
}

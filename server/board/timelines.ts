import type { Db } from '../../db/open.ts'
import type { Timeline } from '../domain/board-item.ts'
import type { Change } from '../domain/change.ts'
import { type LedgerRow, settledByTimeline } from '../domain/timeline-changes.ts'
import type { Connection, Project } from '../github/client.ts'
import type { FieldMapping } from '../github/detect.ts'
import { GitHubFailure } from '../github/failures.ts'
import { listSignals } from '../store/ledger.ts'
import { restage, type StagedChange } from '../store/staging.ts'
import type { TeamRow } from '../store/teams.ts'
import { fieldsTold, havePointsOfIssues, withPresentNames } from './back-fill.ts'
import type { NewlyDone } from './stage-page.ts'

type TimelineParts = {
  db: Db
  connection: Connection
  now: () => number
  team: TeamRow
  project: Project
  mapping: FieldMapping
  newlyDone: NewlyDone[]
  warnings: Set<string>
}

const batchSize = 100

/**
 * Looks up when newly done work was really done, and at the first read what happened in the sprints under
 * way, and puts that in the place of what was staged of it. When GitHub fails here the read goes on
 * without: the items stay marked, and the next one tries again.
 */
export async function addTimelines(parts: TimelineParts, startedAt: number) {
  const { newlyDone, warnings } = parts
  const isPointsTold = havePointsOfIssues(newlyDone.map(({ row }) => row))
  try {
    for (let from = 0; from < newlyDone.length; from += batchSize)
      await addBatch(parts, newlyDone.slice(from, from + batchSize), { startedAt, isPointsTold })
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    warnings.add(`When some work was done is known less exactly for now: ${error.message}`)
  }
}

async function addBatch(
  parts: TimelineParts,
  batch: NewlyDone[],
  { startedAt, isPointsTold }: { startedAt: number; isPointsTold: boolean },
) {
  const { db, connection, project, mapping, team } = parts
  const contentIds = batch.map(({ row }) => row.contentId).filter(id => id !== null)
  const timelines = new Map(
    (await connection.readTimelines(project, mapping, contentIds)).map(timeline => [
      timeline.contentId,
      timeline,
    ]),
  )
  const itemIds = batch.map(({ row }) => row.itemId)
  const signals = Map.groupBy(
    await listSignals(db.read, team.id, itemIds),
    ({ change }) => change.itemId,
  )
  const recordedAt = parts.now()
  await restage(db, team.id, {
    items: batch.map(({ row }) => ({ ...row, isTimelineRead: true })),
    changes: batch.flatMap(item =>
      withTimeline(item, timelines.get(item.row.contentId ?? ''), {
        rows: signals.get(item.row.itemId) ?? [],
        isPointsTold,
        until: startedAt,
        recordedAt,
      }),
    ),
  })
}

/** The staged changes of one item, with those of its timeline in the place of what they tell better. */
function withTimeline(
  { row, changes }: NewlyDone,
  timeline: Timeline | undefined,
  known: { rows: LedgerRow[]; isPointsTold: boolean; until: number; recordedAt: number },
): StagedChange[] {
  const staged = changes.map((change): LedgerRow => ({ id: null, change }))
  if (!timeline) return staged.map(({ change }) => ({ change, replaces: null }))
  const fields = fieldsTold(row, timeline, known.isPointsTold)
  const told = settledByTimeline(
    row.itemId,
    withPresentNames(row, timeline),
    [...known.rows, ...staged],
    { createdAt: row.createdAt, fields },
    known,
  )
  const replaced = new Set(told.changes.map(({ replaces }) => replaces))
  return [
    ...staged
      .filter(candidate => !replaced.has(candidate) && !told.needless.has(candidate))
      .map(({ change }) => ({ change: wholly(change, fields), replaces: null })),
    ...told.changes.map(({ change, replaces }) => ({ change, replaces: replaces?.id ?? null })),
  ]
}

/** What happened since the read before is told as well. */
const wholly = (change: Change, fields: ReadonlySet<string>): Change =>
  change.certainty === 'exact' && fields.has(change.field) ? { ...change, notBefore: null } : change

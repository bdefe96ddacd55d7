import type { Db } from '../../db/open.ts'
import type { TimelineEvent } from '../domain/board-item.ts'
import { type LedgerRow, timelineChanges } from '../domain/timeline-changes.ts'
import type { Connection, Project } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import { listSignals } from '../store/ledger.ts'
import { restage, type StagedChange } from '../store/staging.ts'
import type { TeamRow } from '../store/teams.ts'
import type { NewlyDone } from './stage-page.ts'

type TimelineParts = {
  db: Db
  connection: Connection
  now: () => number
  team: TeamRow
  project: Project
  newlyDone: NewlyDone[]
  warnings: Set<string>
}

const batchSize = 100

/**
 * Looks up when newly done work was really done, and puts that in the place of what was staged of it.
 * When GitHub fails here the read goes on without: the items stay marked, and the next one tries again.
 */
export async function addTimelines(parts: TimelineParts, startedAt: number) {
  const { newlyDone, warnings } = parts
  try {
    for (let from = 0; from < newlyDone.length; from += batchSize)
      await addBatch(parts, newlyDone.slice(from, from + batchSize), startedAt)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    warnings.add(`When some work was done is known less exactly for now: ${error.message}`)
  }
}

async function addBatch(parts: TimelineParts, batch: NewlyDone[], until: number) {
  const { db, connection, project, team } = parts
  const contentIds = batch.map(({ row }) => row.contentId).filter(id => id !== null)
  const events = Map.groupBy(
    await connection.readTimelines(project, contentIds),
    ({ contentId }) => contentId,
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
      withTimeline(item, {
        events: events.get(item.row.contentId ?? '') ?? [],
        rows: signals.get(item.row.itemId) ?? [],
        until,
        recordedAt,
      }),
    ),
  })
}

/** The staged changes of one item, with those of its timeline in the place of what they tell better. */
function withTimeline(
  { row, changes }: NewlyDone,
  known: { events: TimelineEvent[]; rows: LedgerRow[]; until: number; recordedAt: number },
): StagedChange[] {
  const staged = changes.map((change): LedgerRow => ({ id: null, change }))
  const told = timelineChanges(row.itemId, known.events, [...known.rows, ...staged], known)
  const replaced = new Set(told.map(({ replaces }) => replaces))
  return [
    ...staged
      .filter(candidate => !replaced.has(candidate))
      .map(({ change }) => ({ change, replaces: null })),
    ...told.map(({ change, replaces }) => ({ change, replaces: replaces?.id ?? null })),
  ]
}

import { setImmediate as pause } from 'node:timers/promises'
import type { Db } from '../../db/open.ts'
import type { BoardItem } from '../domain/board-item.ts'
import { goneChange } from '../domain/changes-of.ts'
import type { Connection, Project } from '../github/client.ts'
import type { FieldMapping } from '../github/detect.ts'
import {
  findProject,
  listItemsByContent,
  listItemsByNode,
  publishRead,
  type Snapshot,
} from '../store/board.ts'
import { clearStaging, hasItems, type ItemRow, listMissing, stagePage } from '../store/staging.ts'
import { findSync, type SyncRow } from '../store/syncs.ts'
import type { TeamRow } from '../store/teams.ts'
import { hasTimeline } from './back-fill.ts'
import { isAsLastRead, isReconcileDue, keepLastRead } from './gate.ts'
import { projectRow, readableMapping } from './mapping.ts'
import { contextOf } from './page-context.ts'
import { type NewlyDone, type PageContext, readyPage } from './stage-page.ts'
import { addTimelines } from './timelines.ts'

export type Progress = { done: number; total: number }

export type ReadParts = {
  db: Db
  connection: Connection
  now: () => number
  snapshot: Snapshot
  /** Kept up to date while the read goes on. */
  progress: Progress
  onProgress: () => void
}

export type ReadResult = {
  isChanged: boolean
  /** GitHub's answer about the project was enough to know that nothing changed. */
  isSkipped: boolean
  /** All details are to be read anew. */
  isReconcile: boolean
}

type Run = ReadParts & {
  team: TeamRow
  project: Project
  mapping: FieldMapping
  context: PageContext
  newlyDone: NewlyDone[]
  /** Nothing is known yet, so there is nothing to look up and nothing that could be missing. */
  isFirst: boolean
  /** Items on the board that GitHub keeps back. */
  unreadable: number
  warnings: Set<string>
}

/**
 * Reads a team's board once: every page goes to staging, what is missing is asked for by id, timelines
 * of work newly done are read, and then all of it becomes the last good state at once. Whatever fails
 * before that leaves everything as it was.
 */
export async function readBoard(
  parts: ReadParts,
  team: TeamRow,
  address: { owner: string; number: number },
): Promise<ReadResult> {
  const { db, connection, now, progress } = parts
  const startedAt = now()
  await clearStaging(db, team.id, pause)
  const project = await connection.readProject(address)
  const known = await findProject(db.read, team.id)
  const last = await findSync(db.read, team.id)
  const isReconcile = isReconcileDue({ project: known, sync: last }, team, startedAt)
  const read = readableMapping(project, known)
  const { ids, mapping, remapped, unread } = read
  const warnings = [...read.warnings, ...oddIterationsIn(project)]
  const asked = { team, project, mapping: read, warnings, known: { project: known, sync: last } }
  if (!isReconcile && (await isAsLastRead(db, startedAt, asked))) {
    progress.done = progress.total = await keepLastRead(db, team.id, connection, startedAt, now())
    return { isChanged: false, isSkipped: true, isReconcile }
  }
  const isKnownProject = known?.projectId === project.id
  const since = isKnownProject ? (last?.lastReadFrom ?? null) : null
  const run: Run = {
    ...parts,
    team,
    project,
    mapping,
    context: await contextOf(parts, team, mapping, { since, remapped, unread }),
    newlyDone: [],
    isFirst: !(await hasItems(db.read, team.id)),
    unreadable: 0,
    warnings: new Set(warnings),
  }
  await readPages(run)
  await settleMissing(run, { isKnownProject, isReconcile })
  await addTimelines(run, startedAt)
  const { requests, timelines } = connection.counts()
  const finishedAt = now()
  const isWhole = run.unreadable === 0
  const result = await publishRead(
    db,
    team,
    {
      project: {
        ...projectRow(team.id, project, ids, known),
        readBy: ids,
        updatedAt: project.updatedAt,
        firstReadAt: known?.firstReadAt ?? startedAt,
      },
      sprints: mapping.sprint && {
        fieldId: mapping.sprint.id,
        iterations: mapping.sprint.iterations,
      },
      areClosesOld: remapped.size > 0 || (isWhole && wasInParts(last)),
      sync: {
        teamId: team.id,
        state: 'ok',
        startedAt,
        finishedAt,
        lastReadFrom: startedAt,
        lastReadAt: finishedAt,
        lastFullReadAt: isWhole ? finishedAt : null,
        lastReconcileAt: isReconcile ? finishedAt : (last?.lastReconcileAt ?? null),
        requests,
        timelineRequests: timelines,
        items: run.progress.done,
        warnings: [...run.warnings],
        error: null,
      },
    },
    { snapshot: parts.snapshot, pause },
  )
  await clearStaging(db, team.id, pause)
  return { isChanged: result.isChanged, isSkipped: false, isReconcile }
}

/** Whether items were kept back from the last read, so that what was worked out of it lacks them. */
const wasInParts = (last: SyncRow | undefined) =>
  last !== undefined && last.lastFullReadAt === null && last.lastReconcileAt !== null

function oddIterationsIn({ oddIterations }: Project): string[] {
  if (oddIterations.length === 0) return []
  const some = oddIterations.slice(0, 3).join(', ')
  return [
    `${oddIterations.length} iterations are no sprints: they begin before 1970 or after 2199, or last more than a year (${some}). Correct their days on GitHub.`,
  ]
}

async function stage(run: Run, found: BoardItem[], position: number) {
  const { db, team, context, isFirst } = run
  const knownOf = isFirst ? () => undefined : await knownItems(run, found)
  const page = readyPage(found, knownOf, { at: run.now(), position }, context)
  await stagePage(db, team.id, isFirst ? { ...page, seen: [] } : page)
  run.newlyDone.push(...page.newlyDone)
}

async function knownItems({ db, team }: Run, found: BoardItem[]) {
  const nodeIds = found.map(({ nodeId }) => nodeId)
  const byNode = new Map(
    (await listItemsByNode(db.read, team.id, nodeIds)).map(row => [row.nodeId, row]),
  )
  const strangers = found.filter(({ nodeId }) => !byNode.has(nodeId))
  const contentIds = strangers.map(({ contentId }) => contentId).filter(id => id !== null)
  const byContent = new Map(
    (await listItemsByContent(db.read, team.id, contentIds)).map(row => [row.contentId, row]),
  )
  return ({ nodeId, contentId }: BoardItem) =>
    byNode.get(nodeId) ?? (contentId === null ? undefined : byContent.get(contentId))
}

/** A request leaves only once the event loop has turned: then GitHub works on the next page while Knots does on this. */
async function letRequestLeave() {
  await pause()
  await pause()
}

async function readPages(run: Run) {
  const { connection, project, mapping, progress, warnings } = run
  let cutShort = 0
  let withOddPoints = 0
  for await (const page of connection.readItems(project, mapping)) {
    await letRequestLeave()
    await stage(run, page.items, progress.done)
    run.unreadable += page.unreadable
    cutShort += page.cutShort
    withOddPoints += page.withOddPoints
    for (const message of page.messages) warnings.add(`GitHub says: ${message}`)
    progress.done += page.items.length
    progress.total = page.totalCount
    run.onProgress()
  }
  if (run.unreadable > 0)
    warnings.add(
      `The token may not read ${run.unreadable} items of the board; they stay as last read.`,
    )
  if (withOddPoints > 0)
    warnings.add(
      `The points of ${withOddPoints} items are above 100,000 and count as not estimated. Correct them on GitHub.`,
    )
  if (cutShort > 0)
    warnings.add(`${cutShort} items have more labels or assignees than GitHub lists at once.`)
}

/**
 * What no page showed has left the board, was archived where the host does not list that, or was
 * skipped because the board moved under the pages: GitHub is asked for each before it counts as gone.
 * Archived items that no page lists are asked for once a day.
 */
async function settleMissing(
  run: Run,
  { isKnownProject, isReconcile }: { isKnownProject: boolean; isReconcile: boolean },
) {
  const { db, team, connection, project, mapping, context } = run
  const missing = (await listMissing(db.read, team.id)).filter(
    row => !isKnownProject || isReconcile || project.listsArchived || !row.isArchived,
  )
  if (missing.length === 0) return
  const nodeIds = missing.map(({ nodeId }) => nodeId)
  const { items, gone } = isKnownProject
    ? await connection.readItemsById(project, mapping, nodeIds)
    : { items: [], gone: nodeIds }
  await stage(run, items, run.progress.done)
  run.progress.done += items.length
  const isGone = new Set(gone)
  const left = missing.filter(({ nodeId }) => isGone.has(nodeId))
  const times = { ...context.times, at: run.now() }
  const changed = left.map(row => ({
    row: { ...row, isPresent: false } satisfies ItemRow,
    changes: [goneChange(row.itemId, times)],
  }))
  await stagePage(db, team.id, {
    seen: [],
    items: changed.map(({ row }) => row),
    changes: changed.flatMap(({ changes }) => changes.map(change => ({ change, replaces: null }))),
  })
  // Whether it was done when it left, and when that was, is still in its timeline.
  if (isKnownProject) run.newlyDone.push(...changed.filter(({ row }) => hasTimeline(row)))
}

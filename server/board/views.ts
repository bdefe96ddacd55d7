import type { Db, Read } from '../../db/open.ts'
import { dayOf } from '../domain/calendar.ts'
import { usedViews, type ViewRole } from '../domain/view-roles.ts'
import type { Connection } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import { findProject, type ProjectRow } from '../store/board.ts'
import { type ItemRow, listItemsByIds } from '../store/items.ts'
import type { TeamRow } from '../store/teams.ts'
import {
  findLastDelivery,
  listViewItemIds,
  listViewReads,
  saveViewReads,
  type ViewRead,
  type ViewReadRow,
} from '../store/views.ts'
import type { SideRead } from './details.ts'
import { beginRuns, type Found, type Running, runView } from './run-view.ts'

export type ViewsParts = {
  db: Db
  /** Null when there is nothing to ask with: filters are then run by Knots alone. */
  connection: Connection | null
  now: () => number
}

type SavedView = ProjectRow['views'][number]

const tried = 5

/** What a view would find and the first items of it, for a look before it is chosen. Throws a `GitHubFailure`. */
export async function tryView(
  parts: ViewsParts,
  team: TeamRow,
  project: ProjectRow,
  view: SavedView,
): Promise<Found & { rows: ItemRow[] }> {
  const { db, connection, now } = parts
  const using = { read: db.read, connection, now: now() }
  const running = await beginRuns(using, team, project, [view.filter])
  const found = await runView(view.filter, running)
  const ids = found.itemIds.slice(0, tried)
  return { ...found, rows: await listItemsByIds(db.read, team.id, ids) }
}

/**
 * Runs the filters of the views in use: all of them when the board changed, also by webhook, else those
 * that were never run, are another filter now, failed last time, or were run on another day (`@current`). A filter that
 * GitHub fails to run keeps what it found before, and is run again next time.
 */
export async function readViews(
  parts: ViewsParts,
  team: TeamRow,
  isBoardChanged: boolean,
): Promise<SideRead> {
  const { db, connection, now } = parts
  const project = await findProject(db.read, team.id)
  const used = usedViews(project)
  const known = new Map((await listViewReads(db.read, team.id)).map(row => [row.role, row]))
  const today = dayOf(now(), team.timeZone)
  const lastDelivery = await findLastDelivery(db.read, team.id)
  const due = [...used].filter(([role, { filter }]) => {
    const row = known.get(role)
    if (!row || row.filter !== filter) return true
    const isOld = dayOf(row.readAt, team.timeZone) !== today
    return isBoardChanged || isOld || row.readAt <= (lastDelivery ?? -1)
  })
  const isIdle = due.length === 0 && [...known.keys()].every(role => used.has(role))
  if (!project || isIdle) return { isChanged: false, warnings: [] }
  const using = { read: db.read, connection, now: now() }
  const filters = due.map(([, { filter }]) => filter)
  const running = await beginRuns(using, team, project, filters)
  const reads: ViewRead[] = []
  const warnings: string[] = []
  const once = new Map<string, Promise<Found>>()
  for (const [role, view] of due) {
    const run = once.get(view.filter) ?? runView(view.filter, running)
    once.set(view.filter, run)
    try {
      const { warning, ...found } = await run
      reads.push({ role, filter: view.filter, readAt: now(), error: warning, ...found })
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error
      warnings.push(`The view “${view.name}” is as last read: ${error.message}`)
      reads.push(await afterFailure(db.read, team.id, role, view, known.get(role), running, error))
    }
  }
  const isChanged = await saveViewReads(db, team.id, reads, [...used.keys()])
  return { isChanged, warnings }
}

/** `readAt` 0 has it run again next time. Without an earlier answer to the same filter, Knots' own is taken. */
async function afterFailure(
  read: Read,
  teamId: string,
  role: ViewRole,
  view: SavedView,
  known: ViewReadRow | undefined,
  running: Running,
  { message }: GitHubFailure,
): Promise<ViewRead> {
  const failed = { role, filter: view.filter, readAt: 0, error: message }
  if (known?.filter === view.filter) {
    const { isByGithub, ignored } = known
    return { ...failed, isByGithub, ignored, itemIds: await listViewItemIds(read, teamId, role) }
  }
  const { warning: _, ...own } = await runView(view.filter, { ...running, connection: null })
  return { ...failed, ...own }
}

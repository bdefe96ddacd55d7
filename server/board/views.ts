import type { Db, Read } from '../../db/open.ts'
import { dayOf } from '../domain/calendar.ts'
import {
  differsGrossly,
  type FilterBoard,
  type FilterItem,
  viewFilter,
} from '../domain/view-filter.ts'
import { usedViews, type ViewRole } from '../domain/view-roles.ts'
import type { Connection } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import { findProject, type ProjectRow } from '../store/board.ts'
import type { ItemRow } from '../store/items.ts'
import { listIterations } from '../store/iterations.ts'
import type { TeamRow } from '../store/teams.ts'
import {
  findLastDelivery,
  listOnBoard,
  listViewItemIds,
  listViewReads,
  saveViewReads,
  type ViewRead,
  type ViewReadRow,
} from '../store/views.ts'
import type { SideRead } from './details.ts'

export type ViewsParts = {
  db: Db
  /** Null when there is nothing to ask with: filters are then run by Knots alone. */
  connection: Connection | null
  now: () => number
}

type SavedView = ProjectRow['views'][number]

/** What running a filter found, and what to say about it. */
export type Found = {
  itemIds: string[]
  isByGithub: boolean
  ignored: string[]
  /** A remark for people; null when there is none. */
  warning: string | null
}

/** What all runs of one moment have in common. */
type Running = {
  connection: Connection | null
  projectId: string
  rows: ItemRow[]
  idByNode: Map<string, string>
  board: FilterBoard
}

async function runningOf(
  { db, connection, now }: ViewsParts,
  team: TeamRow,
  project: ProjectRow,
): Promise<Running> {
  const rows = await listOnBoard(db.read, team.id)
  return {
    connection,
    projectId: project.projectId,
    rows,
    idByNode: new Map(rows.map(({ nodeId, itemId }) => [nodeId, itemId])),
    board: await filterBoard(db.read, team, project, now()),
  }
}

async function filterBoard(
  read: Read,
  team: TeamRow,
  project: ProjectRow,
  now: number,
): Promise<FilterBoard> {
  const nameOf = (id: string | null) => project.fields.find(field => field.id === id)?.name ?? null
  const { pointsFieldId, sprintFieldId, statusFieldId } = project
  const iterations = sprintFieldId ? await listIterations(read, team.id, sprintFieldId) : []
  return {
    fields: {
      points: nameOf(pointsFieldId),
      sprint: nameOf(sprintFieldId),
      status: nameOf(statusFieldId),
    },
    iterations: iterations.filter(({ isVanished }) => !isVanished),
    today: dayOf(now, team.timeZone),
    now,
  }
}

/**
 * Runs a filter: GitHub does where the host can, else Knots. Where both can, they are compared, because
 * GitHub says nothing of conditions that it does not know. Throws a `GitHubFailure`.
 */
async function runView({ filter }: SavedView, running: Running): Promise<Found> {
  const { passes, ignored } = viewFilter(filter, running.board)
  const own = running.rows.filter(row => passes(row satisfies FilterItem))
  const ownIds = own.map(({ itemId }) => itemId)
  const answer =
    filter === '' ? null : await running.connection?.runFilter(running.projectId, filter)
  if (!answer) return { itemIds: ownIds, isByGithub: false, ignored, warning: null }
  const itemIds = answer.nodeIds.flatMap(id => running.idByNode.get(id) ?? [])
  const { isWhole } = answer
  const remarks = [
    ...(isWhole
      ? []
      : [`Only the first ${answer.nodeIds.length} of ${answer.totalCount} items are listed.`]),
    ...(/@me\b/.test(filter)
      ? ['“@me” stands for the owner of the token that Knots reads with.']
      : []),
    ...(isWhole && ignored.length === 0 && differsGrossly(new Set(itemIds), new Set(ownIds))
      ? [
          `GitHub finds ${itemIds.length} items and Knots, by the same filter, ${ownIds.length}. GitHub says nothing of conditions that it does not know: compare with the view itself.`,
        ]
      : []),
  ]
  return { itemIds, isByGithub: true, ignored: [], warning: remarks.join(' ') || null }
}

/** What a view would find, for a look before it is chosen. Throws a `GitHubFailure`. */
export async function tryView(
  parts: ViewsParts,
  team: TeamRow,
  project: ProjectRow,
  view: SavedView,
): Promise<Found & { rows: ItemRow[] }> {
  const running = await runningOf(parts, team, project)
  const found = await runView(view, running)
  const byId = new Map(running.rows.map(row => [row.itemId, row]))
  return { ...found, rows: found.itemIds.flatMap(id => byId.get(id) ?? []) }
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
  const { db, now } = parts
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
  const running = await runningOf(parts, team, project)
  const reads: ViewRead[] = []
  const warnings: string[] = []
  const once = new Map<string, Promise<Found>>()
  for (const [role, view] of due) {
    const run = once.get(view.filter) ?? runView(view, running)
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
  const { warning: _, ...own } = await runView(view, { ...running, connection: null })
  return { ...failed, ...own }
}

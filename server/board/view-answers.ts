import type { Db } from '../../db/open.ts'
import type {
  SavedView,
  ViewItems,
  ViewItemsQuery,
  ViewPreview,
  ViewRole,
  Views,
  ViewUse,
} from '../contract/view.ts'
import { dayOf } from '../domain/calendar.ts'
import { doneStatusTest } from '../domain/status.ts'
import { detectedViews, usedViews, viewRoles } from '../domain/view-roles.ts'
import { Invalid, NotFound, Refusal } from '../errors.ts'
import type { Connection, ProjectAddress } from '../github/client.ts'
import { findProject, type ProjectRow } from '../store/board.ts'
import { type ItemRow, publicItems } from '../store/items.ts'
import type { TeamRow } from '../store/teams.ts'
import {
  listDefaultBacklog,
  listViewItemIds,
  listViewItems,
  listViewReads,
  saveViewRoles,
  type ViewReadRow,
} from '../store/views.ts'
import { readViews, tryView } from './views.ts'

type AnswerParts = { db: Db; now: () => number }
type Connect = () => Promise<{ connection: Connection; address: ProjectAddress }>

const previewItems = 5
const iso = (at: number | undefined) => (at ? new Date(at).toISOString() : null)

const titleOf = ({ itemId, title, number, repository, url }: ItemRow) => ({
  id: itemId,
  title,
  number,
  repository,
  url,
})

/** Open, not in a done status, and in no sprint that is current or later. */
async function defaultBacklog({ db, now }: AnswerParts, team: TeamRow) {
  const isDone = doneStatusTest(team.doneStatuses)
  const rows = await listDefaultBacklog(db.read, team.id, dayOf(now(), team.timeZone))
  return rows.filter(({ status }) => !isDone(status))
}

const runOf = (row: ViewReadRow | undefined) => ({
  source: row?.isByGithub ? ('github' as const) : ('knots' as const),
  ignored: row?.ignored ?? [],
  warning: row?.error ?? null,
})

const withoutView = (role: ViewRole) => ({
  source: role === 'backlog' ? ('default' as const) : ('none' as const),
  ignored: [],
  warning: null,
})

/** The saved views of a team's project, what each is used for, and what it last found. */
export async function showViews(parts: AnswerParts, team: TeamRow): Promise<Views> {
  const { read } = parts.db
  const project = await findProject(read, team.id)
  const views = project?.views ?? []
  const used = usedViews(project)
  const detected = detectedViews(views)
  const reads = await listViewReads(read, team.id)
  const uses: ViewUse[] = []
  for (const role of viewRoles) {
    const view = used.get(role)
    const row = view && reads.find(known => known.role === role)
    uses.push({
      role,
      number: view?.number ?? null,
      isChosen: project?.viewRoles[role] !== undefined,
      detected: detected[role] ?? null,
      readAt: iso(row?.readAt),
      ...(view ? runOf(row) : withoutView(role)),
      ...(await shortOf(parts, team, role, { view, row })),
    })
  }
  return { projectUrl: project?.url || null, views, uses }
}

async function shortOf(
  parts: AnswerParts,
  team: TeamRow,
  role: ViewRole,
  { view, row }: { view: SavedView | undefined; row: ViewReadRow | undefined },
): Promise<{ total: number | null; first: ViewUse['first'] }> {
  if (!view && role === 'backlog') {
    const rows = await defaultBacklog(parts, team)
    return { total: rows.length, first: rows.slice(0, previewItems).map(titleOf) }
  }
  if (!row) return { total: null, first: [] }
  const { read } = parts.db
  const some = await listViewItems(read, team.id, role, { from: 0, limit: previewItems })
  const total = (await listViewItemIds(read, team.id, role)).length
  return { total, first: some.map(({ item }) => titleOf(item)) }
}

/** The items that a role stands for, in the board's order, page by page. */
export async function showViewItems(
  parts: AnswerParts,
  team: TeamRow,
  role: ViewRole,
  { cursor: from = 0, limit }: ViewItemsQuery,
): Promise<ViewItems> {
  const { read } = parts.db
  const view = usedViews(await findProject(read, team.id)).get(role) ?? null
  if (!view && role === 'backlog') {
    const rows = await defaultBacklog(parts, team)
    const page = rows.slice(from, from + limit)
    const next = rows.length > from + limit ? from + limit : null
    const items = await publicItems(read, team.id, page)
    return { role, view, readAt: null, ...withoutView(role), total: rows.length, items, next }
  }
  const row = (await listViewReads(read, team.id)).find(known => known.role === role)
  if (!view || !row) {
    const run = view ? runOf(row) : withoutView(role)
    return { role, view, readAt: null, ...run, total: null, items: [], next: null }
  }
  const rows = await listViewItems(read, team.id, role, { from, limit: limit + 1 })
  return {
    role,
    view,
    readAt: iso(row.readAt),
    ...runOf(row),
    total: (await listViewItemIds(read, team.id, role)).length,
    items: await publicItems(
      read,
      team.id,
      rows.slice(0, limit).map(({ item }) => item),
    ),
    next: rows[limit]?.position ?? null,
  }
}

async function getView(project: ProjectRow | undefined, number: number) {
  const view = project?.views.find(known => known.number === number)
  if (!project || !view)
    throw new NotFound('The board has no such view. Read the board and look again.')
  return { project, view }
}

/** What a view finds, before it is chosen. Asks GitHub where that can run it. */
export async function previewView(
  parts: AnswerParts,
  team: TeamRow,
  number: number,
  connect: Connect,
): Promise<ViewPreview> {
  const { project, view } = await getView(await findProject(parts.db.read, team.id), number)
  const { connection, address } = await connect()
  await connection.readProject(address)
  const found = await tryView({ ...parts, connection }, team, project, view)
  return {
    source: found.isByGithub ? 'github' : 'knots',
    total: found.itemIds.length,
    ignored: found.ignored,
    warning: found.warning,
    first: found.rows.map(titleOf),
  }
}

/** Saves what views are used for and runs those that are new; without GitHub, Knots runs them itself. */
export async function changeViews(
  parts: AnswerParts,
  team: TeamRow,
  roles: Partial<Record<ViewRole, number | null>>,
  connect: Connect,
): Promise<Views> {
  const project = await findProject(parts.db.read, team.id)
  if (!project) throw new Invalid('The board was not read yet. Read it first, then choose.')
  for (const number of Object.values(roles)) if (number !== null) await getView(project, number)
  const chosen = Object.fromEntries(
    Object.entries(roles).map(([role, number]) => [role, number ?? 0]),
  )
  await saveViewRoles(parts.db, team.id, chosen)
  await readViews({ ...parts, connection: await reached(connect) }, team, false)
  return showViews(parts, team)
}

/** A connection that has met the project; null when there is none to be had just now. */
async function reached(connect: Connect): Promise<Connection | null> {
  try {
    const { connection, address } = await connect()
    await connection.readProject(address)
    return connection
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

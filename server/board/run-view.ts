import type { Read } from '../../db/open.ts'
import { dayOf } from '../domain/calendar.ts'
import { differsGrossly, type FilterBoard, viewFilter } from '../domain/view-filter.ts'
import type { Connection } from '../github/client.ts'
import { mostFiltered } from '../github/views.ts'
import type { ProjectRow } from '../store/board.ts'
import { listIterations } from '../store/iterations.ts'
import type { TeamRow } from '../store/teams.ts'
import { listItemIdsOfNodes, slicesOnBoard } from '../store/views.ts'

/** What running a filter found, and what to say about it. */
export type Found = {
  itemIds: string[]
  isByGithub: boolean
  ignored: string[]
  /** A remark for people; null when there is none. */
  warning: string | null
}

/** What Knots itself finds by a filter: all ids as GitHub names the items, and as Knots does. */
type Own = { nodeIds: string[]; itemIds: string[]; ignored: string[] }

/** What all runs of one moment have in common. */
export type Running = {
  read: Read
  teamId: string
  /** Null: Knots runs all of them. */
  connection: Connection | null
  projectId: string
  /** By the filter. */
  own: Map<string, Own>
}

/** Gets ready to run filters: runs them on what Knots keeps, a slice of a large board at a time. */
export async function beginRuns(
  { read, connection, now }: { read: Read; connection: Connection | null; now: number },
  team: TeamRow,
  project: ProjectRow,
  filters: string[],
): Promise<Running> {
  const board = await filterBoard(read, team, project, now)
  const own = new Map<string, Own>()
  const tests = [...new Set(filters)].map(filter => {
    const { passes, ignored } = viewFilter(filter, board)
    const found: Own = { nodeIds: [], itemIds: [], ignored }
    own.set(filter, found)
    return { passes, found }
  })
  for await (const rows of slicesOnBoard(read, team.id))
    for (const { passes, found } of tests)
      for (const row of rows) {
        if (!passes(row)) continue
        found.nodeIds.push(row.nodeId)
        found.itemIds.push(row.itemId)
      }
  return { read, teamId: team.id, connection, projectId: project.projectId, own }
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

const onlyFirst = (listed: number, total: number) =>
  `Only the first ${listed} of ${total} items are listed.`

/**
 * Runs a filter: GitHub does where the host can, else Knots. Where both can, they are compared, because
 * GitHub says nothing of conditions that it does not know. At most 2,000 items are listed. Throws a
 * `GitHubFailure`.
 */
export async function runView(filter: string, running: Running): Promise<Found> {
  const own = running.own.get(filter) ?? { nodeIds: [], itemIds: [], ignored: [] }
  const { ignored } = own
  const answer =
    filter === '' ? null : await running.connection?.runFilter(running.projectId, filter)
  if (!answer) {
    const itemIds = own.itemIds.slice(0, mostFiltered)
    const isWhole = itemIds.length === own.itemIds.length
    const warning = isWhole ? null : onlyFirst(itemIds.length, own.itemIds.length)
    return { itemIds, isByGithub: false, ignored, warning }
  }
  const { nodeIds, totalCount, isWhole } = answer
  const isOdd =
    isWhole && ignored.length === 0 && differsGrossly(new Set(nodeIds), new Set(own.nodeIds))
  const remarks = [
    ...(isWhole ? [] : [onlyFirst(nodeIds.length, totalCount)]),
    ...(/@me\b/.test(filter)
      ? ['“@me” stands for the owner of the token that Knots reads with.']
      : []),
    ...(isOdd
      ? [
          `GitHub finds ${nodeIds.length} items and Knots, by the same filter, ${own.nodeIds.length}. GitHub says nothing of conditions that it does not know: compare with the view itself.`,
        ]
      : []),
  ]
  const known = await listItemIdsOfNodes(running.read, running.teamId, nodeIds)
  const itemIds = nodeIds.flatMap(id => known.get(id) ?? [])
  return { itemIds, isByGithub: true, ignored: [], warning: remarks.join(' ') || null }
}

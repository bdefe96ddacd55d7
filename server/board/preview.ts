import type { Db } from '../../db/open.ts'
import type { MappingEdit, MappingPreview } from '../contract/mapping.ts'
import type { BoardItem } from '../domain/board-item.ts'
import { doneStatusTest } from '../domain/status.ts'
import { Invalid } from '../errors.ts'
import type { Connection, Project, ProjectAddress } from '../github/client.ts'
import { type FieldIds, type FieldMapping, mappingOf } from '../github/detect.ts'
import { findProject, type ProjectRow, saveMapping } from '../store/board.ts'
import { type BoardCounts, countBoard } from '../store/board-counts.ts'
import type { TeamRow } from '../store/teams.ts'
import { detect, idsFor, projectRow, uses, warningsOf } from './mapping.ts'

export type PreviewParts = { db: Db; connection: Connection; address: ProjectAddress }

/** A look at a large board must not take as long as reading it. */
const mostItems = 200

/**
 * What the board's fields are taken for and could be taken for, and what a choice finds on it. `edit`
 * is a choice not saved yet; what it leaves out is as saved, or detected. Asks GitHub each time. By the fields it was
 * read by, all items count; else the first ones are looked at.
 */
export async function previewMapping(
  parts: PreviewParts,
  team: TeamRow,
  edit: MappingEdit,
): Promise<MappingPreview> {
  const project = await parts.connection.readProject(parts.address)
  const known = await findProject(parts.db.read, team.id)
  return preview(parts, team, project, known, chosen(project, known, edit))
}

/** Saves a person's choice of fields; a field that is not on the board, or of no use, is refused. */
export async function changeMapping(
  parts: PreviewParts,
  team: TeamRow,
  edit: MappingEdit,
): Promise<MappingPreview> {
  const project = await parts.connection.readProject(parts.address)
  const known = await findProject(parts.db.read, team.id)
  const ids = chosen(project, known, edit)
  const { candidates } = detect(project.fields)
  for (const use of uses) {
    const isPossible = candidates[use].some(({ fieldId }) => fieldId === ids[use])
    if (edit[use] && !isPossible)
      throw new Invalid(`This field cannot hold the ${use}. Choose one of those offered.`, use)
  }
  await saveMapping(parts.db, projectRow(team.id, project, ids, known))
  return preview(parts, team, project, known, ids)
}

function chosen(project: Project, known: ProjectRow | undefined, edit: MappingEdit): FieldIds {
  const now = idsFor(project, known)
  const { points = now.points, sprint = now.sprint, status = now.status } = edit
  return { points, sprint, status }
}

async function preview(
  parts: PreviewParts,
  team: TeamRow,
  project: Project,
  known: ProjectRow | undefined,
  ids: FieldIds,
): Promise<MappingPreview> {
  const { candidates, detected } = detect(project.fields)
  const { mapping, problems } = mappingOf(project.fields, ids)
  const isAsRead =
    known?.projectId === project.id && uses.every(use => known.readBy?.[use] === ids[use])
  const { isAll, ...counts } = isAsRead
    ? { ...(await countBoard(parts.db.read, team.id)), isAll: true }
    : problems.length === 0
      ? await lookAt(parts.connection, project, mapping)
      : nothing
  const isDone = doneStatusTest(team.doneStatuses)
  return {
    project: { title: project.title, url: project.url },
    fields: project.fields.map(({ iterations: _, ...field }) => field),
    mapping: ids,
    detected,
    candidates: {
      points: candidates.points.map(({ isLikely: _, ...candidate }) => candidate),
      sprint: candidates.sprint.map(({ isLikely: _, ...candidate }) => candidate),
      status: candidates.status.map(({ isLikely: _, ...candidate }) => candidate),
    },
    found: {
      items: counts.items,
      isAll,
      withPoints: counts.withPoints,
      withSprint: counts.withSprint,
      iterations: mapping.sprint?.iterations.length ?? 0,
      statuses: (mapping.status?.options ?? []).map(name => ({
        name,
        items: counts.byStatus.get(name) ?? 0,
        done: isDone(name),
      })),
    },
    problems: [...problems, ...warningsOf(ids)],
  }
}

const nothing = { items: 0, withPoints: 0, withSprint: 0, byStatus: new Map(), isAll: false }

/** The first items of a board, by fields that it was not read by so far. */
async function lookAt(
  connection: Connection,
  project: Project,
  mapping: FieldMapping,
): Promise<BoardCounts & { isAll: boolean }> {
  const items: BoardItem[] = []
  for await (const page of connection.readItems(project, mapping)) {
    items.push(...page.items)
    if (items.length >= mostItems)
      return { ...countsOf(items), isAll: items.length >= page.totalCount }
  }
  return { ...countsOf(items), isAll: true }
}

function countsOf(items: BoardItem[]): BoardCounts {
  const statuses = Map.groupBy(items, ({ status }) => status)
  return {
    items: items.length,
    withPoints: items.filter(({ points }) => points !== null).length,
    withSprint: items.filter(({ iterationId }) => iterationId !== null).length,
    byStatus: new Map([...statuses].map(([status, some]) => [status, some.length])),
  }
}

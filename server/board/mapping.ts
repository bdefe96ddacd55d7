import { doneStatusTest } from '../domain/status.ts'
import type { Project } from '../github/client.ts'
import {
  candidatesOf,
  detectedMapping,
  type FieldIds,
  type FieldMapping,
  mappingOf,
  type ProjectField,
} from '../github/detect.ts'
import type { ProjectRow } from '../store/board.ts'

export type Uses = keyof FieldIds
export const uses = ['points', 'sprint', 'status'] as const satisfies Uses[]

const isDoneByName = doneStatusTest(null)

/** Which fields could serve, and which Knots would take by itself. */
export function detect(fields: ProjectField[]) {
  const candidates = candidatesOf(fields, isDoneByName)
  return { candidates, detected: detectedMapping(candidates) }
}

/** The fields chosen, by a person or by the last read; none before the first. */
export function storedIds(row: ProjectRow | undefined): FieldIds {
  return {
    points: row?.pointsFieldId ?? null,
    sprint: row?.sprintFieldId ?? null,
    status: row?.statusFieldId ?? null,
  }
}

/**
 * The fields to read by. A person's choice holds, also for none. Without one, a field taken before is
 * kept, on the board or not, so that neither a new field with a better name nor one that somebody deletes
 * changes the past. Those of another project mean nothing here.
 */
export function idsFor({ id, fields }: Project, row: ProjectRow | undefined): FieldIds {
  const stored = storedIds(row?.projectId === id ? row : undefined)
  if (row?.projectId === id && row.isMappedByHand) return stored
  const { detected } = detect(fields)
  const idFor = (use: Uses) => stored[use] ?? detected[use]
  return { points: idFor('points'), sprint: idFor('sprint'), status: idFor('status') }
}

/** The row of a project with the fields to read it by; what was known of its reads stays. */
export function projectRow(
  teamId: string,
  project: Project,
  ids: FieldIds,
  known: ProjectRow | undefined,
): ProjectRow {
  const { id, title, url, fields, views, viewerLogin, viewerCanUpdate } = project
  return {
    teamId,
    projectId: id,
    title,
    url,
    pointsFieldId: ids.points,
    sprintFieldId: ids.sprint,
    statusFieldId: ids.status,
    isMappedByHand: known?.isMappedByHand ?? false,
    fields: fields.map(field => ({
      id: field.id,
      name: field.name,
      dataType: field.dataType,
      options: field.options,
    })),
    readBy: known?.readBy ?? null,
    firstReadAt: known?.firstReadAt ?? null,
    updatedAt: known?.updatedAt ?? null,
    viewerLogin,
    viewerCanUpdate,
    views,
    viewRoles: known?.viewRoles ?? {},
  }
}

const missing: Record<Uses, string> = {
  points:
    'No field of the board looks like story points, so nothing has points. Choose one in Settings.',
  sprint: 'The board has no iteration field, so Knots finds no sprints there. Add one on GitHub.',
  status: 'No field of the board looks like a status, so only closed and merged count as done.',
}

/** What cannot be known for want of a field. */
export const warningsOf = (ids: FieldIds) =>
  uses.filter(use => ids[use] === null).map(use => missing[use])

const until: Record<Uses, string> = {
  points: 'Until then points stay as they were last read.',
  sprint: 'Until then items stay in the sprints they were last in.',
  status: 'Until then statuses stay as they were last read.',
}

/** How a board is read: by which fields, what to warn of, and which values are to be left as they are. */
export type Mapping = {
  ids: FieldIds
  mapping: FieldMapping
  warnings: string[]
  /** Mapped to another field since the last read. */
  remapped: Set<Uses>
  /** Mapped to a field that cannot be read. */
  unread: Set<Uses>
}

/** The fields to read by. One that was deleted, or whose name another bears too, is warned of and not read. */
export function readableMapping(project: Project, row: ProjectRow | undefined): Mapping {
  const ids = idsFor(project, row)
  const { mapping, problems } = mappingOf(project.fields, ids)
  const unread = new Set(uses.filter(use => ids[use] !== null && mapping[use] === null))
  const last = row?.readBy
  return {
    ids,
    mapping,
    warnings: [...problems, ...[...unread].map(use => until[use]), ...warningsOf(ids)],
    remapped: new Set(uses.filter(use => last && ids[use] !== last[use])),
    unread,
  }
}

import { doneStatusTest } from '../domain/status.ts'
import { UpstreamFailed } from '../errors.ts'
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
 * kept while it is on the board, so that a new field with a better name does not change the past.
 */
export function idsFor(fields: ProjectField[], row: ProjectRow | undefined): FieldIds {
  const stored = storedIds(row)
  if (row?.isMappedByHand) return stored
  const { detected } = detect(fields)
  const idFor = (use: Uses) =>
    fields.some(({ id }) => id === stored[use]) ? stored[use] : detected[use]
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

/** The fields to read by, what to say about those that are missing; throws when one cannot be read. */
export function readableMapping(
  fields: ProjectField[],
  row: ProjectRow | undefined,
): { ids: FieldIds; mapping: FieldMapping; warnings: string[]; remapped: Set<Uses> } {
  const ids = idsFor(fields, row)
  const { mapping, problems } = mappingOf(fields, ids)
  if (problems.length > 0) throw new UpstreamFailed(problems.join(' '))
  const last = row?.readBy
  return {
    ids,
    mapping,
    warnings: warningsOf(ids),
    remapped: new Set(uses.filter(use => last && ids[use] !== last[use])),
  }
}

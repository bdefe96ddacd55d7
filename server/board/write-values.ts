import type { Read } from '../../db/open.ts'
import type { NewWrite, WriteField, WriteValue } from '../contract/write.ts'
import type { KnownIteration } from '../domain/iteration-plan.ts'
import { pointsOfOption } from '../github/detect.ts'
import type { BoardValue } from '../github/write.ts'
import { findProject, type ProjectRow } from '../store/board.ts'
import { listIterations } from '../store/iterations.ts'
import { getSprint } from '../store/sprints.ts'
import type { ItemRow } from '../store/staging.ts'
import { storedIds } from './mapping.ts'

/** What a value means on the board as last read. */
export type Ground = { project: ProjectRow | undefined; iterations: KnownIteration[] }

/** The board's columns and iterations as last read. */
export async function readGround(read: Read, teamId: string): Promise<Ground> {
  const project = await findProject(read, teamId)
  const fieldId = project?.sprintFieldId ?? null
  return { project, iterations: fieldId ? await listIterations(read, teamId, fieldId) : [] }
}

/** What the board shows of an item, as last read. */
export function shownValue(
  { sprintId, points, status, state }: ItemRow,
  field: WriteField,
): string | number | null {
  return { sprint: sprintId, points, status, state: asWritten(state) }[field]
}

/** What is closed in another way than as not planned is none of the two values that can be written. */
function asWritten(state: ItemRow['state']): string {
  return state === 'open' || state === 'not-planned' ? state : 'closed'
}

/** In GitHub's terms; undefined for a sprint without an iteration. */
export function toBoard(
  field: WriteField,
  value: WriteValue,
  iterations: KnownIteration[],
): BoardValue | undefined {
  if (field !== 'sprint' || value === null) return value
  return iterations.find(one => one.sprintId === value && !one.isVanished)?.id
}

/** In Knots' terms; undefined for an iteration that no sprint is known of. */
export function fromBoard(
  field: WriteField,
  value: BoardValue,
  iterations: KnownIteration[],
): WriteValue | undefined {
  if (field !== 'sprint' || value === null) return value
  return iterations.find(({ id }) => id === value)?.sprintId
}

export const noIteration = (title: string) =>
  `${title} has no iteration on the board. Add one on GitHub and read the board: Knots never changes iterations.`

export const noOption = (field: string, to: WriteValue) =>
  typeof to === 'number'
    ? `No option of “${field}” stands for ${to}. Choose another value, or add the option on GitHub.`
    : `“${field}” has no option “${to}”. Choose another, or add it on GitHub.`

type Asked = Pick<NewWrite, 'field' | 'to'>

/** Why something cannot be written at all, in words; null when it may be tried. */
export async function refusalOf(
  read: Read,
  item: ItemRow,
  { field, to }: Asked,
  ground: Ground,
): Promise<string | null> {
  const name = `“${item.title}”`
  if (item.kind === 'redacted') return 'The token may not see this item, so Knots leaves it alone.'
  if (!item.isPresent) return `${name} is no longer on the board.`
  if (item.isArchived) return `${name} is archived on GitHub. Restore it there first.`
  if (field === 'state') {
    return item.kind === 'issue'
      ? null
      : `${name} is no issue. Close a pull request, or take a draft off the board, on GitHub.`
  }
  if (!ground.project) return null
  const column = ground.project.fields.find(({ id }) => id === storedIds(ground.project)[field])
  if (!column)
    return `No column of the board means ${field}. Choose one in Settings, or add it on GitHub.`
  if (to === null) return null
  if (field === 'sprint') {
    const { id, title } = await getSprint(read, item.teamId, String(to))
    return toBoard('sprint', id, ground.iterations) === undefined ? noIteration(title) : null
  }
  const isNumberField = field === 'points' && column.dataType !== 'SINGLE_SELECT'
  if (isNumberField || column.options.length === 0) return null
  const meant = (option: string) => (field === 'points' ? pointsOfOption(option) : option)
  return column.options.some(option => meant(option) === to) ? null : noOption(column.name, to)
}

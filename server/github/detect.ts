import type { Iteration } from '../domain/board-item.ts'

/** A field of a project; `options` are the names of a single select, `iterations` past and future ones. */
export type ProjectField = {
  id: string
  name: string
  /** GitHub's `ProjectV2FieldType`, such as `NUMBER`. */
  dataType: string
  options: string[]
  iterations: Iteration[]
}

/** A field that could serve, with the reason in words. Only a likely one is taken without asking. */
export type Candidate = { fieldId: string; name: string; why: string; isLikely: boolean }

export type Candidates = { points: Candidate[]; sprint: Candidate[]; status: Candidate[] }

type Ranked = Omit<Candidate, 'isLikely'> & { rank: number }

/**
 * The number in the name of an option, such as 5 for `5`, `5 points`, `🐇 5` or `M (5)`, 0.5 for
 * `0,5` and `½`. Null when there is none, more than one (`1-3`) or one that belongs to a letter
 * (`P1`), so that no guess becomes a figure.
 */
export function pointsOfOption(name: string): number | null {
  if (name.trim() === '½') return 0.5
  const numbers = name.match(/(?<![\p{L}\d])\d+(?:[.,]\d+)?/gu) ?? []
  const [only] = numbers
  return numbers.length === 1 && only ? Number(only.replace(',', '.')) : null
}

const pointNames: [RegExp, number][] = [
  [/^(story ?points?|sp|points?|pts)$/, 0],
  [/^(estimates?|estimation|size|effort|weight|complexity)$/, 1],
  [/\b(points?|sp|estimates?|estimation|size|effort)\b/, 2],
]
const otherNumbers = 3

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function nameRank(name: string): number {
  return pointNames.find(([pattern]) => pattern.test(plain(name)))?.[1] ?? otherNumbers
}

function pointsCandidate(field: ProjectField): Ranked | null {
  const { id: fieldId, name } = field
  const rank = nameRank(name)
  const named =
    rank < otherNumbers ? `named “${name}”` : `named “${name}”, which says nothing of points`
  if (field.dataType === 'NUMBER') return { fieldId, name, rank, why: `A number field ${named}` }
  const numeric = field.options.filter(option => pointsOfOption(option) !== null).length
  const isScale =
    field.dataType === 'SINGLE_SELECT' && numeric >= 2 && numeric * 2 > field.options.length
  if (!isScale) return null
  const why = `A list ${named}; ${numeric} of its ${field.options.length} options hold a number`
  return { fieldId, name, rank: rank + 0.5, why }
}

function sprintCandidate(field: ProjectField): Ranked | null {
  if (field.dataType !== 'ITERATION') return null
  const { id: fieldId, name, iterations } = field
  const rank = /\bsprints?\b/.test(plain(name)) ? 0 : /\biterations?\b/.test(plain(name)) ? 1 : 2
  const count = iterations.length === 1 ? '1 iteration' : `${iterations.length} iterations`
  return { fieldId, name, rank, why: `An iteration field named “${name}” with ${count}` }
}

function statusCandidate(field: ProjectField, isDone: (status: string) => boolean): Ranked | null {
  if (field.dataType !== 'SINGLE_SELECT') return null
  const { id: fieldId, name } = field
  const done = field.options.filter(isDone)
  const isStatus = /\b(status|state|stage|workflow)\b/.test(plain(name))
  if (!isStatus && done.length === 0) return null
  const rank = (plain(name) === 'status' ? 0 : isStatus ? 1 : 2) + (done.length > 0 ? 0 : 0.5)
  const means = done.length > 0 ? `${done.join(', ')} means done` : 'none of its options means done'
  return { fieldId, name, rank, why: `A list named “${name}”; ${means}` }
}

const bestFirst = (
  ranked: (Ranked | null)[],
  unlikelyFrom = Number.POSITIVE_INFINITY,
): Candidate[] =>
  ranked
    .filter(candidate => candidate !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank, ...candidate }) => ({ ...candidate, isLikely: rank < unlikelyFrom }))

/**
 * Which fields of a board could hold points, sprint and status, best first; equal ones stay in the
 * board's order. Points: a number field, or a single select most of whose options hold a number, by
 * how clearly the name says so. Sprint: an iteration field. Status: a single select named so, or one
 * with an option that means done. A list may be empty: then nothing on the board will do. Numbers
 * whose name says nothing of points (hours, a priority) are candidates, but not likely ones.
 * `isDone` tells whether the name of a status means done.
 */
export function candidatesOf(
  fields: ProjectField[],
  isDone: (status: string) => boolean,
): Candidates {
  return {
    points: bestFirst(fields.map(pointsCandidate), otherNumbers),
    sprint: bestFirst(fields.map(sprintCandidate)),
    status: bestFirst(fields.map(field => statusCandidate(field, isDone))),
  }
}

/** Ids of the fields that mean points, sprint and status; null where the board has none. */
export type FieldIds = { points: string | null; sprint: string | null; status: string | null }

/** The mapping Knots takes by itself: the best likely candidate of each, else null. */
export function detectedMapping(candidates: Candidates): FieldIds {
  const best = (list: Candidate[]) => list.find(candidate => candidate.isLikely)?.fieldId ?? null
  return {
    points: best(candidates.points),
    sprint: best(candidates.sprint),
    status: best(candidates.status),
  }
}

/** The mapped fields with their present names, as the queries need them. */
export type FieldMapping = {
  points: ProjectField | null
  sprint: ProjectField | null
  status: ProjectField | null
}

/**
 * Finds the mapped fields on the board. `problems` holds a sentence for each that is gone, and for
 * each whose name another field bears too: GitHub answers by name, so the wrong one could be read.
 * Neither can be read by; its place in `mapping` is null, as for a field that nobody chose.
 */
export function mappingOf(
  fields: ProjectField[],
  ids: FieldIds,
): { mapping: FieldMapping; problems: string[] } {
  const problems: string[] = []
  const find = (use: keyof FieldIds) => {
    const field = fields.find(({ id }) => id === ids[use])
    const hasTwin = fields.filter(({ name }) => name === field?.name).length > 1
    if (ids[use] && !field)
      problems.push(
        `The field taken for ${use} is no longer on the board. Choose another in Settings.`,
      )
    if (field && hasTwin)
      problems.push(
        `The board has several fields named “${field.name}”. Rename one, so that GitHub tells the right one.`,
      )
    return field && !hasTwin ? field : null
  }
  return {
    mapping: { points: find('points'), sprint: find('sprint'), status: find('status') },
    problems,
  }
}

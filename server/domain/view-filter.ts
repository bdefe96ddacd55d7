import type { BoardItem, Iteration } from './board-item.ts'
import { addDays, type Day } from './calendar.ts'
import { matches, rangeTest, type Term, termsOf } from './view-terms.ts'

/** What a filter can ask of an item. */
export type FilterItem = Pick<
  BoardItem,
  | 'kind'
  | 'title'
  | 'repository'
  | 'assignees'
  | 'labels'
  | 'isDraft'
  | 'points'
  | 'iterationId'
  | 'status'
  | 'state'
  | 'contentUpdatedAt'
>

/** What a filter can ask of the board. */
export type FilterBoard = {
  /** Names of the fields that mean points, sprint and status; null where the board has none. */
  fields: { points: string | null; sprint: string | null; status: string | null }
  /** All iterations of the sprint field, in order of their first day. */
  iterations: Iteration[]
  /** Today where the team is, and the instant in epoch milliseconds. */
  today: Day
  now: number
}

export type ViewFilter = {
  passes: (item: FilterItem) => boolean
  /** Conditions that could not be run, as they stand in the filter: the items are not held to them. */
  ignored: string[]
}

type Test = (item: FilterItem) => boolean

const dayMs = 24 * 60 * 60_000

/**
 * A view's filter run on what Knots itself keeps, for hosts that cannot run it and to check those that
 * can. Known are plain words (looked for in titles), `is:`, `no:`, `has:`, `assignee:`, `label:`,
 * `repo:`, `title:`, `reason:`, `last-updated:` and the fields mapped to points, sprint and status,
 * with comparisons, ranges, `@current`, `@previous`, `@next`, several values, wildcards and `-`. All
 * else, and `@me`, is `ignored`. A filter without conditions lets everything pass.
 */
export function viewFilter(filter: string, board: FilterBoard): ViewFilter {
  const tests: Test[] = []
  const ignored: string[] = []
  for (const term of termsOf(filter)) {
    const test = testOf(term, board)
    if (test) tests.push(term.isNegated ? item => !test(item) : test)
    else ignored.push(term.text)
  }
  return { passes: item => tests.every(test => test(item)), ignored }
}

/** Any of the values will do; null when one of them is not understood. */
function testOf({ qualifier, values }: Term, board: FilterBoard): Test | null {
  const tests: Test[] = []
  for (const value of values) {
    const test = valueTest(qualifier, value, board)
    if (!test) return null
    tests.push(test)
  }
  return item => tests.some(test => test(item))
}

function valueTest(qualifier: string | null, value: string, board: FilterBoard): Test | null {
  if (/^@me\b/.test(value)) return null
  switch (qualifier) {
    case null:
      return ({ title }) => title.toLowerCase().includes(value.toLowerCase())
    case 'is':
      return states[value.toLowerCase()] ?? null
    case 'no': {
      const has = hasTest(value, board)
      return has && (item => !has(item))
    }
    case 'has':
      return hasTest(value, board)
    case 'assignee':
      return ({ assignees }) => assignees.some(login => matches(login, value))
    case 'label':
      return ({ labels }) => labels.some(label => matches(label, value))
    case 'repo':
      return ({ repository }) => repository !== null && matches(repository, value)
    case 'title':
      return ({ title }) => matches(title, value)
    case 'reason':
      return reasons[value.toLowerCase().replaceAll('-', ' ')] ?? null
    case 'last-updated':
      return olderTest(value, board)
    default:
      return fieldTest(qualifier, value, board)
  }
}

const states: Record<string, Test> = {
  open: ({ state }) => state === 'open',
  closed: ({ state }) => state !== 'open',
  merged: ({ state }) => state === 'merged',
  issue: ({ kind }) => kind === 'issue',
  pr: ({ kind }) => kind === 'pull-request',
  draft: ({ kind, isDraft }) => kind === 'draft' || isDraft,
}

const reasons: Record<string, Test> = {
  completed: ({ kind, state }) => kind === 'issue' && state === 'completed',
  'not planned': ({ state }) => state === 'not-planned',
  duplicate: ({ state }) => state === 'duplicate',
}

function olderTest(value: string, { now }: FilterBoard): Test | null {
  const days = /^(\d{1,5})days?$/i.exec(value)?.[1]
  if (days === undefined) return null
  const until = now - Number(days) * dayMs
  return ({ contentUpdatedAt }) => contentUpdatedAt !== null && contentUpdatedAt <= until
}

const fieldName = (name: string) => name.toLowerCase().replaceAll(' ', '-')

function fieldOf(name: string, { fields }: FilterBoard) {
  const uses = ['points', 'sprint', 'status'] as const
  return uses.find(use => fields[use] !== null && fieldName(fields[use]) === fieldName(name))
}

function hasTest(value: string, board: FilterBoard): Test | null {
  if (/^assignees?$/i.test(value)) return ({ assignees }) => assignees.length > 0
  if (/^labels?$/i.test(value)) return ({ labels }) => labels.length > 0
  const field = fieldOf(value, board)
  if (field === 'points') return ({ points }) => points !== null
  if (field === 'status') return ({ status }) => status !== null
  return field === 'sprint' ? ({ iterationId }) => iterationId !== null : null
}

function fieldTest(qualifier: string, value: string, board: FilterBoard): Test | null {
  const field = fieldOf(qualifier, board)
  if (field === 'status') return ({ status }) => status !== null && matches(status, value)
  if (field === 'points') {
    const fits = rangeTest(value, numberOf)
    return fits && (({ points }) => points !== null && fits(points))
  }
  return field === 'sprint' ? sprintTest(value, board) : null
}

function numberOf(text: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

/** Iterations are compared by their first days. One that is not there fits nothing, as on GitHub. */
function sprintTest(value: string, board: FilterBoard): Test | null {
  const starts = new Map(board.iterations.map(({ id, startDate }) => [id, startDate]))
  const fits = rangeTest(value, text => startOf(text, board))
  if (!fits) return () => false
  return ({ iterationId }) => {
    const start = iterationId === null ? undefined : starts.get(iterationId)
    return start !== undefined && fits(start)
  }
}

function startOf(text: string, { iterations, today }: FilterBoard): Day | null {
  const keyword = /^@(current|next|previous)(?:([+-]\d{1,3}))?$/i.exec(text)
  if (!keyword) return iterations.find(({ title }) => matches(title, text))?.startDate ?? null
  const [, name = '', shift = '0'] = keyword
  const after = (iteration: Iteration) => addDays(iteration.startDate, iteration.durationDays)
  const at = {
    current: iterations.findLastIndex(one => one.startDate <= today && today < after(one)),
    next: iterations.findIndex(({ startDate }) => startDate > today),
    previous: iterations.findLastIndex(one => after(one) <= today),
  }[name.toLowerCase()]
  if (at === undefined || at === -1) return null
  return iterations[at + Number(shift)]?.startDate ?? null
}

/**
 * Whether two runs of one filter differ by more than can be put down to changes in between: by more
 * than three items and more than a quarter of all that either found. GitHub lets a qualifier that it
 * does not know pass in silence, with everything or nothing found, and this tells.
 */
export function differsGrossly(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = one.intersection(other).size
  const either = one.size + other.size - both
  const different = either - both
  return different > 3 && different > either / 4
}

import { isClosed } from './world/contents.ts'
import { findField } from './world/projects.ts'
import type { Field, Item, Value } from './world/types.ts'

/**
 * The part of the Projects filter grammar that is known for certain: `is:`, `no:`, `repo:`,
 * `assignee:`, `label:`, `reason:`, a status, an iteration, a number compared, each with a minus
 * before it. A qualifier GitHub does not know filters nothing and says nothing; so here.
 */
export function filterItems(items: readonly Item[], query: string, now: number): Item[] {
  const terms = query.match(/-?[\w-]+:(?:"[^"]*"|\S+)/g) ?? []
  return items.filter(item =>
    terms.every(term => {
      const negated = term.startsWith('-')
      const plain = negated ? term.slice(1) : term
      const colon = plain.indexOf(':')
      const wanted = plain.slice(colon + 1).replaceAll('"', '')
      const fits = holds(item, plain.slice(0, colon).toLowerCase(), wanted, now)
      return fits === null || fits !== negated
    }),
  )
}

/** Whether the item fits the qualifier; null when the qualifier is unknown. */
function holds(item: Item, qualifier: string, wanted: string, now: number): boolean | null {
  const { content } = item
  switch (qualifier) {
    case 'is':
      return is(item, wanted)
    case 'no':
      return !hasValue(item, wanted)
    case 'repo':
      return (
        content.__typename !== 'DraftIssue' &&
        `${content.repository.owner.login}/${content.repository.name}` === wanted
      )
    case 'assignee':
      return content.assignees.some(person => person.login === wanted)
    case 'label':
      return (
        content.__typename !== 'DraftIssue' && content.labels.some(label => label.name === wanted)
      )
    case 'reason':
      return (
        content.__typename === 'Issue' &&
        content.stateReason?.toLowerCase() === wanted.toLowerCase()
      )
    default:
      return fieldHolds(item, qualifier, wanted, now)
  }
}

function is(item: Item, wanted: string): boolean | null {
  const { content } = item
  const closed = content.__typename !== 'DraftIssue' && isClosed(content)
  switch (wanted) {
    case 'open':
      return !closed
    case 'closed':
      return closed
    case 'merged':
      return content.__typename === 'PullRequest' && content.mergedAt !== null
    case 'issue':
      return content.__typename === 'Issue'
    case 'pr':
      return content.__typename === 'PullRequest'
    case 'draft':
      return content.__typename === 'DraftIssue'
    default:
      return null
  }
}

/** Field names are written in lower case with hyphens for spaces. */
function namedField(item: Item, name: string): Field | undefined {
  return (
    findField(item.project, name) ??
    item.project.fields.find(field => field.name.toLowerCase().replaceAll(' ', '-') === name)
  )
}

function valueFor(item: Item, name: string): Value | undefined {
  const field = namedField(item, name.toLowerCase())
  return item.values.find(value => value.field === field)
}

function hasValue(item: Item, name: string): boolean {
  if (name === 'assignee') return item.content.assignees.length > 0
  return valueFor(item, name) !== undefined
}

function fieldHolds(item: Item, name: string, wanted: string, now: number): boolean | null {
  if (!namedField(item, name)) return null
  const value = valueFor(item, name)
  if (!value) return false
  const { input, field } = value
  if ('number' in input) return compares(input.number, wanted)
  if ('text' in input) return input.text === wanted
  if ('date' in input) return input.date === wanted
  if ('singleSelectOptionId' in input) {
    const option = field.options.find(known => known.id === input.singleSelectOptionId)
    return option?.name.toLowerCase() === wanted.toLowerCase()
  }
  const iteration = field.iterations.find(known => known.id === input.iterationId)
  if (wanted !== '@current') return iteration?.title === wanted
  const today = new Date(now).toISOString().slice(0, 10)
  const current = field.iterations.findLast(known => known.startDate <= today)
  return iteration !== undefined && iteration === current
}

function compares(number: number, wanted: string): boolean {
  const [, sign = '', digits = ''] = /^(>=|<=|>|<)?(.*)$/.exec(wanted) ?? []
  const bound = Number(digits)
  if (sign === '>') return number > bound
  if (sign === '<') return number < bound
  if (sign === '>=') return number >= bound
  if (sign === '<=') return number <= bound
  return number === bound
}

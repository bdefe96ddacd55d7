import type { Field, Iteration } from '../world/field-types.ts'
import { findField } from '../world/projects.ts'
import type { Item } from '../world/types.ts'
import { matches } from './terms.ts'

/** Field names are written in lower case with hyphens for spaces. */
export function fieldCalled(item: Item, name: string): Field | undefined {
  return (
    findField(item.project, name) ??
    item.project.fields.find(field => hyphened(field.name) === hyphened(name))
  )
}

function hyphened(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}

export function hasFieldValue(item: Item, name: string): boolean {
  const field = fieldCalled(item, name)
  return field !== undefined && shownIn(item, field) !== null
}

type Shown = { number: number } | { texts: string[] } | { date: string } | { iteration: Iteration }

/** What the item shows in that column, or null. */
function shownIn(item: Item, field: Field): Shown | null {
  if (field.dataType === 'TITLE') return { texts: [item.content.title] }
  if (field.issueField && item.content.__typename === 'Issue') {
    const known = item.content.issueFieldValues.find(value => value.field === field.issueField)
    if (!known) return null
    const { value: set } = known
    if (typeof set === 'number') return { number: set }
    return { texts: Array.isArray(set) ? set : [set] }
  }
  const value = item.values.find(known => known.field === field)
  if (!value) return null
  const { input } = value
  if ('singleSelectOptionId' in input) {
    const option = field.options.find(known => known.id === input.singleSelectOptionId)
    return option ? { texts: [option.name] } : null
  }
  if ('multiSelectOptionIds' in input) {
    const chosen = field.options.filter(({ id }) => input.multiSelectOptionIds.includes(id))
    return { texts: chosen.map(({ name }) => name) }
  }
  if ('text' in input) return { texts: [input.text] }
  if ('iterationId' in input) {
    const iteration = field.iterations.find(known => known.id === input.iterationId)
    return iteration ? { iteration } : null
  }
  return input
}

/** Whether the item's value of that field fits `>5`, `2..8`, `Done`, `@current`, `>=@today-7d` ... */
export function fieldFits(item: Item, name: string, wanted: string, now: number): boolean {
  const field = fieldCalled(item, name)
  const shown = field ? shownIn(item, field) : null
  if (!field || !shown) return false
  if ('texts' in shown) return shown.texts.some(text => matches(text, wanted))
  if ('number' in shown) return inRange(shown.number, wanted, Number)
  if ('date' in shown) return inRange(shown.date, wanted, text => dayOf(text, now))
  const today = dayText(now)
  const startOf = (text: string) => iterationCalled(field, text, today)?.startDate ?? null
  return inRange(shown.iteration.startDate, wanted, startOf)
}

/** `a..b` with `*` for an open end, a comparison, or the value itself. */
function inRange<Of extends number | string>(
  value: Of,
  wanted: string,
  read: (text: string) => Of | null,
): boolean {
  const [low = '', high] = wanted.split('..')
  if (high !== undefined) {
    const atLeast = low === '*' || holds(value, '>=', read(low))
    return atLeast && (high === '*' || holds(value, '<=', read(high)))
  }
  const [, sign = '', rest = ''] = /^(>=|<=|>|<)?(.*)$/.exec(wanted) ?? []
  return holds(value, sign, read(rest))
}

function holds<Of extends number | string>(value: Of, sign: string, bound: Of | null): boolean {
  if (bound === null || Number.isNaN(bound)) return false
  if (sign === '>') return value > bound
  if (sign === '<') return value < bound
  if (sign === '>=') return value >= bound
  if (sign === '<=') return value <= bound
  return value === bound
}

const DAY = 86_400_000

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** A day, or `@today` with so many days before or after it. */
function dayOf(text: string, now: number): string {
  const [, days] = /^@today(?:([+-]\d+)d)?$/.exec(text) ?? []
  return text.startsWith('@today') ? dayText(now + Number(days ?? 0) * DAY) : text
}

/** The first day after an iteration. */
export function dayAfter({ startDate, duration }: Iteration): string {
  return dayText(Date.parse(startDate) + duration * DAY)
}

/** In a break between two iterations none is current. */
function iterationCalled(field: Field, text: string, today: string): Iteration | undefined {
  const { iterations } = field
  if (text === '@current') {
    return iterations.find(known => known.startDate <= today && today < dayAfter(known))
  }
  if (text === '@next') return iterations.find(known => known.startDate > today)
  if (text === '@previous') return iterations.findLast(known => dayAfter(known) <= today)
  return iterations.find(known => matches(known.title, text))
}

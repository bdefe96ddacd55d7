import type { ImportChange, ImportedField } from '#contract/import.ts'
import { dash, formatDayWithYear } from '../../lib/format.ts'

export const changeNames: Record<ImportChange, string> = {
  new: 'New',
  changed: 'Changed',
  kept: 'Edited in Knots',
  same: 'Unchanged',
}

const fieldNames: Record<string, string> = {
  title: 'title',
  firstDay: 'first day',
  lastDay: 'last day',
  state: 'state',
  goal: 'goal',
  comment: 'comment',
  committed: 'committed points',
  counted: 'counted points',
  plannedFte: 'planned FTE',
  actualFte: 'actual FTE',
  owner: 'owner',
  dueSprint: 'due sprint',
  text: 'text',
  number: 'number',
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** A value as a person reads it; a dash where nothing is known. */
export function shownValue(value: string | number | null): string {
  if (value === null || value === '') return dash
  return typeof value === 'string' && isDay(value) ? formatDayWithYear(value) : String(value)
}

/** "comment: – → NTR" */
export const shownChange = ({ field, from, to }: ImportedField) =>
  `${fieldNames[field] ?? field}: ${shownValue(from)} → ${shownValue(to)}`

const inCounts: Record<ImportChange, string> = {
  new: 'new',
  changed: 'changed',
  kept: 'edited in Knots',
  same: 'unchanged',
}

/** How many of each change: "14 new, 1 changed, 1 unchanged". */
export function countChanges(things: { change: ImportChange }[]): string {
  return (Object.keys(changeNames) as ImportChange[])
    .map(change => ({ change, count: things.filter(thing => thing.change === change).length }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => `${count} ${inCounts[change]}`)
    .join(', ')
}

import type { Burndown } from '#contract/burndown.ts'
import { scopeChange } from '#domain/scope-change.ts'
import { formatOne, formatWeekday } from '../../lib/format.ts'
import { changeWords } from '../burn-words.ts'
import type { Column } from './table.ts'

/** The days of a burn-down as columns. */
export function burnTable({ days }: Burndown): Column[] {
  return [
    { label: 'Day', values: days.map(({ day }) => formatWeekday(day)) },
    { label: 'Remaining', values: days.map(({ remaining }) => remaining) },
    { label: 'Completed', values: days.map(({ completed }) => completed) },
    { label: 'Scope', values: days.map(({ scope }) => scope) },
    { label: 'Scope change', values: days.map(scopeChange) },
    { label: 'Guideline', values: days.map(({ guideline }) => guideline), format: formatOne },
    {
      label: 'Changes',
      values: days.map(({ changes }) =>
        changes.map(change => `${changeWords(change)}: ${change.title}`).join('; '),
      ),
    },
  ]
}

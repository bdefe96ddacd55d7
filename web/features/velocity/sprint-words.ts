import { formatOne, formatPoints, formatSpan } from '../../lib/format.ts'
import { plainText } from '../../lib/plain-text.ts'
import { realFte, type Slot } from './slots.ts'

type Row = [label: string, value: string]
type Value = number | null | undefined

const rowsOf = (rows: [string, Value, (value: Value) => string][]): Row[] =>
  rows.flatMap(([label, value, format]): Row[] =>
    value === null || value === undefined ? [] : [[label, format(value)]],
  )

export const formatShare = (share: Value) => (share == null ? '–' : `${Math.round(100 * share)} %`)

/** A sprint's figures as label and value; what is not known is left out. */
export function sprintRows({ sprint, band }: Slot, hasVelocity: boolean): Row[] {
  const { points, fte, velocity } = sprint
  const range: Row[] =
    hasVelocity && band?.low != null && band.high != null
      ? [['Range', `${formatOne(band.low)} to ${formatOne(band.high)}`]]
      : []
  return [
    ...rowsOf([
      ['Committed', points.committed, formatPoints],
      ['Completed', points.completed, formatPoints],
      ['Counted', points.counted, formatPoints],
      ...(hasVelocity
        ? ([
            ['FTE', fte.actual ?? fte.planned, formatOne],
            ['Expected velocity', velocity.expected, formatOne],
            ['Velocity', velocity.actual, formatOne],
            ['Average before', band?.average, formatOne],
          ] as [string, Value, typeof formatOne][])
        : []),
    ]),
    ...range,
  ]
}

/** What was said and what was done, and who was there. */
export function sayDoRows({ sprint, shares }: Slot): Row[] {
  return rowsOf([
    ['Said and done', shares?.sayDo, formatShare],
    ['Came in later', shares?.unplanned, formatShare],
    ['Not done', shares?.carriedOver, formatShare],
    ['Announced FTE', sprint.fte.planned, formatOne],
    ['Real FTE', realFte(sprint), formatOne],
  ])
}

/** What may explain the figures: why it is left out, what people said, what else happened. */
export function remarksOf({ sprint, events }: Slot): Row[] {
  const comment = plainText(sprint.comment)
  return [
    ...(sprint.excluded ? [['Left out of averages', sprint.excluded.reason] as Row] : []),
    ...(comment === '' ? [] : [['Comment', comment] as Row]),
    ...events.map(({ name, firstDay, lastDay }): Row => [name, formatSpan(firstDay, lastDay)]),
  ]
}

function wordsOf(slot: Slot, rows: Row[]): string {
  const { title, firstDay, lastDay } = slot.sprint
  const figures = rows.map(([label, value]) => `${label.toLowerCase()} ${value}`).join(', ')
  const remarks = remarksOf(slot).map(([label, value]) => ` ${label}: ${value.replace(/\.$/, '')}.`)
  return `${title}, ${formatSpan(firstDay, lastDay)}: ${figures}.${remarks.join('')}`
}

/** The same as sentences, for those who hear the chart. */
export const sprintWords = (slot: Slot, hasVelocity: boolean) =>
  wordsOf(slot, sprintRows(slot, hasVelocity))

export const sayDoWords = (slot: Slot) => wordsOf(slot, sayDoRows(slot))

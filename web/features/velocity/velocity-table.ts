import type { Column } from '../../components/chart/table.ts'
import { formatOne } from '../../lib/format.ts'
import { plainText } from '../../lib/plain-text.ts'
import { realFte, type Slot } from './slots.ts'
import { formatShare } from './sprint-words.ts'

type Value = number | string | null | undefined

const column = (
  slots: Slot[],
  label: string,
  value: (slot: Slot) => Value,
  format?: (value: number) => string,
): Column => ({
  label,
  values: slots.map(slot => value(slot) ?? null),
  ...(format ? { format } : {}),
})

/** Every sprint with its figures as columns; those with an FTE only where there is one. */
export function velocityTable(slots: Slot[], hasVelocity: boolean): Column[] {
  const of = (label: string, value: (slot: Slot) => Value) => column(slots, label, value)
  const one = (label: string, value: (slot: Slot) => Value) =>
    column(slots, label, value, formatOne)
  return [
    of('Sprint', ({ sprint }) => sprint.title),
    of('Last day', ({ sprint }) => sprint.lastDay),
    of('Committed', ({ sprint }) => sprint.points.committed),
    of('Completed', ({ sprint }) => sprint.points.completed),
    of('Counted', ({ sprint }) => sprint.points.counted),
    ...(hasVelocity
      ? [
          one('Planned FTE', ({ sprint }) => sprint.fte.planned),
          one('Actual FTE', ({ sprint }) => sprint.fte.actual),
          one('Expected velocity', ({ sprint }) => sprint.velocity.expected),
          one('Velocity', ({ sprint }) => sprint.velocity.actual),
          one('Average before', ({ band }) => band?.average),
          one('Range from', ({ band }) => band?.low),
          one('Range to', ({ band }) => band?.high),
        ]
      : []),
    of('Left out because', ({ sprint }) => sprint.excluded?.reason ?? ''),
    of('Comment', ({ sprint }) => plainText(sprint.comment)),
    of('Events', ({ events }) => events.map(({ name }) => name).join(', ')),
  ]
}

/** What was said and done, and who was announced and there. */
export function sayDoTable(slots: Slot[]): Column[] {
  const share = (label: string, value: (slot: Slot) => Value) =>
    column(slots, label, value, formatShare)
  return [
    column(slots, 'Sprint', ({ sprint }) => sprint.title),
    column(slots, 'Last day', ({ sprint }) => sprint.lastDay),
    share('Done of what was committed', ({ shares }) => shares?.sayDo),
    share('Came in later, of the scope', ({ shares }) => shares?.unplanned),
    share('Not done, of the scope', ({ shares }) => shares?.carriedOver),
    column(slots, 'Announced FTE', ({ sprint }) => sprint.fte.planned, formatOne),
    column(slots, 'Real FTE', ({ sprint }) => realFte(sprint), formatOne),
  ]
}

import { shown } from './explain.ts'
import type { SprintState } from './sprint.ts'

/** What a summary is made of; null where it is not known. */
export type SummedSprint = {
  state: SprintState
  points: {
    committed: number | null
    scope: number | null
    completed: number | null
    outside: number | null
    adjusted: number | null
    counted: number | null
  }
  /** Planned while nothing is closed, actual afterwards. */
  fte: { planned: number | null; actual: number | null }
  velocity: { expected: number | null; actual: number | null }
}

/**
 * A sprint in a sentence or two, from its figures: "20 of 56 points, 3.8 people, velocity 5.3; 14.7 was planned."
 * What is not known is left out, or said where it would be missed: points and people. People and velocities have one
 * decimal. Points that were accepted from outside or agreed by hand are named, with the completed ones. What is not
 * closed says so: its figures may still change, and it has no velocity yet.
 */
export function summaryOf(sprint: SummedSprint): string {
  const { state, points, velocity } = sprint
  const isClosed = state === 'closed'
  if (points.counted === null && points.committed === null)
    return 'The points of this sprint are not known.'
  if (!isClosed && points.committed === null && points.scope !== null)
    return `${pointCount(points.scope)} in the sprint so far; nothing is committed yet.`
  const first = [pointsText(points, isClosed), peopleText(sprint), actualText(velocity, isClosed)]
  const planned = velocity.expected === null ? '' : `; ${oneDecimal(velocity.expected)} was planned`
  const sentence = `${first.filter(part => part !== '').join(', ')}${planned}.`
  return [
    sentence,
    partsText(points),
    isClosed ? '' : 'Not closed yet: all of it may still change.',
  ]
    .filter(part => part !== '')
    .join(' ')
}

function pointsText({ committed, counted }: SummedSprint['points'], isClosed: boolean): string {
  if (counted === null) {
    const what = isClosed ? 'what was done is not known' : 'what is done is not known yet'
    return `${pointCount(committed ?? 0)} committed, ${what}`
  }
  const soFar = isClosed ? '' : 'So far '
  return committed === null
    ? `${soFar}${pointCount(counted)}`
    : `${soFar}${shown(counted)} of ${pointCount(committed)}`
}

function peopleText({ state, fte }: SummedSprint): string {
  const people = state === 'closed' ? fte.actual : (fte.actual ?? fte.planned)
  if (people === null) return 'how many people were there is not known'
  if (people === 0) return 'nobody was there'
  const text = oneDecimal(people)
  return text === '1.0' ? '1.0 person' : `${text} people`
}

function actualText({ actual }: SummedSprint['velocity'], isClosed: boolean): string {
  return !isClosed || actual === null ? '' : `velocity ${oneDecimal(actual)}`
}

function partsText({ completed, outside, adjusted, counted }: SummedSprint['points']): string {
  if (counted === null || completed === null || (!outside && !adjusted)) return ''
  const parts = [
    `${shown(completed)} completed in the sprint`,
    outside ? `${shown(outside)} done outside it` : '',
    adjusted ? `${shown(Math.abs(adjusted))} ${adjusted < 0 ? 'taken off' : 'added'} by hand` : '',
  ].filter(part => part !== '')
  const last = parts.pop()
  return `That is ${parts.join(', ')} and ${last}.`
}

function pointCount(points: number): string {
  return `${shown(points)} ${points === 1 ? 'point' : 'points'}`
}

/** Half of a tenth is rounded up, whatever the binary fraction says: 5.25 is 5.3. */
function oneDecimal(value: number): string {
  return (Math.round(Number((value * 10).toFixed(6))) / 10).toFixed(1)
}

import { certaintyWhy, type ExplainedSprint, type SprintFigure } from './explain-certainty.ts'

/**
 * A figure in words: what it is made of, the same with the numbers in it, and what to know of it.
 * `counted / actual FTE` and `20 / 3.8 = 5.26`.
 */
export type Formula = { figure: string; formula: string; filled: string; notes: string[] }

/** A number as shown in a formula: at most two decimals, no trailing zeros, a dash when it is not known. */
export function shown(value: number | null): string {
  if (value === null) return '–'
  const rounded = Math.round(value * 100) / 100
  return String(rounded === 0 ? 0 : rounded)
}

const meanings: Readonly<Record<SprintFigure, { figure: string; formula: string }>> = {
  committed: {
    figure: 'Committed',
    formula: 'points at the commitment of the items in the sprint',
  },
  added: { figure: 'Added', formula: 'points now of items that came in later and are still in' },
  removed: {
    figure: 'Removed',
    formula: 'points at the commitment of items that left or were dropped',
  },
  reestimated: {
    figure: 'Re-estimated',
    formula: 'points now - points at the commitment, of committed items still in',
  },
  scope: { figure: 'Scope', formula: 'committed + added - removed + re-estimated' },
  completed: { figure: 'Completed', formula: 'points now of the items in scope that are done' },
  remaining: { figure: 'Remaining', formula: 'scope - completed' },
  outside: {
    figure: 'Done outside',
    formula: 'points, accepted in the review, of items completed outside the scope',
  },
  adjusted: { figure: 'Adjusted', formula: 'sum of the adjustments agreed by hand' },
  counted: { figure: 'Counted', formula: 'completed + outside + adjusted' },
  plannedFte: { figure: 'Planned FTE', formula: 'sum of announced percentages / 100' },
  likelyFte: {
    figure: 'Likely FTE',
    formula: 'planned, and for those who did not answer their usual percentage',
  },
  actualFte: { figure: 'Actual FTE', formula: 'sum of real percentages / 100' },
  expectedVelocity: { figure: 'Expected velocity', formula: 'committed / planned FTE' },
  actualVelocity: { figure: 'Actual velocity', formula: 'counted / actual FTE' },
}

/** What a name alone does not tell. */
const sense: Partial<Record<SprintFigure, string>> = {
  outside:
    'Work that was not in this sprint and got done since the one before ended. It counts once the team accepts it in the review.',
  adjusted: 'Corrections that the team agreed on, each with its sign and its reason.',
  counted: 'The points that the velocity is made of.',
  expectedVelocity:
    'What was committed asks for this many points of each FTE. How many points the team may expect is another figure: planned FTE x average velocity.',
}

/** How a sprint's figure is made, with its numbers, and what to know of it. */
export function explain(figure: SprintFigure, sprint: ExplainedSprint): Formula {
  return { ...meanings[figure], filled: filled(figure, sprint), notes: notes(figure, sprint) }
}

function filled(figure: SprintFigure, sprint: ExplainedSprint): string {
  const { points, fte, velocity } = sprint
  const { committed, added, removed, reestimated, scope, completed, outside, adjusted } = points
  switch (figure) {
    case 'scope':
      if (committed === null) return shown(scope)
      return `${joined([committed, added, negative(removed), reestimated])} = ${shown(scope)}`
    case 'remaining':
      return `${joined([scope, negative(completed)])} = ${shown(points.remaining)}`
    case 'counted':
      if (completed === null) return shown(points.counted)
      return `${joined([completed, outside, adjusted])} = ${shown(points.counted)}`
    case 'expectedVelocity':
      return quotient(committed, fte.planned, velocity.expected)
    case 'actualVelocity':
      return quotient(points.counted, fte.actual, velocity.actual)
    case 'plannedFte':
      return shown(fte.planned)
    case 'likelyFte':
      return shown(fte.likely)
    case 'actualFte':
      return shown(fte.actual)
    default:
      return shown(points[figure])
  }
}

/** Terms with their signs between them: `56 + 8 - 13 + 2`. */
function joined(terms: readonly (number | null)[]): string {
  return terms
    .map((term, index) => {
      if (index === 0) return shown(term)
      const isNegative = term !== null && (term < 0 || Object.is(term, -0))
      return isNegative ? `- ${shown(-term)}` : `+ ${shown(term)}`
    })
    .join(' ')
}

function negative(value: number | null): number | null {
  return value === null ? null : -value
}

/** `20 / 3.8 = 5.26`; a dash for the result where it is not known. */
export function quotient(
  above: number | null,
  below: number | null,
  result: number | null,
): string {
  return `${shown(above)} / ${shown(below)} = ${shown(result)}`
}

function notes(figure: SprintFigure, sprint: ExplainedSprint): string[] {
  const isFte = figure === 'plannedFte' || figure === 'likelyFte' || figure === 'actualFte'
  const isVelocity = figure === 'expectedVelocity' || figure === 'actualVelocity'
  const meaning = sense[figure]
  return [
    ...(meaning === undefined ? [] : [meaning]),
    ...(isFte || isVelocity ? peopleNotes(figure, sprint) : []),
    ...(isFte ? [] : itemNotes(figure, sprint)),
    ...(isFte ? [] : asideNotes(figure, sprint)),
    ...(isFte ? [] : certaintyWhy(figure, sprint)),
  ]
}

function peopleNotes(figure: SprintFigure, { people, fte, state }: ExplainedSprint): string[] {
  const found: string[] = []
  const isActual = figure === 'actualVelocity' || figure === 'actualFte'
  const from = isActual ? (people.known ?? people.answered) : people.answered
  if (people.total > 0) found.push(`From ${from} of ${people.total} people.`)
  const used = figure === 'expectedVelocity' || figure === 'plannedFte' ? fte.planned : fte.actual
  if (figure !== 'likelyFte' && used === null) found.push('The FTE is not known.')
  if (figure !== 'likelyFte' && used === 0) found.push('Nobody was there, so there is no velocity.')
  if (figure === 'actualVelocity' && state !== 'closed')
    found.push('Known once the sprint is closed.')
  return found
}

const committedFigures: readonly SprintFigure[] = [
  'committed',
  'added',
  'removed',
  'reestimated',
  'expectedVelocity',
]

function itemNotes(
  figure: SprintFigure,
  { items, commitment, certainty }: ExplainedSprint,
): string[] {
  const found: string[] = []
  if (committedFigures.includes(figure) && certainty !== 'recorded') {
    if (commitment === null) found.push('Nothing is committed yet.')
    if (commitment?.by === 'nobody')
      found.push('Nobody committed; the state at the end of the time for it is taken.')
    if (commitment?.by === 'late') found.push(`Committed on day ${shown(commitment.day)}.`)
  }
  if (items !== null && items.unestimated > 0)
    found.push(
      `${count(items.unestimated, 'item')} without an estimate ${items.unestimated === 1 ? 'counts' : 'count'} 0.`,
    )
  if (items !== null && items.redacted > 0)
    found.push(
      `${count(items.redacted, 'item')} cannot be seen and ${items.redacted === 1 ? 'has' : 'have'} no points.`,
    )
  return found
}

function asideNotes(figure: SprintFigure, { aside }: ExplainedSprint): string[] {
  if (aside === undefined) return []
  const found: string[] = []
  if (figure === 'reestimated' && aside.reestimated !== 0)
    found.push(
      `${shown(aside.reestimated)} of it is points set aside, or counted again, since the commitment.`,
    )
  if (aside.items > 0)
    found.push(
      `${count(aside.items, 'item')} set aside ${aside.items === 1 ? 'counts' : 'count'} 0, ${aside.items === 1 ? 'its' : 'their'} ${count(aside.points, 'point')} left out: they stand on another item too.`,
    )
  return found
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

import type { ActionState } from '#contract/action.ts'
import type { SprintState } from '#domain/sprint.ts'
import type { ActionItem } from './action-items.ts'
import { printPast } from './action-mark.ts'
import type { Answer } from './answers.ts'
import { cleanLine, cleanText } from './content.ts'
import { printLabel } from './labels.ts'
import { splitLines } from './lines.ts'
import { meaningOf } from './meaning.ts'
import type { Note } from './notes.ts'
import type { PageSprint } from './page.ts'
import { type PrintedReview, printReview } from './print-review.ts'
import type { RetroKind } from './words.ts'

type Unplaced<T> = Omit<T, 'line'>
/** A card as printed; see `readNotes`. */
export type PrintedNote = { text: string; notes: PrintedNote[] }

/** All of a sprint that the layout of the minutes holds. */
export type PrintedSprint = Pick<
  PageSprint,
  | 'firstDay'
  | 'lastDay'
  | 'state'
  | 'committed'
  | 'counted'
  | 'plannedFte'
  | 'actualFte'
  | 'goal'
  | 'comment'
> & {
  availability: Unplaced<Answer>[]
  actions: Unplaced<ActionItem>[]
  /** What the board says of the review. It is printed for people and not read back: the board knows it. */
  review: PrintedReview | null
} & Record<RetroKind, PrintedNote[]>

const stateWords: Record<SprintState, string> = {
  planned: 'PLANNED',
  active: 'IN PROGRESS',
  closed: 'DONE',
}
const actionWords: Record<ActionState, string> = {
  open: 'Open',
  'in-progress': 'In Progress',
  done: 'DONE',
  dropped: 'Dropped',
}

/**
 * A sprint as a part of meeting minutes, in Markdown, ending with a line end. Its days stand in a comment under its
 * heading, so that `parseMinutes` reads back exactly what was printed: figures to six decimals, texts as `cleanText`
 * gives them, names and owners on one line. Velocities are printed to one decimal; reading computes them anew.
 *
 * A text that would be taken for something else, such as a goal with a heading in it, is printed two columns further
 * right; what stands further right than its title always belongs to it.
 */
export function printSprint(sprint: PrintedSprint): string {
  const parts = [
    `### ${printLabel(sprint.lastDay)} (${stateWords[sprint.state]}):\n<!-- knots ${sprint.firstDay}..${sprint.lastDay} -->`,
    titled('#### Target and Context', printGoal(sprint.goal)),
    titled('#### Availability', sprint.availability.map(printAnswer).join('\n')),
    printExpectation(sprint),
    printResult(sprint),
    printComment(sprint.comment),
    printReview(sprint.review),
    printRetro(sprint),
    titled(
      '#### Actionable Results from the Retrospective',
      sprint.actions.map(printAction).join('\n'),
    ),
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function titled(title: string, content: string): string {
  return content === '' ? '' : `${title}\n\n${content}`
}

function printGoal(goal: string): string {
  const text = cleanText(goal)
  return isPlainText(text) ? text : indented(text, 2)
}

/** Whether no line of a text would be taken for anything but text at the left edge. */
function isPlainText(text: string): boolean {
  const split = splitLines(text)
  if ('problem' in split) return false
  return split.lines.every(line => {
    const meaning = meaningOf(line, { isInList: true, isExact: false, areBulletsText: false })
    return meaning.kind === 'text' && !/^(?:`{3}|~{3})/.test(line.text)
  })
}

function printAnswer({ name, percent }: Unplaced<Answer>): string {
  return `- [name=${cleanLine(name)}] ${percent ?? ''}%`
}

function printExpectation({ committed, plannedFte }: PrintedSprint): string {
  if (committed === null && plannedFte === null) return ''
  const velocity = velocityOf(committed, plannedFte)
  return [
    `Expected Story Points: ${printNumber(committed, '')}`.trimEnd(),
    `Persons: ${printNumber(plannedFte, '')}`.trimEnd(),
    `Expected Velocity: ${velocity ?? ''}`.trimEnd(),
  ].join('\n')
}

function printResult({ counted, actualFte }: PrintedSprint): string {
  if (counted === null && actualFte === null) return ''
  const velocity = velocityOf(counted, actualFte) ?? '?'
  return `${printNumber(counted, '?')}/${printNumber(actualFte, '?')} = ${velocity}`
}

function velocityOf(points: number | null, people: number | null): string | null {
  return points === null || people === null || people === 0 ? null : (points / people).toFixed(1)
}

function printNumber(number: number | null, unknown: string): string {
  return number === null ? unknown : String(Number(number.toFixed(6)))
}

function printComment(comment: string): string {
  const text = cleanText(comment)
  if (text === '') return ''
  return text.includes('\n') ? `Comments:\n${indented(text, 2)}` : `Comments: ${text}`
}

const boat = {
  anchors: '**:anchor: Anchors (what slowed you down)**',
  wind: '**:cloud: Wind (what helped)**',
  rocks: '**🪨 Rocks (risks for next sprint)**',
}
const startStopContinue = {
  start: '**Start (what to begin)**',
  stop: '**Stop (what to end)**',
  continue: '**Continue (what to keep)**',
}

/** All places of a format that has a card, in their order. */
function printRetro(sprint: PrintedSprint): string {
  const places = [boat, startStopContinue].flatMap(titles => {
    const all = Object.entries(titles).map(([kind, title]) => ({
      title,
      notes: sprint[kind as RetroKind],
    }))
    return all.some(({ notes }) => notes.length > 0) ? all : []
  })
  const parts = places.map(({ title, notes }) =>
    [title, ...notes.map(note => printNote(note, 0))].join('\n'),
  )
  return parts.length === 0 ? '' : ['#### Sprint retrospective', ...parts].join('\n\n')
}

function printNote({ text, notes }: PrintedNote, indent: number): string {
  const lines = bulleted('- ', text, indent)
  return [lines, ...notes.map(note => printNote(note, indent + 2))].join('\n')
}

/** One action as a list's point, as `readActions` reads it back. */
export function printAction(action: Unplaced<ActionItem>): string {
  const date = action.stateDay === null ? '' : `${printDate(action.stateDay)} `
  const owner = cleanLine(action.owner)
  const note = cleanLine(action.past?.history.at(-1)?.note ?? '')
  return [
    bulleted('- **Action:** ', action.text, 0),
    ...(action.past === null ? [] : [`  ${printPast(action.past)}`]),
    ...(owner === '' ? [] : [`  - Owner: ${owner}`]),
    ...(action.dueNumber === null ? [] : [`  - When: Sprint${action.dueNumber}`]),
    `  - Status: ${date}${actionWords[action.state]}`,
    ...(note === '' ? [] : [`  - Note: ${note}`]),
  ].join('\n')
}

/** The first line behind a bullet, the others four columns further right than it. */
function bulleted(bullet: string, text: string, indent: number): string {
  const [first = '', ...more] = cleanText(text).split('\n')
  const head = `${' '.repeat(indent)}${bullet}${first}`
  return more.length === 0 ? head : `${head}\n${indented(more.join('\n'), indent + 4)}`
}

function indented(text: string, columns: number): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n')
}

function printDate(day: string): string {
  const [year = '', month, dayOfMonth] = day.split('-')
  return `${dayOfMonth}/${month}/${year.startsWith('20') ? year.slice(2) : year}`
}

/** Cards without the lines they were found in. */
export function withoutLines(notes: readonly Note[]): PrintedNote[] {
  return notes.map(({ text, notes: nested }) => ({ text, notes: withoutLines(nested) }))
}

import type { ActionState } from '#contract/action.ts'
import type { Day } from '#domain/calendar.ts'
import { type ActionPast, readPast } from './action-mark.ts'
import { cleanLine, cleanText, limited, markdownOf } from './content.ts'
import { isPlausible } from './labels.ts'
import { isBlank, type Line, withoutIndent } from './lines.ts'
import type { Section } from './outline.ts'
import { keyed } from './words.ts'

/** An action of the retrospective. `text` is Markdown; `owner` is as written, empty when nobody is named. */
export type ActionItem = {
  line: number
  text: string
  owner: string
  /** Number of the sprint by which it is due ("Sprint12" is 12), null when none is written. */
  dueNumber: number | null
  state: ActionState
  /** The day of that state, null when none is written. */
  stateDay: Day | null
  /** What a printed page says of it beside that; null on any other page. */
  past: ActionPast | null
}

type Warnings = { line: number; message: string }[]
type Open = { head: Line; item: ActionItem; more: Line[] }

const longestText = 2_000
const longestOwner = 200
const states: [RegExp, ActionState][] = [
  [/^(?:done|closed|finished|completed?)$/, 'done'],
  [/^(?:dropped|cancelled|canceled|abandoned|obsolete|won'?t do|rejected)$/, 'dropped'],
  [/^(?:in progress|ongoing|started|doing|wip)$/, 'in-progress'],
  [/^(?:open|to ?do|new|planned|not started|pending)$/, 'open'],
]

/**
 * The actions of a section: a bullet "**Action:** what", or any bullet at the left edge of the list, with Owner, When
 * (or By when) and Status below it. Dates of a status are day/month/year. Without a status an action is open.
 * What else stands below an action, further right, is the rest of its text (four columns in an exact, that is printed,
 * section). Another line with a bullet is left out with a warning. The note that a printed page shows stands in its comment too.
 */
export function readActions(section: Section, warnings: Warnings): ActionItem[] {
  const items: ActionItem[] = []
  let open: Open | null = null
  for (const line of section.lines) {
    if (isBlank(line) || isRestOfExact(line, open, section)) open?.more.push(line)
    else if (!readField(line, open, warnings)) {
      const item = startOf(line, open, section.isExact)
      if (item) {
        finish(open, section.isExact)
        open = { head: line, item, more: [] }
        items.push(item)
      } else if (open && !section.isExact && line.indent > open.head.indent) open.more.push(line)
      else if (line.bullet) warnings.push(unknown(line))
    }
  }
  finish(open, section.isExact)
  for (const item of items) {
    item.text = limited(item.text, longestText, item.line, warnings)
    item.owner = limited(item.owner, longestOwner, item.line, warnings)
  }
  return items
}

function isRestOfExact(line: Line, open: Open | null, section: Section): boolean {
  return open !== null && section.isExact && line.indent >= open.head.indent + 4
}

function startOf(line: Line, open: Open | null, isExact: boolean): ActionItem | null {
  const pair =
    line.bullet === null && line.text.length > 300 ? null : keyed(line.bullet ?? line.text)
  const isNamed = pair?.key === 'action'
  const isAtEdge = line.bullet !== null && (!open || line.indent <= open.head.indent)
  if (!isNamed && !isAtEdge) return null
  const text = isExact && isNamed ? line.raw.trimStart().slice('- **Action:**'.length) : null
  const words = text ?? (isNamed ? pair.rest : (line.bullet ?? ''))
  if (words.trim() === '') return null
  return {
    line: line.number,
    text: words,
    owner: '',
    dueNumber: null,
    state: 'open',
    stateDay: null,
    past: null,
  }
}

function finish(open: Open | null, isExact: boolean): void {
  if (!open) return
  const more = isExact
    ? open.more.map(line => withoutIndent(line.raw, open.head.indent + 4)).join('\n')
    : markdownOf(open.more, false)
  open.item.text = cleanText(more === '' ? open.item.text : `${open.item.text}\n${more}`)
}

function readField(line: Line, open: Open | null, warnings: Warnings): boolean {
  if (!open) return false
  const past = readPast(line.text)
  if (past !== undefined) {
    open.item.past = past
    return true
  }
  const pair = keyed(line.bullet ?? line.text)
  if (!pair) return false
  if (/^owners?$/.test(pair.key)) open.item.owner = cleanLine(pair.rest)
  else if (/^(?:by )?when$|^due$/.test(pair.key)) readDue(pair.rest, open.item, line, warnings)
  else if (pair.key === 'status') readStatus(pair.rest, open.item, line, warnings)
  else return pair.key === 'note' && open.item.past !== null
  return true
}

function readDue(text: string, item: ActionItem, line: Line, warnings: Warnings): void {
  if (text === '') return
  const found = /^sprint\s*#?(\d{1,4})(?:\s*\(.*\))?$/i.exec(text)
  if (found) item.dueNumber = Number(found[1])
  else {
    const message = `“${text.slice(0, 60)}” is not a sprint, so this action gets no due sprint. Write it as “Sprint12”.`
    warnings.push({ line: line.number, message })
  }
}

function readStatus(text: string, item: ActionItem, line: Line, warnings: Warnings): void {
  const date = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})\b\s*:?/.exec(text)
  const day = date && dayIn(date)
  const word = cleanLine(day ? text.slice(date[0].length) : text).toLowerCase()
  const state = states.find(([pattern]) => pattern.test(word.replace(/-/g, ' ')))?.[1]
  if (state) item.state = state
  item.stateDay = day
  if ((word !== '' && !state) || (date && !day)) {
    const message = `The status “${text.slice(0, 60)}” is not understood. Write it as “29/04/26 In Progress” or “DONE”.`
    warnings.push({ line: line.number, message })
  }
}

/** Day/month/year, month/day/year where the second number is above 12, or year-month-day. */
function dayIn(found: RegExpExecArray): Day | null {
  const [first = '', second = '', third = ''] = found.slice(1)
  const [year, month, dayOfMonth] =
    first.length === 4
      ? [first, second, third]
      : Number(second) > 12
        ? [third, first, second]
        : [third, second, first]
  const day = `${year.length === 2 ? '20' : ''}${year}-${two(month)}-${two(dayOfMonth)}`
  return isPlausible(day) ? day : null
}

function two(number: string): string {
  return number.padStart(2, '0')
}

function unknown(line: Line): { line: number; message: string } {
  const what = line.text.slice(0, 80)
  return {
    line: line.number,
    message: `“${what}” in the actions is not taken over. An action is “**Action:** what”, below it Owner, When and Status.`,
  }
}

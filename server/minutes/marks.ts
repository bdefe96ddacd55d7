import type { Day } from '#domain/calendar.ts'
import { cleanLine } from './content.ts'
import { attribute, type MarkedGoal } from './goal-mark.ts'
import { isPlausible } from './labels.ts'
import { type Line, readLine, withoutIndent } from './lines.ts'
import type { Warning } from './page.ts'
import { figureOf, keyed, looksLikeFigures } from './words.ts'

/** A page without what the marks of a whole meeting set apart. */
export type Unmarked = {
  /** As many as before: lines that are not to be read for sprints and actions are empty. */
  raws: string[]
  goals: MarkedGoal[]
  /** What the mark of a sprint says of it, by the number of the line of its heading. */
  sprints: Map<number, SprintMark>
  meetingDay: { day: Day; line: number } | null
  warnings: Warning[]
}

type SprintMark = { number: number; title: string; excludedReason: string | null }
type Region = 'sprint' | 'actions' | MarkedGoal
type Reading = {
  /** Columns at which the marks of the meeting stand; null outside one. */
  edge: number | null
  region: Region | null
  heading: string
  /** What the mark of a sprint said, until its heading is met. */
  named: SprintMark | null
  /** A page of a single sprint is no meeting's, whatever stands in its texts. */
  isInSprint: boolean
}

/**
 * Takes a printed page of a whole meeting apart (see `printMeeting`). In it only what stands between marks is read: sprints,
 * goals, actions; so no free text, roadmap or name can be taken for one. Outside of such a page, or without one, all
 * lines stay. What looks like a figure or an action and stands outside the marks is pointed out.
 */
export function takeMarked(raws: readonly string[]): Unmarked {
  const page: Unmarked = {
    raws: [...raws],
    goals: [],
    sprints: new Map(),
    meetingDay: null,
    warnings: [],
  }
  const at: Reading = { edge: null, region: null, heading: '', named: null, isInSprint: false }
  if (!raws.some(raw => raw.includes('<!-- knots meeting'))) return page
  raws.forEach((raw, index) => {
    const line = readLine(raw, index)
    if (at.edge === null) openMeeting(line, at, page)
    else readMarked(line, at.edge, at, page)
    if (at.edge !== null && !isRead(line, at)) page.raws[index] = ''
  })
  return page
}

const longest = { title: 200, reason: 500 }
const markIn = (line: Line) => /^<!-- (\/?knots\b.*?) ?-->$/.exec(line.text)?.[1] ?? null

function openMeeting(line: Line, at: Reading, page: Unmarked): void {
  const mark = markIn(line)
  if (mark === null) return
  if (/^knots \d{4}-/.test(mark)) at.isInSprint = true
  const day = /^knots meeting (\d{4}-\d{2}-\d{2})$/.exec(mark)?.[1]
  if (day === undefined || at.isInSprint) return
  at.edge = line.indent
  at.region = null
  at.heading = ''
  if (isPlausible(day)) page.meetingDay ??= { day, line: line.number }
}

function readMarked(line: Line, edge: number, at: Reading, page: Unmarked): void {
  const mark = line.indent === edge ? markIn(line) : null
  const goal = /^knots goal\b(.*)$/.exec(mark ?? '')?.[1]
  const sprint = /^knots sprint (\d{1,4})\b(.*)$/.exec(mark ?? '')
  if (mark === '/knots meeting') Object.assign(at, { edge: null, region: null, isInSprint: false })
  else if (mark === '/knots') at.region = null
  else if (goal !== undefined) {
    at.region = { line: line.number, heading: at.heading, attributes: goal, body: [] }
    at.heading = ''
    page.goals.push(at.region)
  } else if (sprint) {
    at.region = 'sprint'
    at.named = sprintMark(Number(sprint[1]), sprint[2] ?? '')
  } else if (mark === 'knots actions') at.region = 'actions'
  else if (typeof at.region === 'object' && at.region) {
    at.region.body.push(withoutIndent(line.raw, edge))
  } else if (at.region === null) passBy(line, edge, at, page)
  else if (at.named && line.text !== '') {
    page.sprints.set(line.number, at.named)
    at.named = null
  }
}

function sprintMark(number: number, attributes: string): SprintMark {
  const reason = attribute('excluded', attributes)?.trim().slice(0, longest.reason)
  return {
    number,
    title: cleanLine(attribute('title', attributes) ?? '').slice(0, longest.title),
    excludedReason: reason || null,
  }
}

function passBy(line: Line, edge: number, at: Reading, page: Unmarked): void {
  if (line.heading === 3 && line.indent === edge) at.heading = line.text.slice(4)
  const text = line.bullet ?? line.text
  const isFigure = figureOf(text)?.kind === 'result' || looksLikeFigures(text)
  if (!isFigure && (text.length > 300 || keyed(text)?.key !== 'action')) return
  page.warnings.push({
    line: line.number,
    message: `“${line.text.slice(0, 80)}” stands outside the sprints and actions of this page, so it is not taken over.`,
  })
}

/** Whether a line goes on to what reads sprints and actions. The mark of the actions does: it makes them exact. */
function isRead({ text, indent }: Line, { region, edge }: Reading): boolean {
  if (region !== 'sprint' && region !== 'actions') return false
  return indent !== edge || !text.startsWith('<!-- knots sprint ')
}

import { plannedFte } from '#domain/availability.ts'
import { type Day, lengthInDays } from '#domain/calendar.ts'
import { compareDays, type SprintState } from '#domain/sprint.ts'
import { readActions } from './action-items.ts'
import { nameKey, readAnswers } from './answers.ts'
import { commentOf, goalOf } from './comments.ts'
import { limited } from './content.ts'
import { fillFirstDays, longestSprint } from './days.ts'
import { readFigures } from './figures.ts'
import { readGoals } from './goal-mark.ts'
import { findMeetingDay, firstDayOf, isPlausible, lastDays } from './labels.ts'
import { type Line, rawLinesOf, readLines } from './lines.ts'
import { takeMarked, type Unmarked } from './marks.ts'
import { type Note, readNotes } from './notes.ts'
import { type Draft, outlineOf } from './outline.ts'
import type { PageResult, PageSprint, Warning } from './page.ts'
import { type RetroKind, retroKinds } from './words.ts'

/** More of anything is no page of minutes. */
const most = { sprints: 1000, goals: 500, actions: 2000, cards: 5000, names: 500 }
const longestText = 20_000
const longestCard = 2_000

/**
 * Reads a page of meeting minutes, as the plain text an agenda system shows or as Markdown: its sprints with figures,
 * goal, comment, availability and retrospective, and the team's actions. Nothing is looked up or computed from the
 * team's state; see `planImport` for that.
 *
 * Sprint labels such as "May 28th" are last days without a year. The year follows from the day of the meeting: given,
 * else the first whole date of the text. A text without sprints and actions, one that is no text or too large, and
 * labels whose year nothing tells are refused with a sentence that says what to do. Never throws.
 */
export function parseMinutes(text: string, givenDay: Day | null = null): PageResult {
  const found = rawLinesOf(text)
  if ('problem' in found) return found
  const marked = takeMarked(found.raws)
  const lines = readLines(marked.raws)
  const outline = outlineOf(lines)
  const warnings: Warning[] = [...marked.warnings, ...outline.warnings]
  const goals = readGoals(marked.goals, warnings)
  const drafts = outline.drafts.filter(draft => isSprint(draft, warnings))
  const actions = outline.actions.flatMap(section => readActions(section, warnings))
  if (drafts.length + actions.length + goals.length === 0) return { problem: noSprints }
  if (drafts.length > most.sprints) return { problem: tooMany('sprints') }
  if (actions.length > most.actions) return { problem: tooMany('actions') }
  if (goals.length > most.goals) return { problem: tooMany('goals') }

  const meetingDay = meetingOf(lines, drafts, givenDay, marked)
  const days = lastDays(
    drafts.map(draft => ({ ...draft.label, known: markedDays(draft)?.lastDay ?? null })),
    meetingDay?.day ?? null,
  )
  if (drafts.length > 0 && days[0] === null) return { problem: askForDay(drafts) }
  const dated = oneForEachDay(drafts, days, warnings)
  const sprints = readSprints(dated, meetingDay?.day ?? null, warnings).map(sprint =>
    withMark(sprint, marked),
  )
  const cards = sprints.flatMap(sprint => retroKinds.flatMap(kind => sprint[kind]))
  if (countNotes(cards) > most.cards) return { problem: tooMany('cards') }
  const names = sprints.flatMap(({ availability }) => availability.map(each => nameKey(each.name)))
  if (new Set(names).size > most.names) return { problem: tooMany('names') }
  warnings.sort((a, b) => a.line - b.line)
  return { page: { source: 'minutes', meetingDay, sprints, goals, actions, warnings } }
}

/** A page of a whole meeting says which number and title a sprint has. */
function withMark(sprint: PageSprint, { sprints }: Unmarked): PageSprint {
  const mark = sprints.get(sprint.line)
  if (!mark) return sprint
  const { number, title, excludedReason } = mark
  return { ...sprint, number, title: title || sprint.title, excludedReason }
}

type Dated = { draft: Draft; firstDay: Day | null; lastDay: Day }

/** A heading with nothing of a sprint below it, such as the day of the meeting, is none. */
function isSprint(draft: Draft, warnings: Warning[]): boolean {
  const hasContent = draft.figures.length > 0 || draft.sections.length > 0
  if (hasContent || draft.label.state || draft.marker || draft.head.bullet !== null) return true
  if (draft.label.year === null) {
    const message = `“${draft.label.text}” has nothing of a sprint below it, so it is not taken for one.`
    warnings.push({ line: draft.head.number, message })
  }
  return false
}

function meetingOf(
  lines: readonly Line[],
  drafts: readonly Draft[],
  givenDay: Day | null,
  marked: Unmarked,
): { day: Day; line: number | null } | null {
  if (givenDay !== null) return { day: givenDay, line: null }
  if (marked.meetingDay) return marked.meetingDay
  const first = drafts[0]?.head.number ?? 1
  return findMeetingDay(lines.slice(0, first - 1))
}

function markedDays(draft: Draft): { firstDay: Day; lastDay: Day } | null {
  const { marker } = draft
  const isGood = marker && isPlausible(marker.firstDay) && isPlausible(marker.lastDay)
  return isGood && marker.firstDay <= marker.lastDay ? marker : null
}

/** Sprints oldest first, each last day once: the same sprint further down the page only fills what is open. */
function oneForEachDay(
  drafts: readonly Draft[],
  days: readonly (Day | null)[],
  warnings: Warning[],
): Dated[] {
  const byDay = new Map<Day, Dated>()
  drafts.forEach((draft, index) => {
    const lastDay = days[index]
    const line = draft.head.number
    if (!lastDay) {
      const message = `“${draft.label.text}” would lie before 1970, so it is not taken. Are the labels newest first?`
      warnings.push({ line, message })
      return
    }
    const known = byDay.get(lastDay)
    if (!known) {
      const firstDay = markedDays(draft)?.firstDay ?? firstDayOf(draft.label, lastDay)
      byDay.set(lastDay, { draft, firstDay, lastDay })
      return
    }
    const first = known.draft.head.number
    const message = `“${draft.label.text}” is the sprint of line ${first} again. What line ${first} leaves open is taken from here.`
    warnings.push({ line, message })
    known.draft.figures.push(...draft.figures)
    known.draft.sections.push(...draft.sections)
    known.draft.loose.push(...draft.loose)
  })
  return [...byDay.values()].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1))
}

function readSprints(
  dated: readonly Dated[],
  meetingDay: Day | null,
  warnings: Warning[],
): PageSprint[] {
  const days = fillFirstDays(dated)
  return dated
    .map(({ draft }, index) => readSprint(draft, days[index], meetingDay, warnings))
    .filter(sprint => sprint !== null)
    .sort(compareDays)
}

function readSprint(
  draft: Draft,
  days: ReturnType<typeof fillFirstDays>[number] | undefined,
  meetingDay: Day | null,
  warnings: Warning[],
): PageSprint | null {
  const line = draft.head.number
  const title = draft.label.text
  if (!days || days.firstDay > days.lastDay) {
    const message = `“${title}” would end before it begins, so it is not taken.`
    warnings.push({ line, message })
    return null
  }
  const length = lengthInDays(days.firstDay, days.lastDay)
  if (length > longestSprint) {
    const message = `“${title}” would last ${length} days, from ${days.firstDay} to ${days.lastDay}. Is a sprint missing, or are the labels not newest first?`
    warnings.push({ line, message })
  }
  if (draft.marker && !markedDays(draft)) {
    const message = 'The days in the mark below this heading do not exist, so they are not used.'
    warnings.push({ line: line + 1, message })
  }
  const availability = readAnswers(
    draft.sections.filter(each => each.kind === 'availability').flatMap(each => each.lines),
    warnings,
  )
  const answered = plannedFte(availability.map(({ percent }) => percent))
  const figures = readFigures(draft, days.lastDay, answered, warnings)
  const state = draft.label.state ?? stateOf(draft, days, figures.counted, meetingDay)
  if (state === 'closed' && figures.counted === null) {
    const message = `“${title}” is finished but has no points, so it has no velocity. Write “20 Story Points / 3.8 people = 5.3 velocity”.`
    warnings.push({ line, message })
  }
  const notes = (kind: RetroKind) =>
    draft.sections
      .filter(section => section.kind === kind)
      .flatMap(section => limitedNotes(readNotes(section.lines, section.isExact), warnings))
  return {
    line,
    title,
    ...days,
    state,
    ...figures,
    goal: limited(goalOf(draft), longestText, line, warnings),
    comment: limited(commentOf(draft, warnings), longestText, line, warnings),
    availability,
    anchors: notes('anchors'),
    wind: notes('wind'),
    rocks: notes('rocks'),
    start: notes('start'),
    stop: notes('stop'),
    continue: notes('continue'),
  }
}

function limitedNotes(notes: readonly Note[], warnings: Warning[]): Note[] {
  return notes.map(({ line, text, notes: nested }) => ({
    line,
    text: limited(text, longestCard, line, warnings),
    notes: limitedNotes(nested, warnings),
  }))
}

/** The state where none is written: finished with a result or in the list, else by the day of the meeting. */
function stateOf(
  draft: Draft,
  days: { firstDay: Day; lastDay: Day },
  counted: number | null,
  meetingDay: Day | null,
): SprintState {
  if (counted !== null || draft.head.bullet !== null) return 'closed'
  if (meetingDay === null) return 'active'
  if (days.lastDay < meetingDay) return 'closed'
  return days.firstDay <= meetingDay ? 'active' : 'planned'
}

const noSprints = {
  code: 'minutes-without-sprints',
  message:
    'This text has no sprints. Knots looks for headings such as “### June 24th (IN PROGRESS)” and, under “Previous Sprints”, for “May 28th:” with “16.2 Story Points / 4.2 people = 3.8 velocity”. Nothing was changed.',
}

function countNotes(notes: readonly Note[]): number {
  return notes.reduce((sum, { notes: nested }) => sum + 1 + countNotes(nested), 0)
}

function tooMany(what: keyof typeof most): { code: string; message: string } {
  const message = `These minutes have more than ${most[what].toLocaleString('en')} ${what}. Paste only the part you want to import.`
  return { code: 'minutes-too-large', message }
}

function askForDay(drafts: readonly Draft[]): { code: string; message: string } {
  const label = drafts[0]?.label.text ?? ''
  return {
    code: 'meeting-day-needed',
    message: `The sprint “${label}” has no year, and the text does not say when the meeting was. Give the day of the meeting.`,
  }
}

import { addDays, type Day, isDay, lengthInDays } from '#domain/calendar.ts'
import type { SprintState } from '#domain/sprint.ts'
import { isBlank, type Line } from './lines.ts'

/** A day as it is written; the year is null when none is, as is usual. */
type Written = { month: number; dayOfMonth: number; year: number | null }

/** A sprint's name in the minutes, such as "June 24th (IN PROGRESS):", which says when it ends. */
export type Label = Written & {
  /** The day as it is written, without the rest. */
  text: string
  /** The first day, where the label gives both: "June 12th – June 24th". */
  begin: Written | null
  /** From the words in brackets or after a dash, null when there are none. */
  state: SprintState | null
}

const firstYear = 1970
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const month = `(${monthNames.map(name => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)\\.?`
const dayOfMonth = '(\\d{1,2})(?:st|nd|rd|th)?'
const monthFirst = `${month}\\s+${dayOfMonth}(?:,?\\s+(\\d{4}))?`
const dayFirst = `${dayOfMonth}\\s+(?:of\\s+)?${month}(?:,?\\s+(\\d{4}))?`
const iso = '(\\d{4})-(\\d{2})-(\\d{2})'
const numeric = '(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})'

const forms: { pattern: string; read: (found: string[]) => Written }[] = [
  {
    pattern: monthFirst,
    read: ([name, day, year]) => written(monthOf(name), day, year),
  },
  {
    pattern: dayFirst,
    read: ([day, name, year]) => written(monthOf(name), day, year),
  },
  { pattern: iso, read: ([year, number, day]) => written(Number(number), day, year) },
  {
    pattern: numeric,
    read: ([first, second, year]) => dayFirstUnlessImpossible(first, second, year),
  },
]
const whole = forms.map(form => ({ ...form, regex: new RegExp(`^${form.pattern}$`, 'i') }))
const inside = forms.map(form => ({
  ...form,
  regex: new RegExp(`(?<![\\w/.-])${form.pattern}(?![\\w/-])`, 'i'),
}))

/**
 * Reads a sprint's label: a day, or the first and the last one, with or without the year, after the word "Sprint" and
 * its number if these are written, and before a state and a colon. Null when there is anything else in the line.
 * 18/06/2026 is the 18th of June, day before month, unless the second number is above 12.
 */
export function readLabel(plain: string): Label | null {
  if (plain.length > 80) return null
  const bare = plain.replace(/\s*:$/, '')
  const status = /\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|\s[–—-]\s*([a-z ]+))$/i.exec(bare)
  const text = (status ? bare.slice(0, status.index) : bare)
    .replace(/^sprint\b\s*#?\d{0,4}\s*[:–—-]?\s*/i, '')
    .replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/i, '')
    .replace(/:$/, '')
    .trim()
  const state = status ? stateIn(status[1] ?? status[2] ?? status[3] ?? '') : null
  if (status?.[3] !== undefined && state === null) return null
  const day = dayIn(text)
  if (day) return { text, ...day, begin: null, state }
  const both = bothDaysIn(text)
  return both && { text, ...both.end, begin: both.begin, state }
}

function dayIn(text: string): Written | null {
  for (const form of whole) {
    const found = form.regex.exec(text)
    const day = found && form.read(found.slice(1))
    if (day) return exists(day) ? day : null
  }
  return null
}

/** "June 12th – June 24th", "June 12th – 24th" or "12 to 24 June 2026". */
function bothDaysIn(text: string): { begin: Written; end: Written } | null {
  const [first = '', last = '', more] = text.split(/\s*[–—]\s*|\s+(?:-|to|until)\s+/)
  if (more !== undefined || last === '') return null
  const number = new RegExp(`^${dayOfMonth}$`, 'i')
  const [firstAlone, lastAlone] = [number.exec(first), number.exec(last)]
  const begin = dayIn(first)
  const end = dayIn(last) ?? (begin && lastAlone && { ...begin, dayOfMonth: Number(lastAlone[1]) })
  const start = begin ?? (end && firstAlone && { ...end, dayOfMonth: Number(firstAlone[1]) })
  return start && end && exists(start) && exists(end) ? { begin: start, end } : null
}

/**
 * The day of the meeting as the text gives it: a whole date with its year before the first sprint. One that stands
 * in a heading or ends a short line ("Weekly – 18/06/2026") goes before one in the middle of a sentence.
 */
export function findMeetingDay(lines: readonly Line[]): { day: Day; line: number } | null {
  let inSentence: { day: Day; line: number } | null = null
  for (const line of lines) {
    if (isBlank(line) || line.isFenced || line.text.length > 200) continue
    const found = dateIn(line.text)
    if (!found) continue
    const here = { day: found.day, line: line.number }
    if (line.heading > 0 || (found.isAtEnd && line.text.length <= 60)) return here
    inSentence ??= here
  }
  return inSentence
}

/**
 * The last days of sprints from their labels, in the order of the page, newest first. A label with its year, or a
 * day that is known already, stands as it is. The topmost without a year is the date nearest to the meeting, at
 * most 31 days after it; each further one the latest date before the one above.
 * A label already met within the last 60 days above is the same sprint again, and gets the same day.
 * Null for labels whose year cannot be known because there is neither a meeting's day nor a day above, or that
 * would lie before 1970.
 */
export function lastDays(
  labels: readonly (Label & { known: Day | null })[],
  meetingDay: Day | null,
): (Day | null)[] {
  const days: Day[] = []
  return labels.map(label => {
    const day = label.known ?? lastDay(label, days, meetingDay)
    if (day !== null) days.push(day)
    return day
  })
}

/** The first day of a sprint that ends on a day, where its label gives one: the latest such date up to that day. */
export function firstDayOf({ begin }: Label, lastDay: Day): Day | null {
  if (begin === null) return null
  if (begin.year !== null) return toDay(begin, begin.year)
  return latestBefore(begin, addDays(lastDay, 1))
}

function lastDay(label: Label, above: readonly Day[], meetingDay: Day | null): Day | null {
  if (label.year !== null) return toDay(label, label.year)
  const previous = above.at(-1)
  if (previous === undefined) return meetingDay === null ? null : nearest(label, meetingDay)
  const monthAndDay = toDay(label, 2000).slice(5)
  const repeated = above
    .slice(-8)
    .find(day => day.slice(5) === monthAndDay && lengthInDays(previous, day) <= 61)
  return repeated ?? latestBefore(label, previous)
}

function nearest(label: Label, meetingDay: Day): Day | null {
  const latest = latestBefore(label, addDays(meetingDay, 32))
  const before = latest && latestBefore(label, latest)
  if (!latest || !before) return null
  const distance = (day: Day) => Math.abs(lengthInDays(meetingDay, day) - 1)
  return distance(before) < distance(latest) ? before : latest
}

function latestBefore(label: Written, day: Day): Day | null {
  for (let year = Number(day.slice(0, 4)); year >= firstYear; year -= 1) {
    const candidate = toDay(label, year)
    if (candidate < day && isDay(candidate)) return candidate
  }
  return null
}

function dateIn(text: string): { day: Day; isAtEnd: boolean } | null {
  for (const form of inside) {
    const found = form.regex.exec(text)
    if (!found) continue
    const date = form.read(found.slice(1))
    if (date.year === null || !exists(date)) continue
    const rest = text.slice(found.index + found[0].length)
    return { day: toDay(date, date.year), isAtEnd: /^[\s*_)\]:.]*$/.test(rest) }
  }
  return null
}

function stateIn(words: string): SprintState | null {
  if (/\b(?:in progress|ongoing|current|active|running)\b/i.test(words)) return 'active'
  if (/\b(?:done|finished|closed|completed?|over)\b/i.test(words)) return 'closed'
  if (/\b(?:planned|next|upcoming|future)\b/i.test(words)) return 'planned'
  return null
}

function monthOf(name: string | undefined): number {
  const start = (name ?? '').slice(0, 3).toLowerCase()
  return monthNames.findIndex(each => each.toLowerCase().startsWith(start)) + 1
}

function written(number: number, day: string | undefined, year: string | undefined): Written {
  return { month: number, dayOfMonth: Number(day), year: year === undefined ? null : Number(year) }
}

function dayFirstUnlessImpossible(
  first: string | undefined,
  second: string | undefined,
  year: string | undefined,
): Written {
  return Number(second) > 12
    ? written(Number(first), second, year)
    : written(Number(second), first, year)
}

function exists(date: Written): boolean {
  return isPlausible(toDay(date, date.year ?? 2000))
}

/** Whether a text is a day of a year in which a team could have sprints: 1970 to 2199. */
export function isPlausible(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return isDay(day) && year >= firstYear && year < 2200
}

/** The month's name and day as a label is usually written: `2026-06-24` is "June 24th". */
export function printLabel(day: Day): string {
  const number = Number(day.slice(8))
  return `${monthNames[Number(day.slice(5, 7)) - 1]} ${number}${ordinal(number)}`
}

function ordinal(number: number): string {
  if (number >= 11 && number <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}

function toDay(date: { month: number; dayOfMonth: number }, year: number): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(date.month)}-${two(date.dayOfMonth)}`
}

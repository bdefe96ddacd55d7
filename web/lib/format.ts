/** What stands where nothing is known. */
export const dash = '–'

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Points as they are: 20, 16.2. */
export const formatPoints = (points: number | null | undefined) =>
  points === null || points === undefined ? dash : plain.format(points)

/** FTE and velocity: one decimal. */
export const formatOne = (value: number | null | undefined) =>
  value === null || value === undefined ? dash : one.format(value)

/** A change of points with its sign: +5, −3, 0. */
export const formatSigned = (points: number | null | undefined) =>
  points === null || points === undefined
    ? dash
    : points === 0
      ? '0'
      : `${points > 0 ? '+' : '−'}${plain.format(Math.abs(points))}`

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${plain.format(count)} ${count === 1 ? one : many}`

const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
const short = dayFormat({ day: 'numeric', month: 'short' })
const dayAndYear = dayFormat({ day: 'numeric', month: 'short', year: 'numeric' })
const weekday = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' })
const long = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const at = (day: string) => new Date(`${day}T00:00:00Z`)

export const formatDay = (day: string) => short.format(at(day))
export const formatDayWithYear = (day: string) => dayAndYear.format(at(day))
export const formatWeekday = (day: string) => weekday.format(at(day))
export const formatLongDay = (day: string) => long.format(at(day))

/** The days of a sprint: "12 – 24 Jun 2026", "28 Oct – 10 Nov 2025". */
export function formatSpan(firstDay: string, lastDay: string): string {
  const end = dayAndYear.format(at(lastDay))
  if (firstDay.slice(0, 4) !== lastDay.slice(0, 4)) return `${formatDayWithYear(firstDay)} – ${end}`
  if (firstDay.slice(0, 7) === lastDay.slice(0, 7)) return `${at(firstDay).getUTCDate()} – ${end}`
  return `${formatDay(firstDay)} – ${end}`
}

/** An instant as a person of the team reads it: "24 Jun, 14:05". */
export const formatInstant = (instant: string, timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(instant))

/** How long ago, roughly: "just now", "3 min ago", "5 h ago", "2 days ago". */
export function formatAgo(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ago`
  return `${Math.floor(hours / 24)} days ago`
}

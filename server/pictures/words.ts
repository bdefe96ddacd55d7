const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
const short = dayFormat({ day: 'numeric', month: 'short' })
const withYear = dayFormat({ day: 'numeric', month: 'short', year: 'numeric' })
const at = (day: string) => new Date(`${day}T00:00:00Z`)

export const formatPoints = (points: number) => plain.format(points)
export const formatOne = (value: number) => one.format(value)
export const formatSigned = (points: number) =>
  points === 0 ? '±0' : `${points > 0 ? '+' : '−'}${plain.format(Math.abs(points))}`
export const plural = (count: number, word: string) =>
  `${plain.format(count)} ${count === 1 ? word : `${word}s`}`
export const formatDay = (day: string) => short.format(at(day))
export const formatDayWithYear = (day: string) => withYear.format(at(day))

/** The days of a sprint: "12 – 24 Jun 2026", "28 Oct – 10 Nov 2025". */
export function formatSpan(firstDay: string, lastDay: string): string {
  const end = formatDayWithYear(lastDay)
  if (firstDay.slice(0, 4) !== lastDay.slice(0, 4)) return `${formatDayWithYear(firstDay)} – ${end}`
  if (firstDay.slice(0, 7) === lastDay.slice(0, 7)) return `${at(firstDay).getUTCDate()} – ${end}`
  return `${formatDay(firstDay)} – ${end}`
}

/** Rough advance of a character of Inter, as a part of its size; rather too wide than too narrow. */
function advance(character: string): number {
  if (/[ !'(),./:;I[\\\]`fijlrt|·-]/.test(character)) return 0.32
  if (/[%@MWmw]/.test(character)) return 0.92
  if (/[A-Z0-9#$&+<=>~…]/.test(character)) return 0.68
  return character > '\u10ff' ? 1.05 : 0.58
}

/** Width that words take at most, in pixels. Nothing measures text where there is no browser. */
export function textWidth(words: string, size: number): number {
  return size * [...words].reduce((sum, character) => sum + advance(character), 0)
}

/** As much of the words as has room, with "…" where something is left out. */
export function shorten(words: string, width: number, size: number): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (textWidth(line, size) <= width) return line
  let room = width - size
  const kept: string[] = []
  for (const character of line) {
    room -= size * advance(character)
    if (room < 0) break
    kept.push(character)
  }
  return `${kept.join('').trimEnd()}…`
}

/** Words on lines no wider than that. A word that is wider by itself is cut. */
export function wrap(words: string, width: number, size: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(shorten(word, width, size))
  }
  return lines
}

/**
 * A reason why a text is not read at all: a code for programs and a sentence a person can act on; where single lines
 * are at fault, each of them with its own.
 */
export type MinutesProblem = {
  code: string
  message: string
  issues?: { line: number; message: string }[]
}

/** One line of a page. `indent` counts columns, a tab going on to the next multiple of four. */
export type Line = {
  /** Counted from 1, as an editor shows it. */
  number: number
  raw: string
  indent: number
  /** Without space at either end. */
  text: string
  /** What follows a bullet (`-`, `*`, `+`, `•` ...), null when the line has none. */
  bullet: string | null
  /** Level of a Markdown heading, 0 for any other line. */
  heading: number
  /** Inside a fenced block of code, or its fence. */
  isFenced: boolean
}

/** The longest text Knots reads. A page of a year is 25,000 characters long. */
export const maxCharacters = 2_000_000
const maxLines = 50_000
const fenceReach = 200
const longestFence = 300
const bulletMark = /^[-*+•◦▪‣·●○–—](?:\s+|$)/u

/**
 * Splits a text into lines, whatever its line ends, and notes what is before each: indent, bullet, heading, fence.
 * A byte order mark is dropped. A fence that is not closed within 200 lines is taken as plain text.
 * Refused with a sentence: a text of more than 2,000,000 characters or 50,000 lines, and one with NUL or many
 * odd characters, which is a file of another kind.
 */
export function splitLines(text: string): { lines: Line[] } | { problem: MinutesProblem } {
  const found = rawLinesOf(text)
  return 'problem' in found ? found : { lines: readLines(found.raws) }
}

/** The lines of a text as they are, or why it is not read; see `splitLines`. */
export function rawLinesOf(text: string): { raws: string[] } | { problem: MinutesProblem } {
  if (text.length > maxCharacters) return { problem: tooLarge(text.length) }
  if (isBinary(text)) return { problem: notText }
  const raws = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (raws.length > maxLines) {
    return {
      problem: {
        code: 'minutes-too-large',
        message: `These minutes have ${raws.length.toLocaleString('en')} lines; Knots reads up to ${maxLines.toLocaleString('en')}. Paste only the part about the sprints.`,
      },
    }
  }
  return { raws }
}

/** What is before each line, a fence and all that it holds included. */
export function readLines(raws: readonly string[]): Line[] {
  const lines = raws.map(readLine)
  markFences(lines)
  return lines
}

/** Whether the line has nothing but space. */
export function isBlank(line: Line): boolean {
  return line.text === ''
}

/**
 * The line without its first columns of space. A tab that reaches over the edge leaves its rest as spaces;
 * a line with less space loses what it has.
 */
export function withoutIndent(raw: string, columns: number): string {
  let column = 0
  let at = 0
  while (at < raw.length && column < columns && isSpace(raw[at])) {
    column = next(column, raw[at])
    at += 1
  }
  return ' '.repeat(Math.max(0, column - columns)) + raw.slice(at)
}

/** What is before one line, looked at by itself: it is in no fence. */
export function readLine(raw: string, index: number): Line {
  const text = raw.trim()
  const mark = bulletMark.exec(text)
  const heading = /^#{1,6}(?=\s|$)/.exec(text)
  return {
    number: index + 1,
    raw,
    indent: indentOf(raw),
    text,
    bullet: mark ? text.slice(mark[0].length).trim() : null,
    heading: heading ? heading[0].length : 0,
    isFenced: false,
  }
}

function indentOf(raw: string): number {
  let column = 0
  for (const character of raw) {
    if (!isSpace(character)) break
    column = next(column, character)
  }
  return column
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

function next(column: number, character: string | undefined): number {
  return character === '\t' ? column - (column % 4) + 4 : column + 1
}

function markFences(lines: Line[]): void {
  const fences = lines.map(line => fenceOf(line.text))
  for (let index = 0; index < lines.length; index += 1) {
    const last = fenceEnd(lines, fences, index)
    if (last === null) continue
    for (const line of lines.slice(index, last + 1)) line.isFenced = true
    index = last
  }
}

type Fence = { character: string; length: number; rest: string }

function fenceOf(text: string): Fence | null {
  const character = text[0]
  if ((character !== '`' && character !== '~') || text.length > longestFence) return null
  let length = 1
  while (text[length] === character) length += 1
  return length < 3 ? null : { character, length, rest: text.slice(length) }
}

/** Index of the last line of the block whose fence opens here. A line that stands further left ends it too. */
function fenceEnd(lines: Line[], fences: (Fence | null)[], opening: number): number | null {
  const first = lines[opening]
  const open = fences[opening]
  if (!first || !open || (open.character === '`' && open.rest.includes('`'))) return null
  for (let index = opening + 1; index <= opening + fenceReach; index += 1) {
    const line = lines[index]
    const close = fences[index]
    if (!line) return null
    if (!isBlank(line) && line.indent < first.indent) return index - 1
    const isSame = close?.character === open.character && close.length >= open.length
    if (isSame && close.rest === '') return index
  }
  return null
}

/** The refusal of a file that is no text. */
export const notText: MinutesProblem = {
  code: 'minutes-not-text',
  message:
    'This is not text; it looks like a file of another kind, such as PDF or Word. Open it, copy its text and paste that.',
}

/**
 * Whether a text was read from a file that is none: it has NUL, or many characters that could not be decoded or that
 * control a terminal.
 */
export function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  let strange = 0
  for (const character of text) {
    const isControl = character < ' ' && !/\s/.test(character)
    if (isControl || character === '\uFFFD') strange += 1
  }
  return strange > 10 && strange > text.length / 100
}

function tooLarge(length: number): MinutesProblem {
  const megabytes = (length / 1_000_000).toFixed(1)
  return {
    code: 'minutes-too-large',
    message: `These minutes are ${megabytes} MB of text; Knots reads up to 2 MB. Paste only the part about the sprints.`,
  }
}

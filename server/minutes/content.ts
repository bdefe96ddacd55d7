import { isBlank, type Line, withoutIndent } from './lines.ts'

/**
 * The lines of a section as Markdown, moved to the left edge, without blank lines at either end; empty for none.
 * Exact lines (of a printed sprint) stay as they are; else bullets become `-`, odd spaces before a line plain ones,
 * and space at the end of a line is dropped.
 */
export function markdownOf(lines: readonly Line[], isExact: boolean): string {
  const filled = lines.filter(line => !isBlank(line))
  const columns = Math.min(...filled.map(line => line.indent))
  const moved = lines.map(line => {
    const rest = withoutIndent(line.raw, columns)
    return isExact || line.isFenced ? rest : withPlainBullet(line, columns)
  })
  return cleanText(moved.join('\n'))
}

/**
 * A text as the layout of the minutes can hold it: line ends as `\n`, lines of space alone empty, no space at either
 * end. Reading back what was printed gives exactly this.
 */
export function cleanText(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(line => (line.trim() === '' ? '' : line))
    .join('\n')
    .trim()
}

/** A text of one line: every run of space is one space, none at the ends. For names and owners. */
export function cleanLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function withPlainBullet(line: Line, columns: number): string {
  const indent = ' '.repeat(Math.max(0, line.indent - columns))
  const text = line.bullet === null || /^[-+*]/.test(line.text) ? line.text : `- ${line.bullet}`
  return indent + text
}

/** A text of at most so many characters; of a longer one only the beginning, with a warning. */
export function limited(
  text: string,
  most: number,
  line: number,
  warnings: { line: number; message: string }[],
): string {
  if (text.length <= most) return text
  const length = text.length.toLocaleString('en')
  const message = `This text has ${length} characters; only the first ${most.toLocaleString('en')} are taken.`
  warnings.push({ line, message })
  return cleanText(text.slice(0, most))
}

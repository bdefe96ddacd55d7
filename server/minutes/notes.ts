import { cleanText, markdownOf } from './content.ts'
import { isBlank, type Line, withoutIndent } from './lines.ts'

/** A card of the retrospective with its sub-points. `text` is Markdown. */
export type Note = { line: number; text: string; notes: Note[] }

type Open = { indent: number; note: Note; more: Line[]; isExample: boolean }

const deepest = 6

/**
 * The cards of an anchors, wind or rocks section: one for each bullet, nested bullets being its sub-points (what is
 * nested deeper than six levels stays at the sixth). A line without a bullet goes on with the card before it when it
 * stands further right, else it is a card itself. Lines that start with *Example* are no cards, but what is nested under them is.
 *
 * Exact lines are those of a printed sprint: there a sub-point stands two columns further right, the further lines of
 * a card's text four, and nothing is an example.
 */
export function readNotes(lines: readonly Line[], isExact: boolean): Note[] {
  const root: Note = { line: 0, text: '', notes: [] }
  const open: Open[] = [{ indent: -1, note: root, more: [], isExample: false }]
  for (const line of lines) {
    const card = open.at(-1)
    if (goesOn(line, open, isExact)) card?.more.push(line)
    else if (!isBlank(line) && line.bullet !== '') addCard(line, open, isExact)
  }
  while (open.length > 1) closeLast(open, isExact)
  return root.notes
}

function goesOn(line: Line, open: Open[], isExact: boolean): boolean {
  const card = open.at(-1)
  if (open.length < 2 || !card) return false
  if (isBlank(line)) return true
  const isBeforeSubPoints = card.note.notes.length === 0
  if (isExact) return isBeforeSubPoints && line.indent >= card.indent + 4
  return line.isFenced || (line.bullet === null && line.indent > card.indent)
}

function addCard(line: Line, open: Open[], isExact: boolean): void {
  while (open.length > 1 && ((open.at(-1)?.indent ?? 0) >= line.indent || open.length > deepest)) {
    closeLast(open, isExact)
  }
  const text = isExact ? withoutIndent(line.raw, line.indent).slice(2) : (line.bullet ?? line.text)
  const parent = [...open].reverse().find(each => !each.isExample)
  const note = { line: line.number, text, notes: [] }
  const isExample = !isExact && /^(?:[*_]+examples?\b|examples?\s*:)/i.test(text)
  if (!isExample) parent?.note.notes.push(note)
  open.push({ indent: line.indent, note, more: [], isExample })
}

function closeLast(open: Open[], isExact: boolean): void {
  const last = open.pop()
  if (!last) return
  const { note, more, indent } = last
  const text = isExact
    ? more.map(line => withoutIndent(line.raw, indent + 4)).join('\n')
    : markdownOf(more, false)
  note.text = cleanText(text === '' ? note.text : `${note.text}\n${text}`)
}

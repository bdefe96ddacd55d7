import type { Label } from './labels.ts'
import { isBlank, type Line } from './lines.ts'
import { isBoat, meaningOf } from './meaning.ts'
import { type Figure, figureOf, looksLikeFigures, markerOf, type SectionKind } from './words.ts'

/** A titled part of a page: its title's line, what stands behind the title, and the lines below it. */
export type Section = {
  kind: SectionKind
  head: Line
  inline: string
  lines: Line[]
  isExact: boolean
}

/** What belongs to one sprint, not read yet. */
export type Draft = {
  head: Line
  label: Label
  /** The days from the mark of a printed sprint. With it the layout is exact: see `printSprint`. */
  marker: { firstDay: string; lastDay: string } | null
  figures: { line: Line; figure: Figure }[]
  sections: Section[]
  /** Lines of the sprint outside every section. */
  loose: Line[]
}

export type Outline = {
  drafts: Draft[]
  actions: Section[]
  warnings: { line: number; message: string }[]
}

/**
 * Parts a page into its sprints and their sections. A title is known by its words, be it a heading, bold or a bare
 * line; a sprint is known by its day in a heading, in a bare line with a state or a colon, in a list after
 * "Previous Sprints", or in any list with its points and people in the same or the next line. What stands further
 * right than a section's title belongs to the section, whatever it says.
 */
export function outlineOf(lines: readonly Line[]): Outline {
  const outline: Outline = { drafts: [], actions: [], warnings: [] }
  const at: Position = { draft: null, section: null, isInList: false, isExact: false }
  lines.forEach((line, index) => {
    if (isBlank(line) || line.isFenced || isInside(line, at)) at.section?.lines.push(line)
    else place(line, at, outline, isBeforeResult(lines, index))
  })
  return outline
}

type Position = {
  draft: Draft | null
  section: Section | null
  isInList: boolean
  /** Below the mark of printed actions, as `marker` does it for a sprint. */
  isExact: boolean
}

const isExactAt = ({ draft, isExact }: Position) => isExact || Boolean(draft?.marker)

function isInside(line: Line, at: Position): boolean {
  const { section } = at
  if (!section || section.kind === 'availability' || section.kind === 'retrospective') return false
  const isDeeper = line.indent > section.head.indent
  return isDeeper && (line.heading === 0 || isExactAt(at))
}

/** "- May 28th:" with its points and people in the next line is a sprint, whatever stands above. */
function isBeforeResult(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  if (lines[index]?.bullet === null || !next) return false
  return figureOf(next.bullet ?? next.text)?.kind === 'result'
}

function place(line: Line, at: Position, outline: Outline, isBeforeResult: boolean): void {
  const meaning = meaningOf(line, {
    isInList: at.isInList || isBeforeResult,
    isExact: isExactAt(at),
    areBulletsText: at.section !== null && at.draft?.head.bullet == null,
  })
  if (meaning.kind === 'label') openSprint(line, meaning, at, outline)
  else if (meaning.kind === 'section') openSection(line, meaning, at, outline)
  else if (meaning.kind === 'figure') addFigure(line, meaning.figure, at, outline)
  else if (meaning.kind === 'heading') openUnknown(line, at)
  else if (meaning.kind === 'rule') at.section = null
  else if (meaning.kind === 'mark') setMarker(line, at, outline)
  else addText(line, at, outline)
}

function openSprint(
  head: Line,
  { label, figure }: { label: Label; figure: Figure | null },
  at: Position,
  outline: Outline,
): void {
  const figures = figure ? [{ line: head, figure }] : []
  at.draft = { head, label, marker: null, figures, sections: [], loose: [] }
  at.section = null
  at.isExact = false
  at.isInList ||= head.bullet !== null
  outline.drafts.push(at.draft)
}

function openSection(
  head: Line,
  { section: kind, inline }: { section: SectionKind; inline: string },
  at: Position,
  outline: Outline,
): void {
  const section = { kind, head, inline, lines: [], isExact: isExactAt(at) }
  at.section = section
  if (kind === 'previous') {
    at.draft = null
    at.section = null
    at.isInList = true
  } else if (kind === 'actions') {
    if (!at.draft?.marker) at.draft = null
    outline.actions.push(section)
  } else if (at.draft) at.draft.sections.push(section)
  else if (isBoat(kind) || kind === 'availability') outline.warnings.push(outside(head))
  else at.section = null
}

function openUnknown(head: Line, at: Position): void {
  const { draft, section } = at
  const isBelowSprint =
    draft !== null && draft.head.heading > 0 && head.heading > draft.head.heading
  if (isBelowSprint && section?.kind === 'goal' && head.heading > section.head.heading) {
    section.lines.push(head)
    return
  }
  at.section = null
  if (!isBelowSprint) {
    at.draft = null
    at.isInList = false
    return
  }
  at.section = { kind: 'unknown', head, inline: '', lines: [], isExact: draft.marker !== null }
  draft.sections.push(at.section)
}

function addFigure(line: Line, figure: Figure, at: Position, outline: Outline): void {
  if (!at.draft) {
    if (looksLikeFigures(line.text) && figure.kind !== 'product')
      outline.warnings.push(outside(line))
    return
  }
  at.draft.figures.push({ line, figure })
  at.section = null
}

function addText(line: Line, at: Position, outline: Outline): void {
  const { draft, section } = at
  const isUnread = (!section || section.kind === 'comment') && looksLikeFigures(line.text)
  if (isUnread && !/^\W*average velocity/i.test(line.text)) {
    outline.warnings.push(draft ? unread(line) : outside(line))
  }
  if (section) section.lines.push(line)
  else if (draft && !isUnread) draft.loose.push(line)
}

function setMarker(line: Line, at: Position, outline: Outline): void {
  if (line.text === actionsMark) Object.assign(at, { draft: null, section: null, isExact: true })
  const marker = markerOf(line)
  if (!marker || !at.draft) return
  const isFirst = at.draft.sections.length === 0 && at.draft.figures.length === 0
  if (isFirst && at.draft.loose.length === 0) at.draft.marker = marker
  else outline.warnings.push({ line: line.number, message: misplaced })
}

/** Above the actions of a printed page that belong to no sprint of it. */
export const actionsMark = '<!-- knots actions -->'

const misplaced =
  'The days in this mark are not used: it has to stand right under the heading of its sprint.'

function unread(line: Line): { line: number; message: string } {
  return {
    line: line.number,
    message: `“${line.text.slice(0, 80)}” looks like figures of the sprint but cannot be read. Write it as “20 Story Points / 3.8 people = 5.3 velocity”.`,
  }
}

function outside(line: Line): { line: number; message: string } {
  return {
    line: line.number,
    message: `“${line.text.slice(0, 80)}” stands under no sprint, so it is not taken over. Put it below the heading of its sprint.`,
  }
}

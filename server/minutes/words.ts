import type { Line } from './lines.ts'

/**
 * The places of a retrospective: those of the boat, then those of start, stop, continue. The last three are known only by
 * the whole title that Knots prints, since their names alone are everyday words.
 */
export const retroKinds = ['anchors', 'wind', 'rocks', 'start', 'stop', 'continue'] as const
export type RetroKind = (typeof retroKinds)[number]

/** The parts of a page that Knots knows by their titles. `derived`: what Knots printed from the board, not read back. */
export type SectionKind =
  | RetroKind
  | 'goal'
  | 'availability'
  | 'planning'
  | 'review'
  | 'retrospective'
  | 'comment'
  | 'previous'
  | 'actions'
  | 'derived'
  | 'unknown'

const titles: [SectionKind, RegExp][] = [
  ['goal', /^(?:targets?(?: (?:and|&) context)?|(?:sprint )?goals?)$/],
  ['availability', /^availabilit(?:y|ies)$/],
  ['planning', /^sprint planning$/],
  ['review', /^sprint review(?::.*)?$/],
  ['retrospective', /^(?:sprint )?retrospective$/],
  ['anchors', /^anchors?(?: \(.*\))?$/],
  ['wind', /^winds?(?: \(.*\))?$/],
  ['rocks', /^rocks?(?: ahead)?(?: \(.*\))?$/],
  ['start', /^start \(what to begin\)$/],
  ['stop', /^stop \(what to end\)$/],
  ['continue', /^continue \(what to keep\)$/],
  ['derived', /^carried over and done outside the sprint$/],
  ['previous', /^(?:previous sprints|summary)$/],
  ['actions', /^(?:action(?:able)? (?:results|items)|actions)(?: from the retrospectives?)?$/],
]
const shortLine = 300

/**
 * The words of a line without what makes them a heading or bold: `#`, `*`, `_`, `~`, backticks, emoji and their
 * `:names:`. Empty for a line of more than 300 characters: that is text, never a title or a figure.
 */
export function plainWords(text: string): string {
  if (text.length > shortLine) return ''
  return text
    .replace(/^#{1,6}(?=\s)/, '')
    .replace(/:[a-z][a-z0-9_+-]{0,40}:/gi, '')
    .replace(/[*_`~]/g, '')
    .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Which part of a page a title opens, null when the words are no title. Case and a colon at the end are ignored. */
export function sectionOf(plain: string): SectionKind | null {
  const title = plain.toLowerCase().replace(/ ?:$/, '')
  return titles.find(([, pattern]) => pattern.test(title))?.[0] ?? null
}

/**
 * Splits "Persons: 3.8" into its key, in lower case, and the rest. The key may be bold or in italics, with the
 * colon inside or outside, or the whole line may be. Null when the line does not begin with words and a colon.
 */
export function keyed(text: string): { key: string; rest: string } | null {
  const open = /^(?:\*{1,3}|_{1,3})?/.exec(text)?.[0] ?? ''
  const found = /^([A-Za-z][A-Za-z ]{0,30}?) ?(\*{1,3}|_{1,3})? ?:(\*{1,3}|_{1,3})?(.*)$/s.exec(
    text.slice(open.length),
  )
  if (!found) return null
  const key = (found[1] ?? '').toLowerCase()
  const [inner, outer, after] = [found[2] ?? '', found[3] ?? '', found[4] ?? '']
  if (open === '') return inner === '' ? { key, rest: (outer + after).trim() } : null
  if (inner === open) return { key, rest: (outer + after).trim() }
  if (outer === open) return { key, rest: after.trim() }
  const rest = (outer + after).trim()
  return { key, rest: rest.endsWith(open) ? rest.slice(0, -open.length).trim() : rest }
}

/**
 * The number that a text is, with a point or a comma before its decimals. Undefined for any other text,
 * null for a blank one and for `?` and `_`, which stand for "not known".
 */
export function readNumber(text: string): number | null | undefined {
  const bare = text.trim()
  if (bare === '' || /^[?_-]$/.test(bare)) return null
  return /^\d{1,9}(?:[.,]\d{1,17})?$/.test(bare) ? Number(bare.replace(',', '.')) : undefined
}

/** A line with a figure of its sprint. Undefined numbers are written but cannot be read. */
export type Figure =
  | { kind: 'committed' | 'plannedFte' | 'expectedVelocity'; value: number | null | undefined }
  | { kind: 'result'; points: number | null; people: number | null; velocity: number | null }
  | { kind: 'product'; people: number | null }

const figureKeys: Record<string, 'committed' | 'plannedFte' | 'expectedVelocity'> = {
  'expected story points': 'committed',
  'expected points': 'committed',
  'expected sp': 'committed',
  persons: 'plannedFte',
  person: 'plannedFte',
  people: 'plannedFte',
  fte: 'plannedFte',
  ftes: 'plannedFte',
  'expected velocity': 'expectedVelocity',
}
const number = '(\\d{1,9}(?:[.,]\\d{1,17})?|[?_])'
const result = new RegExp(
  `^${number} ?(story points?|points?|pts?|sp)? ?/ ?${number} ?(people|persons?|ftes?)? ?(?:(=) ?(?:${number} ?(?:velocity)?)?)?\\.?$`,
  'i',
)
const guess = new RegExp(
  `^${number} ?ftes? ?[*x×] ?${number} ?= ?${number} ?(?:story points?|sp)?$`,
  'i',
)

/**
 * The figure that a line gives: "Expected Story Points: 56", "20/3.8 = 5.2", "*11 Story Points / 4 people = 2.75
 * velocity*", "4.2 FTEs * 3 = 12.6 story points" (whose points Knots works out itself). Null when it gives none.
 */
export function figureOf(text: string): Figure | null {
  if (text.length > shortLine) return null
  const bare = text
    .replace(/^\*{1,3}/, '')
    .replace(/\*{1,3}$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const found = result.exec(bare)
  if (found && (found[5] || (found[2] && found[4]))) {
    const [points, people, velocity] = [found[1], found[3], found[6]].map(
      part => readNumber(part ?? '') ?? null,
    )
    return {
      kind: 'result',
      points: points ?? null,
      people: people ?? null,
      velocity: velocity ?? null,
    }
  }
  const product = guess.exec(bare)
  if (product) return { kind: 'product', people: readNumber(product[1] ?? '') ?? null }
  const pair = keyed(text)
  const kind = pair && figureKeys[pair.key]
  return kind ? { kind, value: readNumber(pair.rest.replace(/\s\(.*\)$/, '')) } : null
}

/** Whether a line that Knots cannot read seems to hold a figure, and so must be pointed out. */
export function looksLikeFigures(text: string): boolean {
  if (text.length > shortLine || !/\d/.test(text)) return false
  const hasPoints = /\b(?:story points?|points?|pts?|sp)\b/i.test(text)
  const hasPeople = /\b(?:people|persons?|ftes?|velocity)\b/i.test(text)
  return (hasPoints && hasPeople && /[/=]/.test(text)) || /^\S{1,12} ?\/ ?\S{1,12} ?=/.test(text)
}

/** The days that a printed sprint carries under its heading, as the text between the marks, null when there are none. */
export function markerOf(line: Line): { firstDay: string; lastDay: string } | null {
  const found = /^<!-- ?knots (\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2}) ?-->$/.exec(line.text)
  return found?.[1] && found[2] ? { firstDay: found[1], lastDay: found[2] } : null
}

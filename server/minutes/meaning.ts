import { type Label, readLabel } from './labels.ts'
import type { Line } from './lines.ts'
import {
  type Figure,
  figureOf,
  keyed,
  plainWords,
  type RetroKind,
  retroKinds,
  type SectionKind,
  sectionOf,
} from './words.ts'

/** How a line is meant, judged by itself. `text` is everything else. */
export type Meaning =
  | { kind: 'label'; label: Label; figure: Figure | null }
  | { kind: 'section'; section: SectionKind; inline: string }
  | { kind: 'figure'; figure: Figure }
  | { kind: 'heading' | 'rule' | 'mark' | 'text' }

/**
 * What a line means by its words alone. Labels with a bullet count only where `isInList`. Where `areBulletsText`,
 * a bullet may open only a part of the boat; where `isExact`, nothing.
 */
export function meaningOf(
  line: Line,
  context: { isInList: boolean; isExact: boolean; areBulletsText: boolean },
): Meaning {
  const { isInList, isExact, areBulletsText } = context
  const text = line.bullet ?? line.text
  const isBullet = line.bullet !== null
  const plain = plainWords(text)
  if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(line.text)) return { kind: 'rule' }
  if (line.text.startsWith('<!--')) return { kind: 'mark' }
  if (isBullet && isExact) return { kind: 'text' }
  const label = readLabel(plain)
  const isTitle = line.heading > 0 || isInList || /[:)]$/.test(plain)
  if (label && (isBullet ? isInList : isTitle)) return { kind: 'label', label, figure: null }
  const both = isInList || isBullet ? labelAndFigure(text) : null
  if (both) return both
  const section = sectionOf(plain)
  if (section && (!isBullet || isBoat(section))) {
    const inline = section === 'review' ? plain.replace(/^sprint review:?/i, '').trim() : ''
    return { kind: 'section', section, inline }
  }
  if (line.heading > 0) return { kind: 'heading' }
  if (isBullet && areBulletsText) return { kind: 'text' }
  return keyedMeaning(text, isBullet)
}

/** "May 28th: 16 Story Points / 4 people = 4 velocity" in one line. */
function labelAndFigure(text: string): Meaning | null {
  const colon = text.indexOf(':')
  const label = colon > 0 && colon < 60 ? readLabel(plainWords(text.slice(0, colon))) : null
  const figure =
    label &&
    figureOf(
      text
        .slice(colon + 1)
        .replace(/^\*+/, '')
        .trim(),
    )
  return label && figure?.kind === 'result' ? { kind: 'label', label, figure } : null
}

function keyedMeaning(text: string, isBullet: boolean): Meaning {
  const pair = keyed(text)
  if (pair && /^comments?$/.test(pair.key)) {
    return { kind: 'section', section: 'comment', inline: pair.rest }
  }
  if (pair && !isBullet && /^(?:sprint )?goals?$/.test(pair.key)) {
    return { kind: 'section', section: 'goal', inline: pair.rest }
  }
  const figure = figureOf(text)
  if (!figure) return { kind: 'text' }
  const isProse = isBullet && 'value' in figure && figure.value === undefined
  return isProse ? { kind: 'text' } : { kind: 'figure', figure }
}

/** Whether a title opens a place of a retrospective. */
export function isBoat(section: SectionKind): section is RetroKind {
  return retroKinds.some(kind => kind === section)
}

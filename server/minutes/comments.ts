import { markdownOf } from './content.ts'
import { isBlank, type Line } from './lines.ts'
import type { Draft, Section } from './outline.ts'
import type { Warning } from './page.ts'

/** The goal of a sprint as Markdown: what stands under "Target and Context" or behind "Goal:". */
export function goalOf(draft: Draft): string {
  return textsOf(draft, 'goal').join('\n\n')
}

/**
 * The comment of a sprint as Markdown: what stands behind and below "Comments:", then what stands in the sprint under
 * no title, then the review's notes under their title. Links to the board are left out. Text under a title that Knots
 * does not know, and bullets that stand in the retrospective outside the boat, are left out with a warning.
 */
export function commentOf(draft: Draft, warnings: Warning[]): string {
  const isExact = draft.marker !== null
  const review = textsOf(draft, 'review').join('\n\n')
  warnings.push(...draft.sections.flatMap(section => leftOut(section)))
  return [
    ...textsOf(draft, 'comment'),
    markdownOf(draft.loose, isExact),
    review === '' ? '' : `**Sprint review**\n\n${review}`,
  ]
    .filter(text => text !== '')
    .join('\n\n')
}

function textsOf(draft: Draft, kind: Section['kind']): string[] {
  return draft.sections
    .filter(section => section.kind === kind)
    .map(section => {
      const lines = kind === 'review' ? section.lines.filter(line => !isLink(line)) : section.lines
      const inline = kind === 'review' && hasLink(section.inline) ? '' : section.inline
      return [inline, markdownOf(lines, section.isExact)].filter(text => text !== '').join('\n')
    })
    .filter(text => text !== '')
}

function leftOut(section: Section): Warning[] {
  const filled = section.lines.filter(line => !isBlank(line) && !isLink(line))
  if (section.kind === 'retrospective') {
    const bullets = filled.filter(line => line.bullet)
    return bullets.map(line => ({
      line: line.number,
      message: `“${line.text.slice(0, 80)}” is neither below anchors nor wind nor rocks, so it is not taken over.`,
    }))
  }
  const first = filled[0]
  if (!first || (section.kind !== 'unknown' && section.kind !== 'planning')) return []
  const title = section.head.text.replace(/^#+\s*/, '').slice(0, 60)
  return [{ line: first.number, message: `What stands under “${title}” is not taken over.` }]
}

/** A line that is only a link, with up to three words before it: "- Backlog: https://...". */
function isLink(line: Line): boolean {
  return line.text.length < 500 && /^(?:\S+ ){0,3}<?https?:\/\/\S+$/.test(line.bullet ?? line.text)
}

function hasLink(text: string): boolean {
  return /https?:\/\//.test(text)
}

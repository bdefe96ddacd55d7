import type { BoardPicture, Finding } from './picture.ts'
import { type BoardRule, boardRules, type Need } from './rules.ts'
import { pointsInWords } from './words.ts'

export type RuleResult = {
  rule: BoardRule
  /** What of the board is missing to check the rule; then nothing was looked for. */
  missing: Need | null
  findings: Finding[]
  /** What the findings do to the points, in words; null where none are known. */
  effect: string | null
}

/**
 * Every rule tried on a picture of the board, in the order of the rules. A rule whose needs are not all known is not
 * checked. Findings of the current sprint come first, then those of the next one, then the others, each in the board's
 * order.
 */
export function checkBoard(picture: BoardPicture, known: ReadonlySet<Need>): RuleResult[] {
  const rank = ranksOf(picture)
  return boardRules.map(rule => {
    const missing = rule.needs.find(need => !known.has(need)) ?? null
    if (missing !== null) return { rule, missing, findings: [], effect: null }
    const findings = rule
      .find(picture)
      .map((finding, index) => ({ finding, index, rank: rank.get(finding.itemId ?? '') ?? 2 }))
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .map(({ finding }) => finding)
    return { rule, missing, findings, effect: effectOf(rule, findings) }
  })
}

function ranksOf({ items, current, next }: BoardPicture): Map<string, number> {
  const ofSprint = (sprintId: string | null) =>
    sprintId === null ? 2 : sprintId === current?.id ? 0 : sprintId === next?.id ? 1 : 2
  return new Map(items.map(item => [item.itemId, ofSprint(item.sprintId)]))
}

/** "up to 8 points may be counted twice"; null without points, or where points play no part in the rule. */
function effectOf({ effect, isUpTo }: BoardRule, findings: readonly Finding[]): string | null {
  const points = findings.reduce((sum, finding) => sum + (finding.points ?? 0), 0)
  if (effect === null || points === 0) return null
  const rounded = Math.round(points * 1e9) / 1e9
  return `${isUpTo ? 'up to ' : ''}${pointsInWords(rounded)} ${effect}`
}

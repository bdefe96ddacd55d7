import type { BoardPicture, Finding } from './picture.ts'

/** How far ahead a team needs sprints on its board to plan the next one and to move what is left over, in days. */
const daysAhead = 28
const usualDays = 14

/**
 * How many coming sprints a team of this rhythm needs on its board: enough for four weeks, by the median length of its
 * last five iterations. 7 days each: 4; 14: 2; 21: 2; 28 and more: 1. Without an iteration 14 days are taken.
 */
export function sprintsNeededAhead(picture: BoardPicture): number {
  const lengths = picture.sprints
    .filter(({ hasIteration }) => hasIteration)
    .slice(-5)
    .map(({ days }) => days)
    .sort((a, b) => a - b)
  const median = lengths[Math.floor(lengths.length / 2)] ?? usualDays
  return Math.max(1, Math.ceil(daysAhead / median))
}

/** Fewer coming iterations on the board than the team's rhythm needs (`sprintsNeededAhead`). One finding at most. */
export function missingIterations(picture: BoardPicture): Finding[] {
  const needed = sprintsNeededAhead(picture)
  const coming = picture.sprints.filter(
    ({ firstDay, hasIteration }) => hasIteration && firstDay > picture.today,
  ).length
  if (coming >= needed) return []
  const has =
    coming === 0
      ? 'No coming sprint is'
      : coming === 1
        ? '1 coming sprint is'
        : `${coming} coming sprints are`
  return [
    {
      itemId: null,
      relatedIds: [],
      text: `${has} on the board; ${needed} would cover the next four weeks.`,
      points: null,
      asides: [],
    },
  ]
}

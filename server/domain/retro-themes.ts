/** How many of the latest retrospectives "4 of the last 6" looks back over. */
export const RecentRetros = 6

/** What keeps coming back, counted. */
export type ThemeCount = {
  /** Numbers of the sprints with a card of the theme, oldest first, each once. */
  sprints: number[]
  /** How many of the last `of` retrospectives had one. */
  recent: number
  /** At most six; fewer where the team had fewer retrospectives. */
  of: number
}

/**
 * In how many of the last retrospectives a theme came up. `retros`: the sprint numbers of all retrospectives with cards
 * that are shown, in the order of their days, the one that is looked at last; `touched`: the sprint number of each
 * card of the theme, in any order. A sprint that is not among `retros` (a later one, when an old board is looked at)
 * counts in neither. A sprint without a retrospective is no gap: only retrospectives are counted.
 */
export function countTheme(retros: readonly number[], touched: Iterable<number>): ThemeCount {
  const has = new Set(touched)
  const last = retros.slice(-RecentRetros)
  return {
    sprints: retros.filter(number => has.has(number)),
    recent: last.filter(number => has.has(number)).length,
    of: last.length,
  }
}

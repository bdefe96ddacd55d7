import type { Forecast } from '#contract/forecast.ts'

export type Share = { sprints: number; share: number; cumulative: number }

/** Of what is still to come, the least part that is worth a bar of its own. */
const tail = 0.005
/** More bars than that cannot be told apart; they are two years of sprints. */
const mostBars = 52

/** Every number of sprints from the first that ended a run, with those done by then; the long thin tail is left off. */
export function sharesWithSums(shares: NonNullable<Forecast['shares']>): Share[] {
  const known = new Map(shares.map(({ sprints, share }) => [sprints, share]))
  const all = shares.reduce((sum, { share }) => sum + share, 0)
  const numbers = shares.filter(({ share }) => share > 0).map(({ sprints }) => sprints)
  if (numbers.length === 0) return []
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  const rows: Share[] = []
  let cumulative = 0
  for (let sprints = least; sprints <= most; sprints += 1) {
    const share = known.get(sprints) ?? 0
    cumulative += share
    rows.push({ sprints, share, cumulative })
    if (all - cumulative < tail * all || rows.length === mostBars) break
  }
  return rows
}

/** What the bars leave off: runs that take longer, or that do not end at all within the years looked at. */
export const restOf = (rows: Share[]): number => Math.max(0, 1 - (rows.at(-1)?.cumulative ?? 0))

/** A share of runs as people read it: "18 %", "under 1 %". */
export function shareWords(share: number): string {
  const percent = Math.round(share * 100)
  if (share > 0 && percent < 1) return 'under 1 %'
  return share < 1 && percent === 100 ? 'over 99 %' : `${percent} %`
}

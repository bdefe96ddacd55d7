import { type Formula, shown } from './explain.ts'
import { sum } from './sum.ts'

/** What a team announced for a finished sprint and what it was, in FTE. */
export type AnnouncedSprint = { plannedFte: number | null; actualFte: number | null }

/**
 * How much of the announced FTE was really there, for the team as a whole: sum of actual FTE / sum of planned FTE over
 * the sprints of which both are known; 0.85 is "85 % of what it announced". Above 1 when people gave more than they
 * said. Null without such a sprint, or when nobody announced anything. Never of a single person.
 */
export function announcedShare(
  sprints: readonly AnnouncedSprint[],
): { share: number; sprints: number; formula: Formula } | null {
  const known = sprints.flatMap(({ plannedFte, actualFte }) =>
    plannedFte === null || actualFte === null ? [] : [{ plannedFte, actualFte }],
  )
  const planned = sum(known.map(one => one.plannedFte))
  const actual = sum(known.map(one => one.actualFte))
  if (planned === 0) return null
  const share = actual / planned
  const over = known.length === 1 ? '1 finished sprint' : `${known.length} finished sprints`
  return {
    share,
    sprints: known.length,
    formula: {
      figure: 'Real against announced FTE',
      formula: 'sum of actual FTE / sum of planned FTE',
      filled: `${shown(actual)} / ${shown(planned)} = ${shown(share)}`,
      notes: [`Over ${over} of which both are known, for the team as a whole.`],
    },
  }
}

import type { AverageMethod } from '../domain/average.ts'
import type { BurndownDay } from '../domain/burndown.ts'
import type { Day } from '../domain/calendar.ts'
import type { Certainty } from '../domain/change.ts'
import type { Commitment } from '../domain/commitment.ts'
import type { FigureDoubts } from '../domain/figure-doubts.ts'
import type { ItemInSprint } from '../domain/item-in-sprint.ts'
import type { Settlement, SprintFigures } from '../domain/points.ts'

export type SprintPeople = {
  fte: { planned: number | null; likely: number | null; actual: number | null }
  people: { answered: number; total: number }
}

/** What a close keeps of a sprint, all but its items; stands as JSON in `closes.figures`. */
export type KeptFigures = SprintPeople & {
  /** Null when the board knew nothing of the sprint: then only totals written by people count. */
  figures: SprintFigures | null
  /** Which of them are not exact; closes of before that was kept say nothing. */
  doubts?: FigureDoubts | undefined
  settlements: Settlement[]
  commitment: Commitment | null
  start: number
  cut: number
  workingDays: number
  /** The team's average velocity at that time. */
  average: { method: AverageMethod; last: number | null; value: number | null }
}

/** A day of the burn-down, with how sure it is once it has values. */
export type ChartDay = BurndownDay & { certainty?: Certainty }

export type KeptItem = ItemInSprint & { age: number }

/** What a close keeps of a sprint's items and days; stands as JSON in `closes.items`. */
export type KeptItems = {
  items: KeptItem[]
  burndown: { exactFrom: Day | null; days: ChartDay[] } | null
}

/**
 * What was written by `snapshot` comes back as it was: nothing else ever writes these columns. A close from before items
 * could be set aside has none.
 */
export function asKeptFigures(json: unknown): KeptFigures {
  const kept = json as KeptFigures
  if (kept.figures === null || 'aside' in kept.figures) return kept
  const aside = { items: 0, points: 0, reestimated: 0 }
  return { ...kept, figures: { ...(kept.figures as SprintFigures), aside } }
}

export function asKeptItems(json: unknown): KeptItems {
  return json as KeptItems
}

import type { Someone } from '../contract/common.ts'
import type { AverageLast } from '../contract/team.ts'
import type { AverageMethod } from '../domain/average.ts'
import type { BurndownDay } from '../domain/burndown.ts'
import type { Day } from '../domain/calendar.ts'
import type { Certainty } from '../domain/change.ts'
import type { ClassSum } from '../domain/class-sums.ts'
import type { Commitment } from '../domain/commitment.ts'
import type { FigureDoubts } from '../domain/figure-doubts.ts'
import type { ItemInSprint } from '../domain/item-in-sprint.ts'
import type { Settlement, SprintFigures } from '../domain/points.ts'
import type { Sure } from '../domain/sureness.ts'
import type { ItemRow } from '../store/items.ts'
import type { ParentRow } from '../store/parents.ts'

export type SprintPeople = {
  fte: { planned: number | null; likely: number | null; actual: number | null }
  /** `known`: of how many the actual FTE is, where that is not as many as answered. */
  people: { answered: number; total: number; known?: number }
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
  /** The team's average velocity over the sprints before it, and with it; closes of before have the first alone. */
  average: KeptAverage
  averageWith?: KeptAverage
  /** What the classes of its items add up to. This and the next: not in closes of before. */
  classes?: ClassSum[] | null
  /** The people of whom neither an announced nor a real percentage was known, and nobody had said that it is not. */
  blanks?: string[]
}

export type KeptAverage = { method: AverageMethod; last: AverageLast; value: number | null }

/** A day of the burn-down, with how sure it is once it has values. */
export type ChartDay = BurndownDay & { certainty?: Certainty }

export type AgedItem = ItemInSprint & { age: number }

/** How an item was called and what was to be seen of it. */
export type Called = Pick<
  ItemRow,
  | 'kind'
  | 'number'
  | 'repository'
  | 'title'
  | 'url'
  | 'assignees'
  | 'labels'
  | 'isDraft'
  | 'reviewDecision'
  | 'sprintId'
> & { parent: Omit<ParentRow, 'itemId'> | null }

/** `offeredSure`: of what was done outside, how sure its part in the figures is if it counts. */
export type KeptItem = AgedItem & { called?: Called; offeredSure?: Sure }

/** What people wrote and decided in a review. */
export type KeptReview = {
  notes: { itemId: string; text: string; version: number }[]
  decisions: {
    itemId: string
    isAccepted: boolean
    decidedBy: Someone | null
    decidedAt: number
  }[]
  adjustments: {
    id: string
    version: number
    points: number
    reason: string
    madeBy: Someone | null
    madeAt: number
  }[]
}

/** What a close keeps of a sprint's items, in the board's order, and its days; stands as JSON in `closes.items`. */
export type KeptItems = {
  items: KeptItem[]
  burndown: { exactFrom: Day | null; days: ChartDay[] } | null
  /** Closes of before kept none. */
  review?: KeptReview
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

/** Without a close there is nothing. An item of before items could be set aside counts. */
export function asKeptItems(json: unknown): KeptItems {
  if (json === undefined) return { items: [], burndown: null }
  const kept = json as KeptItems
  if (kept.items.every(item => item.aside !== undefined)) return kept
  return { ...kept, items: kept.items.map(item => ({ ...item, aside: item.aside ?? null })) }
}

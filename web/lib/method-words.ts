import type { AverageLast, AverageMethod } from '#contract/team.ts'

export type Choice = { method: AverageMethod; last: AverageLast }

const names: Record<AverageMethod, string> = {
  weighted: 'Weighted',
  pooled: 'Pooled',
  mean: 'Mean',
  median: 'Median',
}

const explained: Record<AverageMethod, string> = {
  weighted: 'sum of points / sum of FTE, each sprint counting 0.7 of the one after it',
  pooled: 'sum of points / sum of FTE',
  mean: "mean of the sprints' velocities",
  median: "middle one of the sprints' velocities",
}

/** "Weighted, all sprints", "Mean, last 5". */
export const choiceWords = ({ method, last }: Choice) =>
  `${names[method]}, ${last === null ? 'all sprints' : `last ${last}`}`

export const methodWords = (method: AverageMethod) => explained[method]

/** A choice as one value of a form field, and back. */
export const choiceKey = ({ method, last }: Choice) => `${method}-${last ?? 'all'}`

const lasts: Record<string, AverageLast> = { all: null, 3: 3, 5: 5, 8: 8 }

export function choiceOf(key: string): Choice | null {
  const [method = '', last = 'all'] = key.split('-')
  if (!(method in names)) return null
  return { method: method as AverageMethod, last: lasts[last] ?? null }
}

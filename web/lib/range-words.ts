import { formatOne } from './format.ts'

type Expectation = {
  points: { low: number | null; expected: number; high: number | null }
  cover: number | null
  why: string | null
}

/** What the range promises, in words. */
export function rangeWords({ points, cover, why }: Expectation): string {
  if (points.low === null || points.high === null || cover === null) return why ?? 'No range yet.'
  const percent = Math.round(cover * 100)
  return `In ${percent} of 100 sprints like the past ones, between ${formatOne(points.low)} and ${formatOne(points.high)} points.`
}

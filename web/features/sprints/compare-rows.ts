import type { SprintShares } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { dash, formatOne, formatPoints, formatSigned } from '../../lib/format.ts'

export type Compared = { sprint: Sprint; shares: SprintShares | undefined }
export type CompareRow = {
  label: string
  value: (compared: Compared) => number | null | undefined
  format: (value: number) => string
  /** A difference with its sign. */
  signed: (difference: number) => string
}

type Value = CompareRow['value']

const sign = (value: number, text: string) => `${value < 0 ? '−' : '+'}${text}`
const signedOne = (value: number) =>
  Math.abs(value) < 0.05 ? '0' : sign(value, formatOne(Math.abs(value)))
const signedShare = (value: number) => {
  const percent = Math.round(100 * value)
  return percent === 0 ? '0' : sign(percent, String(Math.abs(percent)))
}

const points = (label: string, value: Value): CompareRow => ({
  label,
  value,
  format: formatPoints,
  signed: formatSigned,
})
const one = (label: string, value: Value): CompareRow => ({
  label,
  value,
  format: formatOne,
  signed: signedOne,
})
const share = (label: string, value: Value): CompareRow => ({
  label,
  value,
  format: value => `${Math.round(100 * value)} %`,
  signed: signedShare,
})

/** What of sprints stands beside each other. */
export const compareRows: { group: string; rows: CompareRow[] }[] = [
  {
    group: 'Points',
    rows: [
      points('Committed', ({ sprint }) => sprint.points.committed),
      points('Added', ({ sprint }) => sprint.points.added),
      points('Removed', ({ sprint }) => sprint.points.removed),
      points('Completed', ({ sprint }) => sprint.points.completed),
      points('Outside', ({ sprint }) => sprint.points.outside),
      points('Adjusted', ({ sprint }) => sprint.points.adjusted),
      points('Counted', ({ sprint }) => sprint.points.counted),
    ],
  },
  {
    group: 'Shares',
    rows: [
      share('Said and done', ({ shares }) => shares?.sayDo),
      share('Came in later', ({ shares }) => shares?.unplanned),
      share('Not done', ({ shares }) => shares?.carriedOver),
    ],
  },
  {
    group: 'People',
    rows: [
      one('Announced FTE', ({ sprint }) => sprint.fte.planned),
      one('Real FTE', ({ sprint }) => (sprint.state === 'closed' ? sprint.fte.actual : null)),
      points('Working days', ({ sprint }) => sprint.workingDays),
    ],
  },
  {
    group: 'Velocity',
    rows: [
      one('Expected', ({ sprint }) => sprint.velocity.expected),
      one('Actual', ({ sprint }) => sprint.velocity.actual),
    ],
  },
]

/** A value as it is shown, and how far it is from that of the first sprint; the same is no difference. */
export function cellOf(row: CompareRow, compared: Compared, first: Compared) {
  const value = row.value(compared) ?? null
  const base = row.value(first) ?? null
  const difference =
    compared === first || value === null || base === null ? null : row.signed(value - base)
  return { text: value === null ? dash : row.format(value), difference }
}

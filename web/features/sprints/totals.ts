import type { Sprint } from '#contract/sprint.ts'
import type { Parsed } from '../../components/use-draft.ts'

/** The totals that people may type, where nothing better is known. */
export type Total = 'committed' | 'counted' | 'plannedFte' | 'actualFte'

export const totalNames: Record<Total, string> = {
  committed: 'Committed points',
  counted: 'Counted points',
  plannedFte: 'Planned FTE',
  actualFte: 'Actual FTE',
}

/** A sprint that has not begun has counted nothing yet, which is not the same as 0. */
export const totalOf = (sprint: Sprint, total: Total): number | null =>
  ({
    committed: sprint.points.committed,
    counted: sprint.state === 'planned' ? null : sprint.points.counted,
    plannedFte: sprint.fte.planned,
    actualFte: sprint.fte.actual,
  })[total]

/** A sprint that is over, has points, and has no velocity only because nobody said who was there. */
export const lacksFte = (sprint: Sprint): boolean =>
  sprint.state === 'closed' && sprint.points.counted !== null && sprint.fte.actual === null

/** Points come from the board where there is one, FTE from people's answers where they gave some. */
export const canType = (sprint: Sprint, total: Total): boolean =>
  total === 'committed' || total === 'counted'
    ? sprint.items === null
    : sprint.people.answered === 0

/** As it is typed and shown: points as they are, FTE with at least one decimal. */
export function formatTotal(value: number | null, total: Total): string {
  if (value === null) return ''
  const rounded = Math.round(value * 100) / 100
  const isFte = total === 'plannedFte' || total === 'actualFte'
  return isFte && Number.isInteger(rounded * 10) ? rounded.toFixed(1) : String(rounded)
}

/** A total as people write it: 4.2, 4,2, 56 or nothing. */
export function parseTotal(text: string): Parsed<number | null> {
  if (text === '' || text === '–') return { value: null }
  const value = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return Number.isFinite(value) && value <= 100_000
    ? { value }
    : { problem: 'Type a number such as 4.2, or leave it empty when it is not known.' }
}

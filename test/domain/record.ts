import type { FinishedSprint } from '../../server/domain/velocity.ts'

/** Points and FTE of 15 finished sprints as one team wrote them down, oldest first. */
export const record: readonly (readonly [points: number, fte: number])[] = [
  [22, 4.3],
  [6, 3],
  [6, 3],
  [15, 3.9],
  [6, 2.5],
  [29, 3.1],
  [38, 4.4],
  [19, 2.8],
  [23, 3.5],
  [37, 3.1],
  [20, 2.6],
  [42, 4.1],
  [11, 4],
  [16.2, 4.2],
  [20, 3.8],
]

/** Finished sprints of ten working days, from points and FTE. */
export function finished(outcomes: readonly (readonly [number, number])[]): FinishedSprint[] {
  return outcomes.map(([points, fte], index) => ({
    sprintId: `sprint-${index + 1}`,
    lastDay: '2026-01-01',
    state: 'closed',
    isExcluded: false,
    counted: points,
    plannedFte: null,
    actualFte: fte,
    workingDays: 10,
    points,
    fte,
  }))
}

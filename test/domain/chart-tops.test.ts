import { expect, test } from 'vitest'
import { chartTops } from '../../server/domain/chart-tops.ts'

const sprint = (id: string, counted: number | null, actual: number | null) => ({
  sprint: {
    id,
    velocity: { expected: null, actual },
    points: { committed: null, completed: null, counted },
  },
  band: undefined,
})

test('axes hold the highest bar, the highest dot and the range above it', () => {
  const slots = [sprint('one', 20, 5.3), { ...sprint('two', 31, 4), band: { average: 6, high: 9 } }]
  expect(chartTops(slots, null)).toEqual({ velocity: 9, points: 31 })
})

test('what is expected of the next sprint counts where that sprint is shown', () => {
  const next = { sprintId: 'next', points: { expected: 30, high: 44 } }
  expect(chartTops([sprint('one', 20, 5)], next).points).toBe(20)
  expect(chartTops([sprint('one', 20, 5), sprint('next', null, null)], next).points).toBe(44)
  const unsure = { ...next, points: { expected: 30, high: null } }
  expect(chartTops([sprint('next', null, null)], unsure).points).toBe(30)
})

test('an axis without values still has a length', () => {
  expect(chartTops([], null)).toEqual({ velocity: 1, points: 1 })
})

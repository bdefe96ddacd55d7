import fc from 'fast-check'
import { expect, test } from 'vitest'
import { announcedShare } from '../../server/domain/announced.ts'

const sprint = (plannedFte: number | null, actualFte: number | null) => ({ plannedFte, actualFte })

test('a team that announced 4 and 6 FTE and had 3.5 and 5 was 85 percent of what it announced', () => {
  const known = announcedShare([sprint(4, 3.5), sprint(6, 5)])
  expect(known?.share).toBeCloseTo(0.85)
  expect(known?.formula.filled).toBe('8.5 / 10 = 0.85')
  expect(known?.sprints).toBe(2)
})

test('a sprint of which one side is not known says nothing', () => {
  expect(announcedShare([sprint(4, 2), sprint(null, 9), sprint(9, null)])?.share).toBe(0.5)
})

test('without announced FTE there is no share', () => {
  expect(announcedShare([])).toBeNull()
  expect(announcedShare([sprint(null, 3)])).toBeNull()
  expect(announcedShare([sprint(0, 0)])).toBeNull()
})

test('the share lies between those of the single sprints', () => {
  const fte = fc.double({ min: 0.1, max: 20, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(fte, fte), { minLength: 1 }), pairs => {
      const share = announcedShare(pairs.map(([planned, actual]) => sprint(planned, actual)))?.share
      const single = pairs.map(([planned, actual]) => actual / planned)
      expect(share).toBeGreaterThanOrEqual(Math.min(...single) - 1e-6)
      expect(share).toBeLessThanOrEqual(Math.max(...single) + 1e-6)
    }),
  )
})

import { expect, test } from 'vitest'
import { classSums } from '../../server/domain/class-sums.ts'
import { sharesOf } from '../../server/domain/shares.ts'

const points = {
  committed: 20,
  added: 5,
  removed: 0,
  reestimated: 0,
  scope: 25,
  completed: 17,
  remaining: 8,
  outside: 3,
  adjusted: 0,
  counted: 20,
}
const classes = classSums([], new Set()).map(one =>
  one.class === 'committed-done' ? { ...one, items: 2, points: 12 } : one,
)

test('of 20 committed 12 were done, 5 of 25 in scope came in later, 8 were carried over', () => {
  expect(sharesOf(points, classes)).toEqual({ sayDo: 0.6, unplanned: 0.2, carriedOver: 0.32 })
})

test('where only totals are known counted stands for what was done, and the rest is not known', () => {
  const unknown = { added: null, removed: null, reestimated: null, scope: null, completed: null }
  const totals = { ...unknown, remaining: null, outside: null, adjusted: null }
  expect(sharesOf({ ...totals, committed: 56, counted: 20 }, null)).toEqual({
    sayDo: 20 / 56,
    unplanned: null,
    carriedOver: null,
  })
  const none = { sayDo: null, unplanned: null, carriedOver: null }
  expect(sharesOf({ ...totals, committed: null, counted: 20 }, null)).toEqual(none)
})

test('what was kept without its classes has no say/do', () => {
  expect(sharesOf(points, null)).toEqual({ sayDo: null, unplanned: 0.2, carriedOver: 0.32 })
})

test('nothing in scope, nothing committed: no shares', () => {
  const empty = { ...points, committed: 0, added: 0, scope: 0, remaining: 0 }
  expect(sharesOf(empty, classes)).toEqual({ sayDo: null, unplanned: null, carriedOver: null })
  const uncommitted = { ...points, committed: null, added: null }
  expect(sharesOf(uncommitted, classes)).toEqual({
    sayDo: null,
    unplanned: null,
    carriedOver: 0.32,
  })
})

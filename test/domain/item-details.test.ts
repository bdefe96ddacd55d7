import { describe, expect, test } from 'vitest'
import { type Reviewing, reviewWaitsSince } from '../../server/domain/item-details.ts'

/** Instants are days of a month here: only their order matters. */
const quiet: Reviewing = {
  isOpen: true,
  isDraft: false,
  createdAt: 1,
  isReviewRequired: false,
  waitingFor: [],
  requested: [],
  readyAt: null,
  lastOpinionAt: null,
}

describe('since when a review is waited for', () => {
  test('nobody was asked and no rule asks: nobody waits', () => {
    expect(reviewWaitsSince(quiet)).toBeNull()
  })

  test('from the request that is still open, the oldest of several', () => {
    expect(
      reviewWaitsSince({
        ...quiet,
        waitingFor: ['ines', 'tomas'],
        requested: [
          { reviewer: 'mara', at: 2 },
          { reviewer: 'tomas', at: 4 },
          { reviewer: 'ines', at: 6 },
        ],
      }),
    ).toBe(4)
  })

  test('whoever was asked again is waited for since then', () => {
    const requested = [
      { reviewer: 'tomas', at: 4 },
      { reviewer: 'tomas', at: 9 },
    ]
    expect(reviewWaitsSince({ ...quiet, waitingFor: ['tomas'], requested })).toBe(9)
  })

  test('a draft waits for nobody, and what was asked before it was ready counts from then', () => {
    const asked = {
      ...quiet,
      waitingFor: ['tomas'],
      requested: [{ reviewer: 'tomas', at: 4 }],
    }
    expect(reviewWaitsSince({ ...asked, isDraft: true })).toBeNull()
    expect(reviewWaitsSince({ ...asked, readyAt: 7 })).toBe(7)
  })

  test('a request that no event tells of counts from when the pull request was made', () => {
    expect(reviewWaitsSince({ ...quiet, waitingFor: ['tomas'] })).toBe(1)
    expect(
      reviewWaitsSince({
        ...quiet,
        waitingFor: [null],
        requested: [{ reviewer: null, at: 5 }],
        readyAt: 3,
      }),
    ).toBe(3)
  })

  test('a rule that asks for approval waits without a request, since the last opinion', () => {
    expect(reviewWaitsSince({ ...quiet, isReviewRequired: true })).toBe(1)
    expect(reviewWaitsSince({ ...quiet, isReviewRequired: true, lastOpinionAt: 8 })).toBe(8)
  })

  test('what is closed or merged waits no more', () => {
    expect(
      reviewWaitsSince({ ...quiet, isOpen: false, waitingFor: ['tomas'], isReviewRequired: true }),
    ).toBeNull()
  })
})

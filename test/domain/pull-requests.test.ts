import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  comparePullRequests,
  type PullRequestReviews,
  pullRequestGroup,
  pullRequestSize,
  standsSince,
  waited,
} from '../../server/domain/pull-requests.ts'
import { on, team } from './facts.ts'

const group = (given: Partial<PullRequestReviews>) => {
  const reviews = {
    isDraft: false,
    reviewDecision: null,
    reviewWaitsSince: null,
    changesRequestedAt: null,
    ...given,
  }
  return [pullRequestGroup(reviews), standsSince(reviews)]
}

describe('whose move a pull request is', () => {
  test('a draft waits for nobody, whatever else is said of it', () => {
    expect(group({ isDraft: true, reviewDecision: 'APPROVED', reviewWaitsSince: 3 })).toEqual([
      'draft',
      null,
    ])
  })

  test('a review that is asked for is waited for since then', () => {
    expect(group({ reviewDecision: 'REVIEW_REQUIRED', reviewWaitsSince: 3 })).toEqual([
      'waiting',
      3,
    ])
    expect(group({ reviewWaitsSince: 3 })).toEqual(['waiting', 3])
  })

  test('a pull request for which nobody was asked waits too, since nobody knows when', () => {
    expect(group({})).toEqual(['waiting', null])
  })

  test('changes that were asked for are the author’s move until somebody is asked to look again', () => {
    const demanded = { reviewDecision: 'CHANGES_REQUESTED', changesRequestedAt: 5 }
    expect(group(demanded)).toEqual(['changes', 5])
    expect(group({ ...demanded, reviewWaitsSince: 4 })).toEqual(['changes', 5])
    expect(group({ ...demanded, reviewWaitsSince: 6 })).toEqual(['waiting', 6])
    expect(group({ ...demanded, changesRequestedAt: null })).toEqual(['changes', null])
  })

  test('where no rule asks for reviews, what reviewers said counts all the same', () => {
    expect(group({ changesRequestedAt: 5 })).toEqual(['changes', 5])
    expect(group({ changesRequestedAt: 5, reviewWaitsSince: 6 })).toEqual(['waiting', 6])
  })

  test('approved is approved, also while others are still asked', () => {
    expect(group({ reviewDecision: 'APPROVED', reviewWaitsSince: 3 })).toEqual(['approved', null])
  })
})

describe('how long something has waited', () => {
  test('from Friday to Monday 3 days and 1 working day', () => {
    expect(waited(on(6, 12), '2026-06-15', team)).toEqual({ days: 3, workingDays: 1 })
  })

  test('none on the day itself, nor when a clock runs ahead', () => {
    expect(waited(on(6, 15, 1), '2026-06-15', team)).toEqual({ days: 0, workingDays: 0 })
    expect(waited(on(6, 16), '2026-06-15', team)).toEqual({ days: 0, workingDays: 0 })
  })

  test('by the days of the team’s time zone, without its closures', () => {
    const paris = { ...team, timeZone: 'Europe/Paris', closures: ['2026-06-16'] }
    expect(waited(Date.UTC(2026, 5, 14, 22, 30), '2026-06-17', paris)).toEqual({
      days: 2,
      workingDays: 1,
    })
  })
})

test('a pull request is big over 400 changed lines and very big over 1,000', () => {
  const mark = (additions: number, deletions: number) => pullRequestSize(additions, deletions)?.mark
  expect([mark(400, 0), mark(300, 101), mark(999, 1), mark(1, 1000)]).toEqual([
    null,
    'big',
    'big',
    'very-big',
  ])
  expect(pullRequestSize(null, 3)).toBeNull()
  expect(pullRequestSize(0, 0)).toEqual({ lines: 0, mark: null })
})

describe('the order of pull requests', () => {
  const one = fc.record({
    isInSprint: fc.boolean(),
    since: fc.option(fc.integer({ min: 0, max: 5 })),
    position: fc.integer({ min: 0, max: 5 }),
  })

  test('is the sprint first, then the oldest, then those of which it is not known', () => {
    const sorted = [
      { isInSprint: false, since: 1, position: 1 },
      { isInSprint: true, since: null, position: 2 },
      { isInSprint: true, since: 9, position: 3 },
      { isInSprint: true, since: 2, position: 4 },
      { isInSprint: true, since: null, position: 0 },
    ].sort(comparePullRequests)
    expect(sorted.map(({ position }) => position)).toEqual([4, 3, 0, 2, 1])
  })

  test('is the same whatever the order they come in', () => {
    fc.assert(
      fc.property(fc.array(one), list => {
        const there = [...list].sort(comparePullRequests)
        expect([...list].reverse().sort(comparePullRequests)).toEqual(there)
      }),
    )
  })
})

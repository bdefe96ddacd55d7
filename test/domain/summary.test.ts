import { describe, expect, test } from 'vitest'
import { type SummedSprint, summaryOf } from '../../server/domain/summary.ts'

/** A sprint as the first team's record has it: 56 points committed, 20 done, 3.8 people. */
const sprint: SummedSprint = {
  state: 'closed',
  points: {
    committed: 56,
    scope: null,
    completed: null,
    outside: null,
    adjusted: null,
    counted: 20,
  },
  fte: { planned: 3.8, actual: 3.8 },
  velocity: { expected: 56 / 3.8, actual: 20 / 3.8 },
}
const noVelocity = { expected: null, actual: null }
const noFte = { planned: null, actual: null }
type More = Omit<Partial<SummedSprint>, 'points'> & { points?: Partial<SummedSprint['points']> }
const summary = ({ points, ...more }: More = {}) =>
  summaryOf({ ...sprint, ...more, points: { ...sprint.points, ...points } })

describe('a summary says', () => {
  test('points, people and velocities of a closed sprint', () => {
    expect(summary()).toBe('20 of 56 points, 3.8 people, velocity 5.3; 14.7 was planned.')
  })

  test('that people are not known, or that nobody was there', () => {
    expect(summary({ fte: noFte, velocity: noVelocity })).toBe(
      '20 of 56 points, how many people were there is not known.',
    )
    expect(summary({ fte: { planned: 0, actual: 0 }, velocity: noVelocity })).toBe(
      '20 of 56 points, nobody was there.',
    )
    const one = { fte: { planned: 1, actual: 1 }, velocity: { expected: null, actual: 20 } }
    expect(summary(one)).toBe('20 of 56 points, 1.0 person, velocity 20.0.')
  })

  test('what is left of the points when one of them is missing', () => {
    expect(
      summary({ points: { committed: null }, velocity: { expected: null, actual: 5.26 } }),
    ).toBe('20 points, 3.8 people, velocity 5.3.')
    expect(summary({ points: { counted: null }, velocity: { expected: 14.7, actual: null } })).toBe(
      '56 points committed, what was done is not known, 3.8 people; 14.7 was planned.',
    )
    expect(summary({ points: { counted: null, committed: null } })).toBe(
      'The points of this sprint are not known.',
    )
  })

  test('what of the points came from outside, and what was agreed by hand', () => {
    const parts = { completed: 18, outside: 3, adjusted: -1 }
    expect(summary({ points: parts })).toBe(
      '20 of 56 points, 3.8 people, velocity 5.3; 14.7 was planned. That is 18 completed in the sprint, 3 done outside it and 1 taken off by hand.',
    )
    expect(summary({ points: { completed: 18, outside: 0, adjusted: 2 } })).toContain(
      'That is 18 completed in the sprint and 2 added by hand.',
    )
    expect(summary({ points: { completed: 20, outside: 0, adjusted: 0 } })).not.toContain('That is')
  })

  test('that a sprint is not closed, and no velocity of it', () => {
    const open = {
      state: 'active' as const,
      points: { scope: 56, completed: 20, outside: 0, adjusted: 0 },
      velocity: { expected: 56 / 3.8, actual: null },
    }
    expect(summary(open)).toBe(
      'So far 20 of 56 points, 3.8 people; 14.7 was planned. Not closed yet: all of it may still change.',
    )
  })

  test('what is in a sprint before anything is committed', () => {
    const planned = {
      state: 'planned' as const,
      points: { committed: null, scope: 1, completed: 0, counted: 0 },
      fte: { planned: 3.8, actual: null },
      velocity: noVelocity,
    }
    expect(summary(planned)).toBe('1 point in the sprint so far; nothing is committed yet.')
  })
})

test('half of a tenth is rounded up, whatever the binary fraction says', () => {
  expect(summary({ velocity: { expected: null, actual: 1.005 * 10 } })).toContain('velocity 10.1')
  expect(summary({ velocity: { expected: null, actual: 5.25 } })).toContain('velocity 5.3')
})

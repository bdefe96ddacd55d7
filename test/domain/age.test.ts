import { describe, expect, test } from 'vitest'
import { sprintsSeen } from '../../server/domain/age.ts'
import { itemHistory } from '../../server/domain/ledger.ts'
import { facts, isDone, on } from './facts.ts'

describe('age', () => {
  const spans = new Map([
    ['may', { start: on(5, 29, 0), end: on(6, 11, 23) }],
    ['june', { start: on(6, 12, 0), end: on(6, 24, 23) }],
    ['july', { start: on(6, 25, 0), end: on(7, 8, 23) }],
  ])
  const age = (changes: ReturnType<typeof facts>) =>
    sprintsSeen(itemHistory(changes, isDone), on(6, 24), spans)

  test('is the number of sprints it has been in', () => {
    const carried = facts('a', [
      [on(5, 20), 'sprint', 'may'],
      [on(6, 12), 'sprint', 'june'],
    ])
    expect(age(carried)).toBe(2)
    expect(age(facts('a', [[on(6, 12), 'sprint', 'june']]))).toBe(1)
    expect(age(facts('a', []))).toBe(0)
  })

  test('leaves out sprints it was planned into and out of before they began', () => {
    const moved = facts('a', [
      [on(5, 1), 'sprint', 'july'],
      [on(6, 12), 'sprint', 'june'],
      [on(6, 13), 'sprint', null],
      [on(6, 14), 'sprint', 'june'],
    ])
    expect(age(moved)).toBe(1)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../server/domain/calendar.ts'
import {
  currentSprint,
  isSameSprint,
  iterationDays,
  matchSprints,
  nextSprint,
  numberSprints,
  renumbering,
  sprintState,
} from '../../server/domain/sprint.ts'

const days = (firstDay: string, lastDay: string) => ({ firstDay, lastDay })

describe('days of a sprint', () => {
  test('an iteration of 14 days from the 12th ends on the 25th', () => {
    expect(iterationDays({ startDate: '2026-06-12', duration: 14 })).toEqual(
      days('2026-06-12', '2026-06-25'),
    )
  })

  test('sprints that share more than half of the shorter one are the same', () => {
    const imported = days('2026-06-12', '2026-06-24')
    expect(isSameSprint(imported, days('2026-06-11', '2026-06-24'))).toBe(true)
    expect(isSameSprint(imported, days('2026-06-18', '2026-07-01'))).toBe(true)
    expect(isSameSprint(imported, days('2026-06-19', '2026-07-02'))).toBe(false)
    expect(isSameSprint(imported, days('2026-06-25', '2026-07-08'))).toBe(false)
  })

  test('exactly half is not more than half', () => {
    expect(isSameSprint(days('2026-06-01', '2026-06-14'), days('2026-06-08', '2026-06-21'))).toBe(
      false,
    )
  })

  test('a week inside a month is that month', () => {
    expect(isSameSprint(days('2026-06-01', '2026-06-30'), days('2026-06-08', '2026-06-12'))).toBe(
      true,
    )
  })
})

describe('matching imported sprints with iterations', () => {
  test('each is matched once, with the one it shares most with', () => {
    const month = days('2026-06-01', '2026-06-28')
    const first = days('2026-06-01', '2026-06-12')
    const second = days('2026-06-13', '2026-06-28')
    expect(matchSprints([month], [first, second])).toEqual([{ imported: month, iteration: second }])
  })

  test('sprints without a partner stay alone', () => {
    const old = days('2025-10-28', '2025-11-10')
    const both = days('2026-06-12', '2026-06-24')
    const iteration = days('2026-06-11', '2026-06-24')
    const coming = days('2026-06-25', '2026-07-08')
    expect(matchSprints([old, both], [coming, iteration])).toEqual([{ imported: both, iteration }])
  })

  test('matching is one to one, of same sprints only, whatever the order', () => {
    const sprint = fc
      .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 30 }))
      .map(([start, length]) =>
        days(addDays('2026-01-01', start), addDays('2026-01-01', start + length - 1)),
      )
    const list = fc.uniqueArray(sprint, {
      maxLength: 8,
      selector: s => `${s.firstDay}${s.lastDay}`,
    })
    fc.assert(
      fc.property(list, list, (imported, iterations) => {
        const matches = matchSprints(imported, iterations)
        expect(new Set(matches.map(match => match.imported)).size).toBe(matches.length)
        expect(new Set(matches.map(match => match.iteration)).size).toBe(matches.length)
        expect(matches.every(match => isSameSprint(match.imported, match.iteration))).toBe(true)
        expect(matchSprints(imported.toReversed(), iterations.toReversed())).toEqual(matches)
      }),
    )
  })
})

describe('numbers', () => {
  test('new sprints go on from the highest number in order of first day', () => {
    const later = days('2026-02-01', '2026-02-14')
    const sooner = days('2026-01-01', '2026-01-14')
    expect(numberSprints([], [later, sooner])).toEqual([
      { sprint: sooner, number: 1 },
      { sprint: later, number: 2 },
    ])
    expect(numberSprints([{ number: 3 }, { number: 16 }], [later])).toEqual([
      { sprint: later, number: 17 },
    ])
  })

  test('renumbering is proposed for those out of order only', () => {
    const board = { id: 'board', number: 1, ...days('2026-03-01', '2026-03-14') }
    const old = { id: 'old', number: 2, ...days('2026-01-01', '2026-01-14') }
    const coming = { id: 'coming', number: 3, ...days('2026-04-01', '2026-04-14') }
    expect(renumbering([board, old, coming])).toEqual([
      { id: 'old', from: 2, to: 1 },
      { id: 'board', from: 1, to: 2 },
    ])
    expect(renumbering([{ ...old, number: 1 }, { ...board, number: 2 }, coming])).toEqual([])
  })
})

describe('state', () => {
  const sprint = { firstDay: '2026-06-12', isCommitted: false, isClosed: false }

  test('a sprint is planned until its first day or a commit, and active until it is closed', () => {
    expect(sprintState(sprint, '2026-06-11')).toBe('planned')
    expect(sprintState(sprint, '2026-06-12')).toBe('active')
    expect(sprintState({ ...sprint, isCommitted: true }, '2026-06-11')).toBe('active')
    expect(sprintState(sprint, '2027-01-01')).toBe('active')
    expect(sprintState({ ...sprint, isClosed: true }, '2026-06-11')).toBe('closed')
  })

  test('the current sprint is the one whose days contain today, none in a break', () => {
    const first = days('2026-06-01', '2026-06-12')
    const second = days('2026-06-15', '2026-06-26')
    expect(currentSprint([second, first], '2026-06-12')).toBe(first)
    expect(currentSprint([second, first], '2026-06-13')).toBeNull()
    expect(currentSprint([second, first], '2026-06-15')).toBe(second)
    expect(nextSprint([second, first], '2026-06-13')).toBe(second)
    expect(nextSprint([second, first], '2026-06-15')).toBeNull()
  })
})

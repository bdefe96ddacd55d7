import { describe, expect, test } from 'vitest'
import { endOfDay, startOfDay } from '../../server/domain/calendar.ts'
import {
  closingCut,
  commitmentOf,
  commitmentWindowEnd,
  settledAtCommitment,
  sprintStart,
} from '../../server/domain/commitment.ts'
import { itemAsOf } from '../../server/domain/ledger.ts'
import { facts, isDone, juneSprint, on, team } from './facts.ts'

const sprint = { firstDay: '2026-06-12', lastDay: '2026-06-24' }
const workingDays = ['2026-06-12', '2026-06-15', '2026-06-16', '2026-06-17']
const windowEnd = endOfDay('2026-06-15', 'UTC')

describe('window', () => {
  test('ends with the second working day, so a weekend lies within', () => {
    expect(commitmentWindowEnd(sprint, workingDays, 2, 'UTC')).toBe(windowEnd)
    expect(commitmentWindowEnd(sprint, workingDays, 3, 'UTC')).toBe(endOfDay('2026-06-16', 'UTC'))
  })

  test('of no days ends as the sprint begins', () => {
    expect(commitmentWindowEnd(sprint, workingDays, 0, 'Europe/Paris')).toBe(
      startOfDay('2026-06-12', 'Europe/Paris'),
    )
  })

  test('ends with the last working day there is, or the first day', () => {
    expect(commitmentWindowEnd(sprint, ['2026-06-12'], 3, 'UTC')).toBe(
      endOfDay('2026-06-12', 'UTC'),
    )
    expect(commitmentWindowEnd(sprint, [], 2, 'UTC')).toBe(endOfDay('2026-06-12', 'UTC'))
  })
})

describe('commitment', () => {
  const of = (presses: number[], asOf: number, closedAt: number | null = null) =>
    commitmentOf({ presses, windowEnd, closedAt, asOf, workingDays, timeZone: 'UTC' })

  test('is the last press within the window', () => {
    const presses = [on(6, 15), on(6, 11), on(6, 12), on(6, 17)]
    expect(of(presses, on(6, 20))).toEqual({ at: on(6, 15), by: 'pressed', day: 2 })
    expect(of(presses, on(6, 12))).toEqual({ at: on(6, 12), by: 'pressed', day: 1 })
    expect(of(presses, on(6, 11))).toEqual({ at: on(6, 11), by: 'pressed', day: null })
  })

  test('is the first press after it, said to be late', () => {
    expect(of([on(6, 17), on(6, 16)], on(6, 20))).toEqual({ at: on(6, 16), by: 'late', day: 3 })
  })

  test('is the end of the window when nobody pressed', () => {
    expect(of([], windowEnd)).toEqual({ at: windowEnd, by: 'nobody', day: null })
    expect(of([], windowEnd - 1)).toBeNull()
    expect(of([on(6, 16)], on(6, 16) - 1)).toEqual({ at: windowEnd, by: 'nobody', day: null })
  })

  test('cannot be made after the close', () => {
    expect(of([on(6, 17)], on(6, 20), on(6, 16))).toMatchObject({ by: 'nobody' })
    expect(of([], on(6, 20), on(6, 13))).toEqual({ at: on(6, 13), by: 'nobody', day: null })
  })
})

describe('start and end', () => {
  test('a sprint starts with its first day, or with a commitment before it', () => {
    const first = startOfDay('2026-06-12', 'UTC')
    expect(sprintStart(null, '2026-06-12', 'UTC')).toBe(first)
    expect(sprintStart(on(6, 15), '2026-06-12', 'UTC')).toBe(first)
    expect(sprintStart(on(6, 11), '2026-06-12', 'UTC')).toBe(on(6, 11))
  })

  test('it counts until the end of its last day and the grace, or the close', () => {
    expect(closingCut(juneSprint, 0, team.timeZone)).toBe(endOfDay('2026-06-24', 'UTC'))
    expect(closingCut(juneSprint, 3, team.timeZone)).toBe(endOfDay('2026-06-27', 'UTC'))
    expect(closingCut({ ...juneSprint, closedAt: on(6, 24) }, 3, 'UTC')).toBe(on(6, 24))
    expect(closingCut({ ...juneSprint, closedAt: on(6, 30) }, 0, 'UTC')).toBe(
      endOfDay('2026-06-24', 'UTC'),
    )
  })
})

describe('a change known only to lie between two reads', () => {
  const between = { certainty: 'bounded', notBefore: on(6, 11) } as const
  const at = on(6, 12)
  const settled = (...told: Parameters<typeof facts>[1]) =>
    settledAtCommitment(facts('a', told), at)

  test('counts as committed when the commitment lies in its span', () => {
    const { changes, isMoved } = settled(
      [on(6, 14), 'sprint', 'june', between],
      [on(6, 14), 'points', 5, between],
    )
    expect(isMoved).toBe(true)
    expect(itemAsOf(changes, at, isDone)).toMatchObject({ sprintId: 'june', points: 5 })
    expect(itemAsOf(changes, at, isDone).certainty.sprint).toBe('bounded')
  })

  test('counts as committed also when it is the coming of the item itself', () => {
    const [, ...told] = facts('a', [[on(6, 14), 'present', true, between]])
    const { changes, isMoved } = settledAtCommitment(told, at)
    expect(isMoved).toBe(true)
    expect(itemAsOf(changes, at, isDone).present).toBe(true)
  })

  test('stays where it is when the span ends before or begins after', () => {
    expect(settled([on(6, 12) - 1, 'sprint', 'june', between]).isMoved).toBe(false)
    const later = { certainty: 'bounded', notBefore: on(6, 13) } as const
    expect(settled([on(6, 14), 'sprint', 'june', later]).isMoved).toBe(false)
    expect(settled([on(6, 14), 'sprint', 'june']).isMoved).toBe(false)
  })

  test('does not move past a change of the same field that is known better', () => {
    const { changes, isMoved } = settled(
      [on(6, 13), 'sprint', 'other'],
      [on(6, 14), 'sprint', 'june', between],
    )
    expect(isMoved).toBe(false)
    expect(itemAsOf(changes, on(6, 15), isDone).sprintId).toBe('june')
  })

  test('does not make an item done earlier, nor take it off the board earlier', () => {
    expect(settled([on(6, 14), 'status', 'Done', between]).isMoved).toBe(false)
    expect(settled([on(6, 14), 'present', false, between]).isMoved).toBe(false)
  })

  test('is left alone while nothing is committed', () => {
    const changes = facts('a', [[on(6, 14), 'sprint', 'june', between]])
    expect(settledAtCommitment(changes, null)).toEqual({ changes, isMoved: false })
  })
})

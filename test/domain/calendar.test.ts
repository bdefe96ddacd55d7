import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  daysFromTo,
  endOfDay,
  isDay,
  isTimeZone,
  lengthInDays,
  startOfDay,
  weekdayOf,
  workingDays,
} from '../../server/domain/calendar.ts'

const hour = 3_600_000
const mondayToFriday = { weekdays: [1, 2, 3, 4, 5], closures: [] }

describe('days', () => {
  test('a day that exists, written in full, is a day', () => {
    expect(['2026-06-24', '2024-02-29'].map(isDay)).toEqual([true, true])
    expect(['2026-02-29', '2026-13-01', '2026-6-1', '24.06.2026', '', 'today'].map(isDay)).toEqual(
      Array(6).fill(false),
    )
  })

  test('names of the IANA list are time zones, offsets and fancy are not', () => {
    expect(['Europe/Paris', 'UTC', 'Asia/Kathmandu'].map(isTimeZone)).toEqual([true, true, true])
    expect(['+02:00', 'Mars/Olympus', '', 'Paris'].map(isTimeZone)).toEqual(Array(4).fill(false))
  })

  test('an instant belongs to the day it falls on where the team is', () => {
    const at = Date.UTC(2026, 5, 24, 22, 30)
    expect(dayOf(at, 'Europe/Paris')).toBe('2026-06-25')
    expect(dayOf(at, 'UTC')).toBe('2026-06-24')
    expect(dayOf(at, 'America/Los_Angeles')).toBe('2026-06-24')
  })

  test('a day begins at its midnight and ends a millisecond before the next', () => {
    expect(startOfDay('2026-06-24', 'Europe/Paris')).toBe(Date.UTC(2026, 5, 23, 22))
    expect(endOfDay('2026-06-24', 'Europe/Paris')).toBe(Date.UTC(2026, 5, 24, 22) - 1)
    expect(dayOf(endOfDay('2026-06-24', 'Europe/Paris'), 'Europe/Paris')).toBe('2026-06-24')
  })

  test('the day of the change to summer time has 23 hours, the one back 25', () => {
    const length = (day: string) =>
      (endOfDay(day, 'Europe/Paris') + 1 - startOfDay(day, 'Europe/Paris')) / hour
    expect(length('2026-03-29')).toBe(23)
    expect(length('2026-10-25')).toBe(25)
    expect(length('2026-06-24')).toBe(24)
  })

  test('where the clock jumps over midnight the day begins at one', () => {
    // Beirut went from 00:00 to 01:00 on 2021-03-28.
    expect(startOfDay('2021-03-28', 'Asia/Beirut')).toBe(Date.UTC(2021, 2, 27, 22))
    expect(dayOf(startOfDay('2021-03-28', 'Asia/Beirut') - 1, 'Asia/Beirut')).toBe('2021-03-27')
  })

  test('days are counted with both ends and across months and leap days', () => {
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(lengthInDays('2025-10-28', '2025-11-10')).toBe(14)
    expect(lengthInDays('2026-06-24', '2026-06-24')).toBe(1)
    expect(daysFromTo('2026-06-29', '2026-07-02')).toEqual([
      '2026-06-29',
      '2026-06-30',
      '2026-07-01',
      '2026-07-02',
    ])
    expect(daysFromTo('2026-07-02', '2026-07-01')).toEqual([])
  })

  test('Monday is weekday 1 and Sunday 7', () => {
    expect(weekdayOf('2026-06-22')).toBe(1)
    expect(weekdayOf('2026-06-28')).toBe(7)
  })
})

describe('working days', () => {
  test('two weeks have ten', () => {
    expect(workingDays('2025-10-28', '2025-11-10', mondayToFriday)).toHaveLength(10)
  })

  test('Friday the 12th to Wednesday the 24th have nine', () => {
    expect(workingDays('2026-06-12', '2026-06-24', mondayToFriday)).toHaveLength(9)
  })

  test('neither a closure of the team nor a holiday of the person is one', () => {
    const time = { weekdays: [1, 2, 3, 4, 5], closures: ['2026-06-24', '2026-06-27'] }
    expect(workingDays('2026-06-22', '2026-06-28', time, ['2026-06-23'])).toEqual([
      '2026-06-22',
      '2026-06-25',
      '2026-06-26',
    ])
  })

  test("a team's own weekdays hold", () => {
    expect(workingDays('2026-06-22', '2026-06-28', { weekdays: [7], closures: [] })).toEqual([
      '2026-06-28',
    ])
  })
})

import { expect, test } from 'vitest'
import { publicHolidays, refuseUnknownPlace } from '../../server/holidays.ts'

const daysOf = (country: string | null, region: string | null, first: string, last: string) =>
  publicHolidays(country, region, first, last).map(({ day }) => day)

test('Germany has two days of Christmas, and the span may cross the new year', () => {
  expect(daysOf('DE', null, '2025-12-22', '2026-01-05')).toEqual([
    '2025-12-25',
    '2025-12-26',
    '2026-01-01',
  ])
})

test('Corpus Christi is a holiday in Bavaria and not in Berlin', () => {
  expect(daysOf('DE', 'BY', '2026-06-01', '2026-06-12')).toEqual(['2026-06-04'])
  expect(daysOf('DE', 'BE', '2026-06-01', '2026-06-12')).toEqual([])
})

test('days that are only observed are working days', () => {
  expect(daysOf('DE', null, '2026-05-10', '2026-05-10')).toEqual([])
})

test('without a country there are none', () => {
  expect(daysOf(null, null, '2026-01-01', '2026-12-31')).toEqual([])
})

test('unknown places are refused in words', () => {
  expect(() => refuseUnknownPlace('XX', undefined, null)).toThrow(/no holidays of XX/)
  expect(() => refuseUnknownPlace('DE', 'QQ', null)).toThrow(/no region QQ in DE/)
  expect(() => refuseUnknownPlace(undefined, 'BY', null)).toThrow(/needs its country/)
  expect(() => refuseUnknownPlace(undefined, 'BY', 'DE')).not.toThrow()
  expect(() => refuseUnknownPlace('DE', 'BY.A', null)).not.toThrow()
  expect(() => refuseUnknownPlace('DE', 'BY.ZZ', null)).toThrow(/no region BY.ZZ/)
  expect(() => refuseUnknownPlace(null, null, 'DE')).not.toThrow()
})

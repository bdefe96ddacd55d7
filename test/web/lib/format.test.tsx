import { expect, test } from 'vitest'
import { currentSprint } from '../../../web/lib/current-sprint.ts'
import {
  formatAgo,
  formatOne,
  formatPoints,
  formatSigned,
  formatSpan,
  plural,
} from '../../../web/lib/format.ts'
import { aSprint } from '../../support/web-data.ts'

test('what is not known is a dash, and zero is a zero', () => {
  expect([formatPoints(null), formatPoints(0), formatOne(null), formatOne(0)]).toEqual([
    '–',
    '0',
    '–',
    '0.0',
  ])
})

test('points are shown as they are, velocity and FTE with one decimal', () => {
  expect([formatPoints(16.2), formatPoints(0.1 + 0.2), formatOne(3.0725)]).toEqual([
    '16.2',
    '0.3',
    '3.1',
  ])
  expect([formatSigned(5), formatSigned(-3), formatSigned(0)]).toEqual(['+5', '−3', '0'])
  expect([plural(1, 'point'), plural(2, 'point')]).toEqual(['1 point', '2 points'])
})

test('the days of a sprint are written as short as they can be', () => {
  expect(formatSpan('2026-06-12', '2026-06-24')).toBe('12 – 24 Jun 2026')
  expect(formatSpan('2026-05-28', '2026-06-10')).toBe('28 May – 10 Jun 2026')
  expect(formatSpan('2025-12-25', '2026-01-07')).toBe('25 Dec 2025 – 7 Jan 2026')
})

test('how long ago is said roughly', () => {
  const now = Date.parse('2026-06-18T12:00:00Z')
  const ago = (instant: string) => formatAgo(instant, now)
  expect([
    ago('2026-06-18T11:59:40Z'),
    ago('2026-06-18T11:57:00Z'),
    ago('2026-06-18T07:00:00Z'),
    ago('2026-06-14T12:00:00Z'),
  ]).toEqual(['just now', '3 min ago', '5 h ago', '4 days ago'])
})

test('the current sprint holds today, else is the one still open, else the next', () => {
  const closed = aSprint(1)
  const open = aSprint(2, { state: 'active' })
  const coming = aSprint(4, { state: 'planned' })
  expect(currentSprint([closed, open, coming], open.lastDay)?.number).toBe(2)
  expect(currentSprint([closed, open, coming], aSprint(3).firstDay)?.number).toBe(2)
  expect(currentSprint([closed, coming], aSprint(3).firstDay)?.number).toBe(4)
  expect(currentSprint([], '2026-06-18')).toBeNull()
})

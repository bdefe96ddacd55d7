import { describe, expect, test } from 'vitest'
import { endOfDay, startOfDay } from '../../server/domain/calendar.ts'
import { sprintFrame, sprintTimes } from '../../server/domain/sprint-times.ts'
import { juneSprint, on, team } from './facts.ts'

const start = startOfDay('2026-06-12', 'UTC')
const end = endOfDay('2026-06-24', 'UTC')

describe('the instants of a sprint', () => {
  test('while it runs its figures are as of now', () => {
    expect(sprintTimes(juneSprint, team, on(6, 20))).toMatchObject({
      commitment: { at: on(6, 12), by: 'pressed', day: 1 },
      start,
      lastDayStart: startOfDay('2026-06-24', 'UTC'),
      cut: end,
      asOf: on(6, 20),
      isOver: false,
    })
  })

  test('afterwards they are as of its end, or of its close', () => {
    expect(sprintTimes(juneSprint, team, on(7, 20))).toMatchObject({ asOf: end, isOver: true })
    const closed = { ...juneSprint, closedAt: on(6, 22) }
    expect(sprintTimes(closed, team, on(7, 20))).toMatchObject({ asOf: on(6, 22), isOver: true })
    const grace = { ...team, graceDays: 2 }
    expect(sprintTimes(juneSprint, grace, on(7, 20)).asOf).toBe(endOfDay('2026-06-26', 'UTC'))
  })

  test('working days lack closures', () => {
    const closed = { ...team, closures: ['2026-06-19'] }
    expect(sprintTimes(juneSprint, closed, on(6, 20)).workingDays).toHaveLength(8)
  })
})

describe('the frame of a sprint', () => {
  const times = sprintTimes(juneSprint, team, on(6, 20))
  const frame = (more: Partial<Parameters<typeof sprintFrame>[0]>) =>
    sprintFrame({
      sprintId: 'june',
      times,
      previous: null,
      later: new Map(),
      settled: new Map(),
      ...more,
    })
  const previous = { start: on(5, 29), cut: on(6, 11), hasItems: true }

  test('offers what the sprint before did not settle, from the start of that one', () => {
    expect(frame({ previous }).offersFrom).toBe(on(5, 29))
  })

  test('offers from the end of a sprint of which only totals are known', () => {
    expect(frame({ previous: { ...previous, hasItems: false } }).offersFrom).toBe(on(6, 11) + 1)
  })

  test('the first sprint offers from its own start', () => {
    expect(frame({}).offersFrom).toBe(start)
  })

  test('later sprints count from when they begin', () => {
    const later = new Map([
      ['begun', on(6, 20)],
      ['to come', on(6, 20) + 1],
    ])
    expect([...frame({ later }).laterStarts.keys()]).toEqual(['begun'])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, workingDays } from '../../server/domain/calendar.ts'
import { comingSprints, type Horizon } from '../../server/domain/forecast-coming.ts'
import { growthOf, whyNoGrowth } from '../../server/domain/growth.ts'
import { medianOfGroups, workOf } from '../../server/domain/work.ts'

const horizon: Horizon = {
  today: '2026-06-17',
  until: null,
  laterFte: 3.5,
  usualDays: 14,
  usualWorkingDays: 10,
  time: { weekdays: [1, 2, 3, 4, 5], closures: [] },
}
/** Friday to Thursday, ten working days, of which the 17th is the fourth. */
const running = {
  sprintId: 'running',
  number: 7,
  firstDay: '2026-06-12',
  lastDay: '2026-06-25',
  fte: 4.2,
}
const planned = {
  sprintId: 'next',
  number: 8,
  firstDay: '2026-06-26',
  lastDay: '2026-07-09',
  fte: null,
}

const ofGroups = (...groups: [number | null, number][]) =>
  groups.map(([points, count]) => ({ points, count }))
const open = {
  groups: ofGroups([3, 2], [5, 1], [null, 4]),
  aside: 1,
  redacted: 2,
  left: { items: 1, points: 8 },
}

describe('the coming sprints', () => {
  test('one that runs counts with the working days from today on', () => {
    expect(comingSprints([running], '2026-06-25', horizon)(0)).toMatchObject({
      sprintId: 'running',
      fte: 4.2,
      counting: 7,
      workingDays: 10,
      share: 0.7,
    })
  })

  test('after the planned ones come supposed ones of the usual length, with the FTE of the last sprints', () => {
    const coming = comingSprints([running, planned], '2026-07-09', horizon)
    expect(coming(2)).toMatchObject({ sprintId: null, lastDay: '2026-07-23', fte: 3.5, share: 1 })
    expect(coming(1)).toMatchObject({ sprintId: 'next', fte: 3.5, share: 1 })
    expect(coming(3).lastDay).toBe('2026-08-06')
  })

  test('after a break in which nothing is planned they begin today', () => {
    expect(comingSprints([], '2026-05-28', horizon)(0)).toMatchObject({
      lastDay: '2026-06-30',
      share: 1,
    })
    expect(comingSprints([], '2026-06-17', horizon)(0).lastDay).toBe('2026-07-01')
    expect(comingSprints([], null, horizon)(0).lastDay).toBe('2026-06-30')
  })

  test('one longer than usual by more than a quarter counts by its working days, another does not', () => {
    const long = { ...planned, lastDay: '2026-07-16' }
    expect(comingSprints([long], '2026-07-16', horizon)(0).share).toBe(1.5)
    const little = { ...planned, lastDay: '2026-07-13' }
    expect(comingSprints([little], '2026-07-13', horizon)(0).share).toBe(1)
  })

  test('up to a day, the sprint in which it falls counts in proportion', () => {
    const coming = comingSprints([running, planned], '2026-07-09', {
      ...horizon,
      until: '2026-07-02',
    })
    expect(coming(0).share).toBe(0.7)
    expect(coming(1)).toMatchObject({ counting: 5, share: 0.5 })
    expect(coming(2).share).toBe(0)
  })

  test('closures are no working days, also where nothing is planned yet', () => {
    const closures = ['2026-06-26', '2026-06-29', '2026-06-30']
    const time = { ...horizon.time, closures }
    expect(comingSprints([], '2026-06-25', { ...horizon, time })(0)).toMatchObject({
      workingDays: 7,
      share: 0.7,
    })
  })

  test('working days are those of the calendar, wherever a sprint begins and however long it is', () => {
    const day = fc.integer({ min: 0, max: 400 }).map(days => addDays('2026-01-01', days))
    const time = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      closures: fc.array(day, { maxLength: 8 }),
    })
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 40 }),
        day,
        time,
        (firstDay, length, today, of) => {
          const lastDay = addDays(firstDay, length - 1)
          const sprint = { ...planned, firstDay, lastDay }
          const coming = comingSprints([sprint], lastDay, { ...horizon, today, time: of })(0)
          const days = workingDays(firstDay, lastDay, of)
          expect(coming.workingDays).toBe(days.length)
          expect(coming.counting).toBe(days.filter(one => one >= today).length)
        },
      ),
    )
  })

  test('a sprint without any working day holds nothing', () => {
    const weekend = { ...planned, firstDay: '2026-06-20', lastDay: '2026-06-21' }
    expect(comingSprints([weekend], '2026-06-21', horizon)(0).share).toBe(0)
  })
})

describe('what is to be done', () => {
  test('items without an estimate count the median, set aside and unseen ones nothing', () => {
    expect(workOf(open, 3, 'all items that the team has finished')).toEqual({
      points: 23,
      items: 10,
      unestimated: 4,
      median: 3,
      formula: {
        figure: 'Work to be done',
        formula: 'points of open items + open items without an estimate x median',
        filled: '11 + 4 x 3 = 23',
        notes: [
          '4 items have no estimate; each counts 3, the median of the points of all items that the team has finished.',
          '1 item is set aside and counts 0: its points stand on another item too.',
          '2 items cannot be seen and count 0.',
          'Not in it: 1 open item with 8 estimated points, left in closed sprints.',
        ],
      },
    })
  })

  test('where nothing has an estimate they count nothing, and that is said', () => {
    const work = workOf({ ...open, groups: ofGroups([null, 1]) }, null, '')
    expect(work.points).toBe(0)
    expect(work.formula.filled).toBe('0 + 1 x – = 0')
    expect(work.formula.notes[0]).toMatch(/^1 item has no estimate and counts 0/)
  })

  test('the median is the middle one, or between the two middle ones', () => {
    expect(medianOfGroups(ofGroups([1, 2], [3, 1], [8, 2], [null, 9]))).toBe(3)
    expect(medianOfGroups(ofGroups([8, 2], [1, 2]))).toBe(4.5)
    expect(medianOfGroups(ofGroups([5, 1]))).toBe(5)
    expect(medianOfGroups(ofGroups([null, 3]))).toBeNull()
  })
})

describe('how the backlog grew', () => {
  const sprints = [
    { firstDay: '2026-05-01', lastDay: '2026-05-14' },
    { firstDay: '2026-05-15', lastDay: '2026-05-28' },
    { firstDay: '2026-05-29', lastDay: '2026-06-11' },
  ]
  const arrivals = [
    { day: '2026-05-14', points: 40, count: 1 },
    { day: '2026-05-15', points: 5, count: 2 },
    { day: '2026-05-28', points: null, count: 3 },
    { day: '2026-06-12', points: 8, count: 1 },
  ]

  test('is what came in each sprint, without those from before the board had items', () => {
    expect(growthOf(sprints, arrivals, '2026-05-14', 2)).toEqual([16, 0])
    expect(growthOf(sprints, arrivals, '2026-05-01', 2)).toEqual([40, 16, 0])
    expect(growthOf(sprints, arrivals, null, 2)).toEqual([])
  })

  test('of fewer than five sprints is too little to reckon with', () => {
    expect(whyNoGrowth([1, 2, 3, 4])).toMatch(/known of 4 of the last sprints; 5 are needed/)
    expect(whyNoGrowth([1, 2, 3, 4, 5])).toBeNull()
  })
})

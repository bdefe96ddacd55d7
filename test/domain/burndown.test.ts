import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BurndownDay, burndown } from '../../server/domain/burndown.ts'
import { daysFromTo, startOfDay } from '../../server/domain/calendar.ts'
import type { Change } from '../../server/domain/change.ts'
import { historyInSprint } from '../../server/domain/item-in-sprint.ts'
import type { SprintFrame } from '../../server/domain/scope.ts'
import { sprintFrame, sprintTimes } from '../../server/domain/sprint-times.ts'
import { facts, figuresOf, isDone, itemsIn, juneFrame, on, team } from './facts.ts'

const juneDays = daysFromTo('2026-06-12', '2026-06-24').map(day => ({ day, working: true }))

function chart(frame: SprintFrame, now: number, ...items: Change[][]): BurndownDay[] {
  return burndown({
    items: items.map(changes => ({
      itemId: changes[0]!.itemId,
      history: historyInSprint(changes, frame, isDone).history,
    })),
    frame,
    days: juneDays,
    guideline: null,
    timeZone: 'UTC',
    now,
  })
}

const planned = (id: string, points: number | null, ...told: Parameters<typeof facts>[1]) =>
  facts(id, [[on(6, 1), 'points', points], [on(6, 1), 'sprint', 'june'], ...told])
const after = on(6, 30)

describe('burn-down', () => {
  const frame = juneFrame()

  test('has one value for each day, at its end', () => {
    const days = chart(
      frame,
      after,
      planned('a', 5, [on(6, 16, 23), 'status', 'Done']),
      planned('b', 3),
    )
    expect(days).toHaveLength(13)
    expect(days.map(day => day.remaining)).toEqual([8, 8, 8, 8, ...Array(9).fill(3)])
    expect(days[3]).toMatchObject({ day: '2026-06-15', scope: 8, completed: 0 })
    expect(days[4]).toMatchObject({ day: '2026-06-16', scope: 8, completed: 5 })
  })

  test("today's value is now, and the future has none", () => {
    const now = on(6, 16, 10)
    const days = chart(
      juneFrame({ now }),
      now,
      planned('a', 5, [on(6, 16, 9), 'status', 'Done']),
      planned('b', 3, [on(6, 16, 11), 'status', 'Done']),
    )
    expect(days[4]).toMatchObject({ scope: 8, completed: 5, remaining: 3 })
    expect(days[5]).toMatchObject({ scope: null, completed: null, remaining: null, changes: [] })
  })

  test('at midnight the new day is today', () => {
    const now = startOfDay('2026-06-16', 'UTC')
    const days = chart(juneFrame({ now }), now, planned('a', 5, [now, 'status', 'Done']))
    expect(days[3]?.remaining).toBe(5)
    expect(days[4]).toMatchObject({ remaining: 0, changes: [{ kind: 'completed', at: now }] })
  })

  test('what came in before the commitment is no change of scope, and burns down from what was committed', () => {
    const days = chart(
      juneFrame({ commitmentAt: on(6, 15, 23) }),
      after,
      planned('a', 5, [on(6, 12, 15), 'status', 'Done']),
      facts('b', [
        [on(6, 15, 11), 'points', 3],
        [on(6, 15, 11), 'sprint', 'june'],
      ]),
      planned('c', 2, [on(6, 15, 12), 'sprint', null]),
      facts('d', [
        [on(6, 16, 11), 'points', 1],
        [on(6, 16, 11), 'sprint', 'june'],
      ]),
    )
    expect(days.slice(0, 5).map(day => day.scope)).toEqual([8, 8, 8, 8, 9])
    expect(days.slice(0, 5).map(day => day.remaining)).toEqual([3, 3, 3, 3, 4])
    expect(
      days.flatMap(day => day.changes.map(({ kind, itemId }) => [day.day, kind, itemId])),
    ).toEqual([
      ['2026-06-12', 'completed', 'a'],
      ['2026-06-16', 'added', 'd'],
    ])
  })

  test('names what moved it, with what it was and is', () => {
    const days = chart(
      frame,
      after,
      planned(
        'a',
        5,
        [on(6, 16), 'points', 8],
        [on(6, 17), 'status', 'Done'],
        [on(6, 18), 'status', 'Todo'],
      ),
      planned('b', 3, [on(6, 16), 'sprint', null]),
      planned('c', 2, [on(6, 16), 'state', 'not-planned']),
      planned('d', null, [on(6, 17), 'points', 1]),
      facts('e', [
        [on(6, 1), 'points', 13],
        [on(6, 16), 'sprint', 'june'],
      ]),
    )
    const named = days.flatMap(({ day, changes }) =>
      changes.map(({ kind, itemId, points, from, to }) => [
        day.slice(8),
        kind,
        itemId,
        points,
        from,
        to,
      ]),
    )
    expect(named).toEqual([
      ['16', 'reestimated', 'a', 3, 5, 8],
      ['16', 'removed', 'b', 3, 3, null],
      ['16', 'dropped', 'c', 2, 2, null],
      ['16', 'added', 'e', 13, null, 13],
      ['17', 'completed', 'a', 8, 8, 8],
      ['17', 'reestimated', 'd', 1, null, 1],
      ['18', 'reopened', 'a', 8, 8, 8],
    ])
  })

  test('the planning itself is no change of scope', () => {
    const days = chart(
      frame,
      after,
      facts('early', [[on(6, 12, 11), 'sprint', 'june']]),
      facts('late', [[on(6, 12, 13), 'sprint', 'june']]),
    )
    expect(days[0]?.changes.map(change => change.itemId)).toEqual(['late'])
  })

  test('unfinished work taken out on the last day stays in it', () => {
    const days = chart(frame, after, planned('a', 5, [on(6, 24, 9), 'sprint', 'july']))
    expect(days.at(-1)).toMatchObject({ scope: 5, remaining: 5, changes: [] })
  })

  test('its last value is what the sprint closes with', () => {
    const items = [
      planned('a', 5, [on(6, 16), 'status', 'Done']),
      planned('b', 3, [on(6, 24, 9), 'sprint', 'july']),
      planned('c', 8, [on(6, 20), 'points', 2]),
      planned('d', 1, [on(6, 20), 'present', false]),
    ]
    const { scope, completed, remaining } = figuresOf(frame, itemsIn(frame, ...items)).points
    expect(chart(frame, after, ...items).at(-1)).toMatchObject({ scope, completed, remaining })
  })

  test('an item without an estimate moves no points, which is not the same as 0', () => {
    const days = chart(
      frame,
      after,
      planned('a', null, [on(6, 16), 'status', 'Done'], [on(6, 17), 'sprint', null]),
      facts('b', [[on(6, 18), 'sprint', 'june']]),
    )
    expect(days.flatMap(day => day.changes)).toMatchObject([
      { kind: 'completed', points: null, from: null, to: null },
      { kind: 'removed', points: null, from: null, to: null },
      { kind: 'added', points: null, from: null, to: null },
    ])
  })

  test('what an earlier sprint has counted is not burned again', () => {
    const settled = new Map([['a', { doneSince: on(5, 20), points: 5 }]])
    const days = chart(
      juneFrame({ settled }),
      after,
      planned('a', 8, [on(6, 16), 'status', 'Done']),
    )
    expect(days.at(-1)).toMatchObject({ scope: 3, completed: 3 })
    expect(days[4]?.changes).toMatchObject([{ kind: 'completed', points: 3, to: 8 }])
  })

  test("each day's changes are the whole difference to the day before", () => {
    const step = fc
      .tuple(
        fc.integer({ min: 0, max: 13 * 24 - 1 }),
        fc.constantFrom<[Change['field'], string | number | boolean | null][]>(
          ['points', 3],
          ['points', 8],
          ['points', null],
          ['sprint', 'june'],
          ['sprint', null],
          ['status', 'Done'],
          ['status', 'Todo'],
          ['state', 'not-planned'],
          ['state', 'open'],
          ['archived', true],
          ['archived', false],
        ),
      )
      .map(([hours, what]) => [on(6, 12, 12) + hours * 3_600_000, ...what] as const)
    const items = fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 6 })
    fc.assert(
      fc.property(items, list => {
        const days = chart(frame, after, ...list.map((told, n) => planned(`item-${n}`, 5, ...told)))
        let scope = figuresOf(
          frame,
          itemsIn(frame, ...list.map((told, n) => planned(`item-${n}`, 5, ...told))),
        ).points.committed
        for (const day of days) {
          for (const change of day.changes) {
            if (change.kind === 'added' || change.kind === 'reestimated')
              scope = (scope ?? 0) + (change.points ?? 0)
            if (change.kind === 'removed' || change.kind === 'dropped')
              scope = (scope ?? 0) - (change.points ?? 0)
          }
          expect(day.scope).toBe(scope)
          expect(day.remaining).toBe((day.scope ?? 0) - (day.completed ?? 0))
        }
      }),
    )
  })
})

describe('over a change of the clock', () => {
  const sprint = {
    id: 'march',
    firstDay: '2026-03-23',
    lastDay: '2026-04-03',
    presses: [],
    closedAt: null,
  }
  const paris = { ...team, timeZone: 'Europe/Paris' }
  const times = sprintTimes(sprint, paris, on(5, 1))
  const frame = sprintFrame({
    sprintId: 'march',
    times,
    previous: null,
    later: new Map(),
    settled: new Map(),
  })
  const doneAt = (at: number) =>
    burndown({
      items: [
        {
          itemId: 'a',
          history: historyInSprint(
            facts('a', [
              [on(3, 1), 'points', 5],
              [on(3, 1), 'sprint', 'march'],
              [at, 'status', 'Done'],
            ]),
            frame,
            isDone,
          ).history,
        },
      ],
      frame,
      days: daysFromTo(sprint.firstDay, sprint.lastDay).map(day => ({ day, working: true })),
      guideline: null,
      timeZone: 'Europe/Paris',
      now: on(5, 1),
    }).find(day => day.completed === 5)?.day

  test('a day is a day of the team, not 24 hours', () => {
    // Summer time begins on Sunday the 29th: midnight is 23:00 UTC before and 22:00 UTC after.
    expect(doneAt(Date.UTC(2026, 2, 28, 22, 59))).toBe('2026-03-28')
    expect(doneAt(Date.UTC(2026, 2, 28, 23))).toBe('2026-03-29')
    expect(doneAt(Date.UTC(2026, 2, 29, 21, 59))).toBe('2026-03-29')
    expect(doneAt(Date.UTC(2026, 2, 29, 22))).toBe('2026-03-30')
  })
})

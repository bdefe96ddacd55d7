import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActionEntry,
  type ActionStateName,
  ageInSprints,
  doneInTime,
  importedMadeIn,
  inFollowUpOrder,
  isOverdue,
  sprintRunning,
  stateSince,
  type TimedAction,
  timesCameBack,
} from '#domain/actions.ts'
import { addDays } from '#domain/calendar.ts'

/** Sprints of two weeks: 1 begins on Thursday 2026-01-01, each next one 14 days later. */
const sprint = (number: number) => ({
  id: `s${number}`,
  number,
  firstDay: addDays('2026-01-01', (number - 1) * 14),
  lastDay: addDays('2026-01-01', number * 14 - 1),
})
const sprints = Array.from({ length: 20 }, (_, index) => sprint(index + 1))
const dayIn = (number: number, day = 5) => addDays(sprint(number).firstDay, day)

const entry = (
  state: ActionStateName,
  day: string | null,
  recordedDay = day ?? '2026-12-31',
): ActionEntry => ({ state, day, recordedDay })

const action = (
  made: number | null,
  due: number | null,
  ...history: ActionEntry[]
): TimedAction => ({
  state: history.at(-1)?.state ?? 'open',
  history,
  madeIn: made === null ? null : sprint(made),
  due: due === null ? null : sprint(due),
})

describe('the sprint in which an action is made', () => {
  test('is the one whose days hold the day', () => {
    expect(sprintRunning(sprints, '2026-01-14')?.number).toBe(1)
    expect(sprintRunning(sprints, '2026-01-15')?.number).toBe(2)
  })
  test('is in a break the one before it, and none before the first sprint', () => {
    const withBreak = [sprint(1), sprint(4)]
    expect(sprintRunning(withBreak, '2026-01-20')?.number).toBe(1)
    expect(sprintRunning(withBreak, '2025-12-31')).toBeNull()
  })
})

describe('the sprint in which an imported action was made', () => {
  const made = (stateDay: string | null, due: number | null) =>
    importedMadeIn(sprints, { stateDay, due: due === null ? null : sprint(due) })?.number
  test('is that of its earliest dated state, or the one it is due in if that is earlier', () => {
    expect(made(dayIn(11), 12)).toBe(11)
    expect(made(dayIn(11), 8)).toBe(8)
    expect(made(dayIn(11), null)).toBe(11)
  })
  test('is not known without a dated state', () => {
    expect(made(null, 8)).toBeUndefined()
  })
})

describe('the age of an action in sprints', () => {
  test('made in sprint 12 and open in sprint 15 it is 3', () => {
    const made = action(12, 13, entry('open', dayIn(12)))
    expect(ageInSprints(made, sprints, dayIn(15))).toBe(3)
    expect(ageInSprints(made, sprints, dayIn(12))).toBe(0)
  })
  test('stops when it is done or dropped, and goes on when it is opened again', () => {
    const done = action(12, 13, entry('open', dayIn(12)), entry('done', dayIn(14)))
    expect(ageInSprints(done, sprints, dayIn(18))).toBe(2)
    const noted = { ...done, history: [...done.history, entry('done', dayIn(16))] }
    expect(ageInSprints(noted, sprints, dayIn(18))).toBe(2)
    const again = action(12, 13, ...done.history, entry('open', dayIn(15)))
    expect(ageInSprints(again, sprints, dayIn(18))).toBe(6)
  })
  test('is not known where nobody knows when it was made', () => {
    expect(ageInSprints(action(null, 13, entry('open', null)), sprints, dayIn(15))).toBeNull()
  })
})

describe('how often an action came back', () => {
  test('made in sprint 12, due in sprint 13 and open in sprint 15 it came back twice', () => {
    const made = action(12, 13, entry('open', dayIn(12)))
    expect(timesCameBack(made, sprints, dayIn(15))).toBe(2)
    expect(timesCameBack(made, sprints, dayIn(13))).toBe(0)
  })
  test('due in no sprint it comes back with every sprint after the one it was made in', () => {
    const made = action(12, null, entry('open', dayIn(12)))
    expect(timesCameBack(made, sprints, dayIn(15))).toBe(3)
  })
  test('done on the first day of a sprint it was met once more there', () => {
    const open = entry('open', dayIn(12))
    const first = action(12, 13, open, entry('done', sprint(14).firstDay))
    expect(timesCameBack(first, sprints, dayIn(18))).toBe(1)
    const before = action(12, 13, open, entry('done', sprint(13).lastDay))
    expect(timesCameBack(before, sprints, dayIn(18))).toBe(0)
  })
  test('the sprints in which it counted as done do not count', () => {
    const history = [
      entry('open', dayIn(12)),
      entry('done', dayIn(13)),
      entry('in-progress', dayIn(15)),
    ]
    expect(timesCameBack(action(12, 13, ...history), sprints, dayIn(17))).toBe(2)
  })
  test('a state of the minutes without a day holds since ever if it is the first, else since it was written down', () => {
    const undated = action(null, 13, entry('in-progress', null, dayIn(16)))
    expect(timesCameBack(undated, sprints, dayIn(16))).toBe(3)
    const ended = action(null, 13, ...undated.history, entry('done', null, dayIn(14)))
    expect(timesCameBack(ended, sprints, dayIn(16))).toBe(1)
  })
  test('counts from the sprint it was due in although minutes tell of it only later', () => {
    const late = action(8, 8, entry('in-progress', dayIn(11), dayIn(16)))
    expect(timesCameBack(late, sprints, dayIn(16))).toBe(8)
    const done = action(3, 3, entry('done', dayIn(6), dayIn(16)))
    expect(timesCameBack(done, sprints, dayIn(16))).toBe(3)
    expect(ageInSprints(done, sprints, dayIn(16))).toBe(3)
  })
  test('is 0 where neither sprint is known', () => {
    expect(timesCameBack(action(null, null, entry('open', null)), sprints, dayIn(15))).toBe(0)
  })
})

test('an action is overdue when it is pending after the last day of its sprint', () => {
  const due = sprint(13)
  expect(isOverdue({ state: 'in-progress', due }, due.lastDay)).toBe(false)
  expect(isOverdue({ state: 'in-progress', due }, addDays(due.lastDay, 1))).toBe(true)
  expect(isOverdue({ state: 'dropped', due }, dayIn(15))).toBe(false)
  expect(isOverdue({ state: 'open', due: null }, dayIn(15))).toBe(false)
})

test('a state holds since the day it began, whatever was noted in it later', () => {
  expect(
    stateSince([entry('open', dayIn(1)), entry('done', dayIn(2)), entry('done', dayIn(3))]),
  ).toBe(dayIn(2))
  expect(stateSince([entry('done', null)])).toBeNull()
  expect(stateSince([])).toBeNull()
})

describe('actions done in time', () => {
  const shares = (actions: TimedAction[], today = dayIn(15)) =>
    doneInTime(
      actions.map(one => ({
        ...one,
        due: sprints.find(s => s.lastDay === one.due?.lastDay) ?? null,
      })),
      sprints,
      today,
    ).map(({ sprint: { number }, due, done }) => [number, due, done])

  test('are those done by the end of the sprint in which they are due, of the sprints that are over', () => {
    const open = entry('open', dayIn(12))
    expect(
      shares([
        action(12, 13, open, entry('done', sprint(13).lastDay)),
        action(12, 13, open, entry('done', sprint(14).firstDay)),
        action(12, 13, open),
        action(12, 14, open, entry('done', dayIn(13))),
        action(12, 15, open, entry('done', dayIn(13))),
        action(12, null, open, entry('done', dayIn(13))),
      ]),
    ).toEqual([
      [13, 3, 1],
      [14, 1, 1],
    ])
  })
  test('leave out what was dropped by then, not what was dropped later', () => {
    const open = entry('open', dayIn(12))
    expect(shares([action(12, 13, open, entry('dropped', dayIn(13)))])).toEqual([])
    expect(shares([action(12, 13, open, entry('dropped', dayIn(14)))])).toEqual([[13, 1, 0]])
  })
  test('leave out what ended on a day that nobody wrote', () => {
    expect(shares([action(null, 13, entry('done', null, dayIn(15)))])).toEqual([])
    expect(shares([action(null, 13, entry('open', null), entry('done', null, dayIn(15)))])).toEqual(
      [],
    )
    expect(shares([action(null, 13, entry('open', null), entry('done', null, dayIn(13)))])).toEqual(
      [[13, 1, 1]],
    )
    expect(shares([action(null, 13, entry('in-progress', null))])).toEqual([[13, 1, 0]])
  })
})

test('follow-ups come overdue first, then by the sprint they are due in, without one last', () => {
  const follow = (id: string, lastDay: string | null, isOverdue = false) => ({
    id,
    isOverdue,
    dueSprint: lastDay === null ? null : { lastDay },
  })
  const list = [
    follow('none', null),
    follow('next', '2026-07-01'),
    follow('late', '2026-06-03', true),
    follow('now', '2026-06-17'),
    follow('later', '2026-05-20', true),
    follow('also now', '2026-06-17'),
  ]
  expect(list.toSorted(inFollowUpOrder).map(({ id }) => id)).toEqual([
    'later',
    'late',
    'now',
    'also now',
    'next',
    'none',
  ])
})

test('whatever happened to an action, its figures fit together', () => {
  const state = fc.constantFrom<ActionStateName>('open', 'in-progress', 'done', 'dropped')
  // Nothing happened after today: what is made in sprint 10 at the latest has its last entry before sprint 18.
  const number = fc.integer({ min: 1, max: 10 })
  const present = fc.integer({ min: 18, max: 20 })
  const anAction = fc
    .tuple(number, fc.option(number), fc.array(fc.tuple(fc.nat(100), state), { maxLength: 6 }))
    .map(([made, due, later]) => {
      const days = later.map(([days]) => days).sort((a, b) => a - b)
      const history = later.map(([, to], index) =>
        entry(to, addDays(dayIn(made), days[index] ?? 0)),
      )
      return action(made, due, entry('open', dayIn(made)), ...history)
    })
  fc.assert(
    fc.property(fc.array(anAction, { maxLength: 12 }), present, (actions, now) => {
      const today = dayIn(now, 9)
      for (const one of actions) {
        const age = ageInSprints(one, sprints, today) ?? Number.NaN
        const cameBack = timesCameBack(one, sprints, today)
        expect(age).toBeGreaterThanOrEqual(0)
        expect(cameBack).toBeGreaterThanOrEqual(0)
        const begun = sprints.filter(({ firstDay }) => firstDay <= today)
        const since = begun.filter(({ firstDay }) => firstDay > (one.madeIn?.firstDay ?? '')).length
        expect(age).toBeLessThanOrEqual(since)
        expect(cameBack).toBeLessThanOrEqual(since)
        // What is pending has not come back more often than it is old.
        if (['open', 'in-progress'].includes(one.state)) expect(cameBack).toBeLessThanOrEqual(age)
        if (isOverdue(one, today)) expect(one.due && one.due.lastDay < today).toBe(true)
      }
      const rows = doneInTime(
        actions.map(one => ({
          ...one,
          due: sprints.find(s => s.lastDay === one.due?.lastDay) ?? null,
        })),
        sprints,
        today,
      )
      for (const {
        sprint: { lastDay },
        due,
        done,
      } of rows) {
        expect(lastDay < today).toBe(true)
        expect(done).toBeLessThanOrEqual(due)
        expect(due).toBeGreaterThan(0)
      }
      expect(rows.reduce((sum, { due }) => sum + due, 0)).toBeLessThanOrEqual(actions.length)
    }),
  )
})

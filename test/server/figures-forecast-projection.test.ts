import { beforeEach, describe, expect, test } from 'vitest'
import { Projection } from '../../server/contract/forecast.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { closeSprint, reopenSprint } from '../../server/store/closes.ts'
import { commitSprint } from '../../server/store/commitments.ts'
import { getTeam } from '../../server/store/teams.ts'
import { makeWatchedTeam, type WatchedTeam } from './watched-team.ts'

let board: WatchedTeam

/** Two weeks from Monday on, so that the second Monday is the sixth of ten working days. */
const monday = (sprint: number) => addDays('2026-03-02', sprint * 14)
const on = (sprint: number, day: number, hour = 12) =>
  Date.parse(`${addDays(monday(sprint), day)}T${String(hour).padStart(2, '0')}:00:00Z`)

async function projectionAt(sprintId: string, now: number) {
  const { body } = await board.figures.projection(board.teamId, sprintId, now)
  return Projection.parse(JSON.parse(body.toString()))
}

/**
 * A sprint of 20 points: 10 done on its first Tuesday and, on its second Thursday, so many of the rest as it is told.
 */
async function liveSprint(sprint: number, doneLate: number) {
  const id = `sprint-${sprint}`
  await board.sprint(id, monday(sprint), 14)
  const planned = [on(sprint, -3), 'sprint', id] as const
  await board.item(
    `${id}-a`,
    planned,
    [on(sprint, -3), 'points', 10],
    [on(sprint, 1), 'status', 'Done'],
  )
  await board.item(
    `${id}-b`,
    planned,
    [on(sprint, -3), 'points', doneLate],
    [on(sprint, 10), 'state', 'completed'],
  )
  await board.item(`${id}-c`, planned, [on(sprint, -3), 'points', 10 - doneLate])
  const team = await getTeam(board.db.read, board.teamId)
  await commitSprint(board.db, team, id, { by: null, now: on(sprint, 0, 9) })
}

async function close(sprint: number, now = on(sprint + 1, 0, 8)) {
  const team = await getTeam(board.db.read, board.teamId)
  const id = `sprint-${sprint}`
  await closeSprint(board.db, team, id, { by: null, now }, read =>
    board.figures.snapshot(read, board.teamId, id, now),
  )
}

async function liveAndClose(...doneLate: number[]) {
  for (const [sprint, done] of doneLate.entries()) {
    await liveSprint(sprint, done)
    await close(sprint)
  }
}

beforeEach(async () => {
  board = await makeWatchedTeam()
})

describe('after five closed sprints', () => {
  beforeEach(async () => {
    await liveAndClose(8, 2, 5, 4, 6)
    await liveSprint(5, 7)
  })

  test('a running one ends with what is done and the usual share of what is left', async () => {
    // The second Tuesday: six and a half of ten working days. The others had 10 of their 20 points left then.
    const projection = await projectionAt('sprint-5', on(5, 8))
    expect(projection).toMatchObject({
      why: null,
      fraction: 0.65,
      completed: 10,
      remaining: 10,
      points: { low: 12, expected: 15, high: 18 },
    })
    expect(projection.cover).toBeCloseTo(4 / 6, 9)
    expect(
      projection.past.map(({ number, remaining, final }) => [number, remaining, final]),
    ).toEqual([
      [1, 10, 18],
      [2, 10, 12],
      [3, 10, 15],
      [4, 10, 14],
      [5, 10, 16],
    ])
    expect(projection.formula?.filled).toBe('10 + 10 x 0.5 = 15')
  })

  test('on its first morning the others had all of it before them', async () => {
    const { points, past, fraction } = await projectionAt('sprint-5', on(5, 0, 10))
    expect(fraction).toBe(0.05)
    expect(past.map(({ completed, remaining }) => [completed, remaining])).toEqual(
      Array(5).fill([0, 20]),
    )
    expect(points).toEqual({ low: 12, expected: 15, high: 18 })
  })

  test('it is the same all day', async () => {
    const morning = await projectionAt('sprint-5', on(5, 8, 8))
    await board.raise()
    expect(await projectionAt('sprint-5', on(5, 8, 20))).toEqual(morning)
  })

  test('one left out of averages is not learnt from', async () => {
    await board.exclude('sprint-3', 'A move of the whole office')
    expect(await projectionAt('sprint-5', on(5, 8))).toMatchObject({
      why: 'A projection needs 5 closed sprints whose items were known at this time of theirs, with work left; there are 4 so far.',
      points: null,
    })
  })

  test('one closed anew is learnt from as it was closed last', async () => {
    await projectionAt('sprint-5', on(5, 8))
    const team = await getTeam(board.db.read, board.teamId)
    const step = { by: null, now: on(5, 1), reason: 'Closed too late' }
    await reopenSprint(board.db, team, 'sprint-4', step)
    await close(4, on(4, 9))
    const { past, why } = await projectionAt('sprint-5', on(5, 8))
    expect(past.at(-1)).toMatchObject({ number: 5, final: 10 })
    expect(why).toBeNull()
  })

  test.each([
    ['sprint-4', on(5, 8), 'This sprint is closed.'],
    ['sprint-5', on(4, 13), 'This sprint has not begun.'],
    ['sprint-5', on(6, 0), 'This sprint is over.'],
  ])('%s at %i has none, and says why', async (sprintId, now, why) => {
    expect(await projectionAt(sprintId, now)).toMatchObject({ why, points: null, past: [] })
  })

  test('one without items has none', async () => {
    await board.sprint('empty', monday(6), 14)
    expect((await projectionAt('empty', on(6, 3))).why).toBe('This sprint has no items.')
    await board.writtenSprint('written', monday(7), 14)
    expect(await projectionAt('written', on(7, 3))).toMatchObject({
      why: 'This sprint has no items.',
      completed: null,
    })
  })
})

test('no more than the last ten sprints are learnt from', async () => {
  await liveAndClose(...Array(11).fill(5))
  await liveSprint(11, 5)
  const { past, cover } = await projectionAt('sprint-11', on(11, 8))
  expect(past.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(cover).toBe(0.8)
})

test('sprints from before the board was first read are not learnt from', async () => {
  board = await makeWatchedTeam({}, on(3, 4))
  await liveAndClose(8, 2, 5, 4, 6)
  await liveSprint(5, 7)
  // The board was first read on the first Friday of the fourth sprint.
  const early = await projectionAt('sprint-5', on(5, 2))
  expect(early.past.map(({ number }) => number)).toEqual([5])
  expect(early.why).toMatch(/there is 1 so far/)
  const late = await projectionAt('sprint-5', on(5, 8))
  expect(late.past.map(({ number }) => number)).toEqual([4, 5])
})

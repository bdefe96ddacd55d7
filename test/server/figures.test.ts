import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Burndown } from '../../server/contract/burndown.ts'
import { SprintItems } from '../../server/contract/item.ts'
import { Sprint } from '../../server/contract/sprint.ts'
import { saveAvailability } from '../../server/store/availability.ts'
import { closeSprint, reopenSprint } from '../../server/store/closes.ts'
import { commitSprint } from '../../server/store/commitments.ts'
import { getTeam } from '../../server/store/teams.ts'
import { facts, on } from '../domain/facts.ts'
import { makeWatchedTeam, type WatchedTeam } from './watched-team.ts'

let board: WatchedTeam

async function parsed<T>(schema: z.ZodType<T>, answer: Promise<{ body: Buffer }>): Promise<T> {
  return z.strictObject({ it: schema }).parse({ it: JSON.parse((await answer).body.toString()) }).it
}

const sprintAt = (id: string, now: number) =>
  parsed(Sprint, board.figures.sprint(board.teamId, id, now))
const itemsAt = async (id: string, now: number) =>
  (await parsed(SprintItems, board.figures.sprintItems(board.teamId, id, now))).items
const burndownAt = (id: string, now: number) =>
  parsed(Burndown, board.figures.burndown(board.teamId, id, now))

async function commit(id: string, now: number) {
  const team = await getTeam(board.db.read, board.teamId)
  await commitSprint(board.db, team, id, { by: null, now })
}

async function close(id: string, now: number) {
  const team = await getTeam(board.db.read, board.teamId)
  await closeSprint(board.db, team, id, { by: null, now }, read =>
    board.figures.snapshot(read, board.teamId, id, now),
  )
}

beforeEach(async () => {
  board = await makeWatchedTeam()
  await board.sprint('june', '2026-06-12', 13)
  await board.sprint('july', '2026-06-25', 14)
})

describe('a sprint', () => {
  beforeEach(async () => {
    await board.item(
      'a',
      [on(6, 1), 'points', 5],
      [on(6, 1), 'sprint', 'june'],
      [on(6, 16), 'status', 'Done'],
    )
    await board.item(
      'b',
      [on(6, 1), 'points', 7],
      [on(6, 1), 'sprint', 'june'],
      [on(6, 18), 'state', 'completed'],
    )
    await board.item(
      'c',
      [on(6, 1), 'points', 5],
      [on(6, 1), 'sprint', 'june'],
      [on(6, 24, 9), 'sprint', 'july'],
    )
    await board.item(
      'd',
      [on(6, 1), 'points', 3],
      [on(6, 1), 'sprint', 'june'],
      [on(6, 24, 9), 'sprint', 'july'],
    )
    await board.item('e', [on(6, 17), 'state', 'merged'], [on(6, 1), 'points', 2])
    await board.person('ada')
    await board.person('bo')
    await board.person('cy')
    for (const [person, percent] of [
      ['ada', 100],
      ['bo', 60],
    ] as const) {
      const said = { plannedPercent: percent }
      await saveAvailability(board.db, board.teamId, 'june', person, said, {
        enteredBy: null,
        now: on(6, 11),
      })
    }
    await commit('june', on(6, 12))
  })

  test('committed 20, done 12, the rest moved on the last day and closed a day later', async () => {
    await close('june', on(6, 25))
    expect(await sprintAt('june', on(6, 25))).toMatchObject({
      state: 'closed',
      points: {
        committed: 20,
        added: 0,
        removed: 0,
        reestimated: 0,
        scope: 20,
        completed: 12,
        remaining: 8,
        outside: 0,
        adjusted: 0,
        counted: 12,
      },
      items: { total: 4, done: 2, unestimated: 0, redacted: 0 },
      fte: { planned: 1.6, actual: 1.6 },
      people: { answered: 2, total: 3 },
      velocity: { expected: 12.5, actual: 7.5 },
      certainty: 'exact',
      commitment: { by: 'pressed', day: 1 },
      closedAt: new Date(on(6, 25)).toISOString(),
      workingDays: 9,
      sources: ['github', 'manual'],
      warnings: ['1 item with 2 points completed outside the sprint, not counted so far.'],
    })
    const items = await itemsAt('june', on(6, 25))
    expect(items.map(item => [item.id, item.class, item.age])).toEqual([
      ['a', 'committed-done', 1],
      ['b', 'committed-done', 1],
      ['c', 'carried-over', 1],
      ['d', 'carried-over', 1],
      ['e', 'done-outside', 0],
    ])
    expect(items[0]).toMatchObject({
      title: 'Title of a',
      points: 5,
      pointsAtCommitment: 5,
      done: true,
      doneAt: new Date(on(6, 16)).toISOString(),
    })
  })

  test('has no actual velocity while it runs, and provisional figures', async () => {
    expect(await sprintAt('june', on(6, 17))).toMatchObject({
      state: 'active',
      points: { committed: 20, completed: 5, counted: 5, remaining: 15 },
      velocity: { expected: 12.5, actual: null },
      closedAt: null,
    })
  })

  test('shows at once what a clock that is ahead has dated a moment later', async () => {
    const now = on(6, 17)
    await board.item(
      'quick',
      [on(6, 1), 'points', 1],
      [on(6, 1), 'sprint', 'june'],
      [now + 2000, 'state', 'completed'],
    )
    expect((await sprintAt('june', now)).points.completed).toBe(6)
    expect((await burndownAt('june', now)).days[5]).toMatchObject({
      day: '2026-06-17',
      completed: 6,
      changes: [{ kind: 'completed', itemId: 'quick' }],
    })
  })

  test('carries what is left into the next one, in its second sprint', async () => {
    await close('june', on(6, 25))
    const july = await sprintAt('july', on(6, 27))
    expect(july).toMatchObject({ points: { committed: 8, scope: 8, completed: 0 } })
    expect((await itemsAt('july', on(6, 27))).map(item => [item.id, item.age])).toEqual([
      ['c', 2],
      ['d', 2],
    ])
  })

  test('offers what was done outside it once, not again in the next', async () => {
    await board.item('f', [on(6, 26), 'state', 'merged'], [on(6, 1), 'points', 1])
    expect((await itemsAt('july', on(6, 27))).map(item => item.id)).toEqual(['c', 'd', 'f'])
    await close('june', on(6, 25))
    expect((await itemsAt('july', on(6, 27))).map(item => item.id)).toEqual(['c', 'd', 'f'])
  })

  test('closed, is not changed by anything that happens to the board', async () => {
    await close('june', on(6, 25))
    const all = async () => ({
      sprint: await sprintAt('june', on(6, 28)),
      items: await itemsAt('june', on(6, 28)),
      burndown: await burndownAt('june', on(6, 28)),
    })
    const before = await all()
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      const later = facts(id, [
        [on(6, 13), 'points', 40],
        [on(6, 14), 'sprint', 'july'],
        [on(6, 26), 'state', 'open'],
        [on(6, 26), 'present', false],
      ])
      await board.change(...later.slice(1))
    }
    await board.raise()
    expect(await all()).toEqual(before)
  })

  test('closed before its end, counts what was done until then', async () => {
    await close('june', on(6, 17))
    const { points, velocity } = await sprintAt('june', on(6, 30))
    expect(points).toMatchObject({ committed: 20, completed: 5, remaining: 15 })
    expect(velocity.actual).toBe(3.125)
    const classes = (await itemsAt('june', on(6, 30))).map(item => [item.id, item.class])
    expect(classes).toEqual([
      ['a', 'committed-done'],
      ['b', 'carried-over'],
      ['c', 'carried-over'],
      ['d', 'carried-over'],
      ['e', 'done-outside'],
    ])
    const { days } = await burndownAt('june', on(6, 30))
    expect(days.slice(4, 7).map(day => day.remaining)).toEqual([15, 15, null])
  })

  test('opened again, it is worked out anew', async () => {
    await close('june', on(6, 25))
    await board.change(...facts('c', [[on(6, 20), 'status', 'Done']]).slice(1))
    const team = await getTeam(board.db.read, board.teamId)
    const step = { by: null, now: on(6, 26), reason: 'One was forgotten' }
    await reopenSprint(board.db, team, 'june', step)
    expect(await sprintAt('june', on(6, 26))).toMatchObject({
      state: 'active',
      closedAt: null,
      points: { completed: 17 },
    })
    await close('june', on(6, 26))
    expect(await sprintAt('june', on(6, 26))).toMatchObject({
      state: 'closed',
      points: { completed: 17, remaining: 3 },
    })
  })

  test('burns down day by day, with what moved it by name', async () => {
    const { days, committed, exactFrom, why } = await burndownAt('june', on(6, 19))
    expect({ committed, exactFrom, why }).toEqual({ committed: 20, exactFrom: null, why: null })
    expect(days).toHaveLength(13)
    expect(days[0]).toMatchObject({ day: '2026-06-12', remaining: 20, working: true })
    expect(days[1]).toMatchObject({ day: '2026-06-13', remaining: 20, working: false })
    expect(days[4]?.changes).toMatchObject([
      { kind: 'completed', title: 'Title of a', points: 5, at: new Date(on(6, 16)).toISOString() },
    ])
    expect(days.map(day => day.remaining).slice(3)).toEqual([
      20,
      15,
      15,
      8,
      8,
      ...Array(5).fill(null),
    ])
    expect(days.at(-1)?.guideline).toBe(0)
    expect(days[0]?.guideline).toBeCloseTo((20 * 8) / 9, 9)
    expect(days[1]?.guideline).toBe(days[0]?.guideline)
  })
})

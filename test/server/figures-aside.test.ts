import { beforeEach, expect, test } from 'vitest'
import { Burndown } from '../../server/contract/burndown.ts'
import { SprintItems } from '../../server/contract/item.ts'
import { Sprint } from '../../server/contract/sprint.ts'
import { explain } from '../../server/domain/explain.ts'
import { saveAside } from '../../server/store/aside.ts'
import { closeSprint, reopenSprint } from '../../server/store/closes.ts'
import { commitSprint } from '../../server/store/commitments.ts'
import { getTeam } from '../../server/store/teams.ts'
import { on } from '../domain/facts.ts'
import { makeWatchedTeam, type WatchedTeam } from './watched-team.ts'

const reason = 'Counted on its sub-issues'
let board: WatchedTeam

const read = async (answer: Promise<{ body: Buffer }>) => JSON.parse((await answer).body.toString())
const sprintAt = async (id: string, now: number) =>
  Sprint.parse(await read(board.figures.sprint(board.teamId, id, now)))
const setAside = (itemId: string, why: string | null, now: number) =>
  saveAside(board.db, board.teamId, itemId, why, now)
const step = async (now: number) => ({
  team: await getTeam(board.db.read, board.teamId),
  step: { by: null, now },
})

async function close(now: number) {
  const { team, step: closing } = await step(now)
  await closeSprint(board.db, team, 'june', closing, tx =>
    board.figures.snapshot(tx, board.teamId, 'june', now),
  )
}

beforeEach(async () => {
  board = await makeWatchedTeam()
  await board.sprint('june', '2026-06-12', 13)
  for (const [itemId, points] of [
    ['parent', 8],
    ['child', 8],
  ] as const)
    await board.item(itemId, [on(6, 1), 'points', points], [on(6, 1), 'sprint', 'june'])
  const { team, step: committing } = await step(on(6, 12))
  await commitSprint(board.db, team, 'june', committing)
})

test('setting aside in an open sprint is a re-estimate that its figure explains', async () => {
  await setAside('parent', reason, on(6, 16))
  const sprint = await sprintAt('june', on(6, 17))
  expect(sprint).toMatchObject({
    points: { committed: 16, reestimated: -8, scope: 8 },
    aside: { items: 1, points: 8, reestimated: -8 },
  })
  expect(explain('reestimated', sprint).notes).toEqual([
    '-8 of it is points set aside, or counted again, since the commitment.',
    '1 item set aside counts 0, its 8 points left out: they stand on another item too.',
  ])
  const { items } = SprintItems.parse(
    await read(board.figures.sprintItems(board.teamId, 'june', on(6, 17))),
  )
  expect(items.map(({ id, points, aside }) => [id, points, aside])).toEqual([
    ['parent', 8, reason],
    ['child', 8, null],
  ])
  const { days } = Burndown.parse(
    await read(board.figures.burndown(board.teamId, 'june', on(6, 17))),
  )
  expect(days.flatMap(day => day.changes)).toMatchObject([
    { kind: 'reestimated', title: 'Title of parent', points: -8, aside: 'set-aside' },
  ])
})

test('an undo counts the points again, and nothing is left to explain', async () => {
  await setAside('parent', reason, on(6, 16))
  await setAside('parent', null, on(6, 17))
  const sprint = await sprintAt('june', on(6, 18))
  expect(sprint.points).toMatchObject({ committed: 16, reestimated: 0, scope: 16 })
  expect(sprint.aside).toBeUndefined()
})

test('a closed sprint is not changed by it, not even once it is opened and closed again', async () => {
  await close(on(6, 25))
  const before = await sprintAt('june', on(6, 26))
  await setAside('parent', reason, on(6, 26))
  expect(await sprintAt('june', on(6, 27))).toEqual(before)
  const { team, step: opening } = await step(on(6, 27))
  await reopenSprint(board.db, team, 'june', { ...opening, reason: 'To look at it' })
  await close(on(6, 28))
  const { points, aside } = await sprintAt('june', on(6, 29))
  expect(points).toEqual(before.points)
  expect(aside).toBeUndefined()
})

test('what a close keeps says what was set aside, and reads of the board leave it alone', async () => {
  await setAside('parent', reason, on(6, 16))
  await close(on(6, 25))
  expect((await sprintAt('june', on(6, 26))).aside).toEqual({
    items: 1,
    points: 8,
    reestimated: -8,
  })
  const { items } = SprintItems.parse(
    await read(board.figures.sprintItems(board.teamId, 'june', on(6, 26))),
  )
  expect(items[0]).toMatchObject({ id: 'parent', aside: reason, class: 'carried-over' })
})

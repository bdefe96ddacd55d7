import { expect, test } from 'vitest'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { previewMapping } from '../../server/board/preview.ts'
import { getTeam } from '../../server/store/teams.ts'
import { setUp } from './board-setup.ts'

async function withBigBoard() {
  const { world, project } = bigWorld({ items: 450, sprints: 4 })
  const { db, board, teamId } = await setUp(world, { owner: project.owner.login, number: 1 })
  const team = await getTeam(db.read, teamId)
  const connected = await board.connect(team)
  const found = async (edit = {}) => (await previewMapping({ db, ...connected }, team, edit)).found
  return { board, teamId, found }
}

test('a board not read yet is counted on its first items, and says so', async () => {
  const { found } = await withBigBoard()
  expect(await found()).toMatchObject({ items: 200, isAll: false })
})

test('a board that was read is counted whole, by other fields on its first items', async () => {
  const { board, teamId, found } = await withBigBoard()
  await board.syncTeam(teamId)
  const { statuses, withSprint, ...counts } = await found()
  expect(counts).toMatchObject({ items: 450, isAll: true, iterations: 4 })
  expect(withSprint).toBe(450 - Math.floor(450 / 8))
  expect(statuses.map(({ name, done }) => [name, done])).toEqual([
    ['Todo', false],
    ['In progress', false],
    ['Done', true],
  ])
  expect(statuses.reduce((sum, { items }) => sum + items, 0)).toBe(withSprint)
  expect(await found({ points: null })).toMatchObject({ items: 200, isAll: false, withPoints: 0 })
})

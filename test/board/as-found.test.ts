import { expect, test } from 'vitest'
import { year } from '../../scripts/stand-in/scenario/year/year.ts'
import type { Velocity } from '../../server/contract/velocity.ts'
import { makeFigures } from '../../server/figures.ts'
import { freshDb } from '../support/db.ts'
import { setUp } from './board-setup.ts'

test('one read of a board with a past gives what each finished sprint completed', async () => {
  const { made, currentIndex } = year({ today: '2026-06-24', finished: 5 })
  const player = made.play()
  const now = made.instant('2026-06-24', '20:00')
  player.advanceTo(now)
  const db = freshDb()
  const figures = makeFigures(db)
  const { board, teamId } = await setUp(player.world, { db, parts: { snapshot: figures.snapshot } })
  await board.syncTeam(teamId)
  const { body } = await figures.velocity(teamId, {}, now)
  const { sprints } = JSON.parse(body.toString()) as Velocity
  expect(sprints).toHaveLength(currentIndex + 3)
  for (const sprint of sprints.slice(0, currentIndex)) {
    expect(sprint).toMatchObject({ state: 'closed', sources: ['github'] })
    const { completed } = made.truth(sprint.title, { at: now })
    expect(completed).toBeGreaterThan(0)
    expect([sprint.title, sprint.points.completed]).toEqual([sprint.title, completed])
  }
})

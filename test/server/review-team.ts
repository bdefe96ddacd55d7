import { eq } from 'drizzle-orm'
import { items } from '../../db/schema.ts'
import { commitSprint } from '../../server/store/commitments.ts'
import { raiseRevision } from '../../server/store/revision.ts'
import { getTeam } from '../../server/store/teams.ts'
import { type facts, on } from '../domain/facts.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { makeWatchedTeam } from './watched-team.ts'

const day = 24 * 3_600_000

/**
 * June: committed 20 on its first day at noon, 12 of them done, the other 8 moved to July on the last day; 5 more done
 * outside of it. It is the day after its end.
 */
export async function teamWithJune() {
  const board = await makeWatchedTeam()
  await board.sprint('june', '2026-06-12', 13)
  await board.sprint('july', '2026-06-25', 14)
  const moved = [on(6, 24, 9), 'sprint', 'july'] as const
  const inJune = (itemId: string, points: number, ...told: Parameters<typeof facts>[1]) =>
    board.item(itemId, [on(6, 1), 'points', points], [on(6, 1), 'sprint', 'june'], ...told)
  await inJune('a', 5, [on(6, 16), 'status', 'Done'])
  await inJune('b', 7, [on(6, 18), 'state', 'completed'])
  await inJune('c', 5, moved)
  await inJune('d', 3, moved)
  await board.item('e', [on(6, 17), 'state', 'merged'], [on(6, 1), 'points', 5])
  for (const person of ['ada', 'bo', 'cy']) await board.person(person)
  const team = await getTeam(board.db.read, board.teamId)
  const app = await buildTestApp({ db: board.db, clock: testClock('2026-06-25T12:00:00Z') })
  await commitSprint(board.db, team, 'june', { by: null, now: on(6, 12) })
  const url = `/api/teams/${team.slug}`
  return {
    ...board,
    app,
    url,
    team,
    report: async (id = 'june') => (await app.get(`${url}/sprints/${id}/report`)).json(),
    sprintOf: async (id = 'june') => (await app.get(`${url}/sprints/${id}`)).json(),
    close: async (id = 'june') => (await app.post(`${url}/sprints/${id}/close`)).json(),
    decide: (itemId: string, body: object, id = 'june') =>
      app.put(`${url}/sprints/${id}/outside/${itemId}`, body),
    adjust: (body: object, id = 'june') => app.post(`${url}/sprints/${id}/adjustments`, body),
    history: async (id = 'june') => (await app.get(`${url}/sprints/${id}/history`)).json().entries,
    rename: (itemId: string, title: string) =>
      board.db.write(async tx => {
        await tx.update(items).set({ title }).where(eq(items.itemId, itemId))
        await raiseRevision(tx, board.teamId)
      }),
    nextDay: () => app.clock.advance(day),
  }
}

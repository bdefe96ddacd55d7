import { expect, test } from 'vitest'
import { badCredentials, rateLimited } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { setUp } from './board-setup.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-06-01' })
  .on('2026-05-20', '09:00', team => team.issue('a', 'Tides').estimate(5))

const noon = made.instant('2026-06-02', '12:00')
const minutes = (count: number) => noon + count * 60_000
const iso = (at: number) => new Date(at).toISOString()

/** A board that Knots reads by itself every five minutes, from noon on. */
async function everyFiveMinutes(syncMinutes = 5) {
  const player = made.play()
  player.advanceTo(noon)
  const config = { githubToken: TOKENS.reads, syncMinutes }
  const setup = await setUp(player.world, { parts: { config } })
  const round = async (at: number) => {
    player.advanceTo(at)
    setup.standIn.forget()
    await setup.board.syncAll()
    return setup.board.status(setup.teamId)
  }
  return { ...setup, round }
}

test('a team is told when its board is read next', async () => {
  const { board, teamId, round } = await everyFiveMinutes()
  expect((await board.status(teamId)).nextReadAt).toBeNull()
  expect(await round(noon)).toMatchObject({ state: 'ok', nextReadAt: iso(minutes(5)) })
})

test('after a failure it is told what was last good, why it failed, and when the next try is', async () => {
  const { round, standIn } = await everyFiveMinutes()
  await round(noon)
  standIn.faults.next(badCredentials)
  const sync = await round(minutes(5))
  expect(sync).toMatchObject({
    state: 'failed',
    lastReadAt: iso(noon),
    nextReadAt: iso(minutes(10)),
    items: 1,
  })
  expect(sync.error).toContain('does not accept the token')
})

test('a limit of an hour is left alone until it ends, and told with the time of the next try', async () => {
  const { round, standIn } = await everyFiveMinutes()
  standIn.faults.next(rateLimited(minutes(52)))
  const limited = await round(noon)
  expect(limited).toMatchObject({ state: 'failed', nextReadAt: iso(minutes(55)) })
  expect(limited.rateLimit).toMatchObject({ remaining: 0, resetAt: iso(minutes(52)) })
  for (const at of [5, 50]) {
    await round(minutes(at))
    expect(standIn.requests).toEqual([])
  }
  expect(await round(minutes(55))).toMatchObject({ state: 'ok', items: 1 })
})

test('a person who asks meanwhile is answered by GitHub itself', async () => {
  const { board, teamId, round, standIn } = await everyFiveMinutes()
  standIn.faults.next(rateLimited(minutes(52)))
  await round(noon)
  expect((await board.syncTeam(teamId)).state).toBe('ok')
})

test('nothing is promised where Knots never reads by itself', async () => {
  const { board, teamId } = await everyFiveMinutes(0)
  expect((await board.syncTeam(teamId)).nextReadAt).toBeNull()
})

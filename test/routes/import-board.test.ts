import { expect, onTestFinished, test, vi } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { agendaPage, sendText } from '../support/import.ts'

/** The first test makes GitHub's whole schema, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 30_000 })

/** A board whose iterations are the last five sprints of the minutes, the last one a day longer. */
const made = scenario({ firstDay: '2026-04-01' })
  .person('Mara Lind')
  .sprint('Iteration 12', { firstDay: '2026-04-17' })
  .sprint('Iteration 13', { firstDay: '2026-05-01' })
  .sprint('Iteration 14', { firstDay: '2026-05-15' })
  .sprint('Iteration 15', { firstDay: '2026-05-29' })
  .sprint('Iteration 16', { firstDay: '2026-06-12' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').estimate(5).moveTo('Iteration 15').status('Todo')
    team.issue('b', 'Charts').estimate(3).moveTo('Iteration 16').status('Todo')
  })
  .on('2026-06-02', '09:00', team => team.item('a').close())

async function start() {
  const clock = testClock('2026-06-18T12:00:00Z')
  const player = made.play()
  player.advanceTo(clock.now())
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const github = createGitHub({ apiUrl: standIn.url, now: clock.now, sleep: async () => undefined })
  const app = await buildTestApp({ clock, github, environment: { GITHUB_TOKEN: TOKENS.reads } })
  const given = {
    name: 'Fleet',
    timeZone: 'Europe/Berlin',
    github: { owner: 'harbour-works', number: 7 },
  }
  const team = (await app.post('/api/teams', given)).json()
  const path = `/api/teams/${team.slug}`
  return {
    sync: () => app.app.knots.board.syncTeam(team.id),
    import: (query = '') => sendText(app, `${path}/import/minutes${query}`, agendaPage),
    sprints: async () => (await app.get(`${path}/sprints`)).json().sprints as Sprint[],
    actions: async () => (await app.get(`${path}/actions`)).json().actions,
  }
}

const oneToSixteen = Array.from({ length: 16 }, (_, at) => at + 1)

/** What must be so whichever came first. */
function expectMerged(sprints: Sprint[]) {
  expect(sprints).toHaveLength(16)
  expect(sprints.map(({ sources }) => sources.includes('minutes'))).toEqual([
    ...Array<boolean>(15).fill(true),
    expect.any(Boolean),
  ])
  expect(sprints.filter(({ sources }) => sources.includes('github'))).toHaveLength(5)
  expect(sprints[14]).toMatchObject({
    title: 'Iteration 15',
    firstDay: '2026-05-29',
    lastDay: '2026-06-11',
    state: 'closed',
    points: { committed: 56, counted: 20 },
    fte: { planned: 3.8, actual: 3.8 },
    certainty: 'recorded',
  })
  expect(sprints[14]?.comment).toMatch(/^we expected far more/)
  expect(sprints[15]).toMatchObject({
    title: 'Iteration 16',
    lastDay: '2026-06-25',
    state: 'active',
    people: { answered: 11, total: 19 },
    fte: { planned: 4.2 },
    items: { total: 1 },
  })
}

test('minutes, then a board: sixteen sprints with their numbers', async () => {
  const team = await start()
  await team.import()
  const before = await team.sprints()
  await team.sync()
  const after = await team.sprints()
  expectMerged(after)
  expect(after.map(({ number }) => number)).toEqual(oneToSixteen)
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect((await team.import()).json()).toMatchObject({ hasChanges: false, conflicts: [] })
})

test('a board, then minutes: the same sixteen, numbered anew only after a yes', async () => {
  const team = await start()
  await team.sync()
  expect((await team.sprints()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  const first = (await team.import()).json()
  expect(first.isRenumbered).toBe(false)
  expect(first.renumbering).toHaveLength(16)
  expect((await team.sprints()).map(({ number }) => number)).toEqual([
    ...[6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    ...[1, 2, 3, 4, 5],
  ])
  expectMerged(await team.sprints())
  const ids = (await team.sprints()).map(({ id }) => id)

  expect((await team.import('?renumber=true')).json()).toMatchObject({ isRenumbered: true })
  expectMerged(await team.sprints())
  expect((await team.sprints()).map(({ number }) => number)).toEqual(oneToSixteen)
  expect((await team.sprints()).map(({ id }) => id)).toEqual(ids)
  expect((await team.actions())[0].dueSprint).toMatchObject({ number: 12, lastDay: '2026-04-30' })
  expect((await team.import('?renumber=true')).json().hasChanges).toBe(false)

  await team.sync()
  expectMerged(await team.sprints())
})

test('a board, then minutes with the yes at once', async () => {
  const team = await start()
  await team.sync()
  const preview = (await team.import('?dryRun=true&renumber=true')).json()
  expect(preview.sprints.map(({ number }: Sprint) => number)).toEqual(oneToSixteen)
  await team.import('?renumber=true')
  expectMerged(await team.sprints())
  expect((await team.sprints()).map(({ number }) => number)).toEqual(oneToSixteen)
})

import { expect, onTestFinished, test } from 'vitest'
import { slow } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { addField } from '../../scripts/stand-in/world/projects.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-06-15' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
    team.issue('b', 'Charts').status('Done')
  })

async function start(token: string | null = TOKENS.reads) {
  const clock = testClock('2026-06-17T12:00:00Z')
  const player = made.play()
  player.advanceTo(clock.now())
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const github = createGitHub({ apiUrl: standIn.url, now: clock.now, sleep: async () => undefined })
  const app = await buildTestApp({
    clock,
    github,
    environment: token === null ? {} : { GITHUB_TOKEN: token },
  })
  const team = (
    await app.post('/api/teams', {
      name: 'Fleet',
      timeZone: 'Europe/Berlin',
      github: { owner: 'harbour-works', number: 7 },
    })
  ).json()
  const path = `/api/teams/${team.slug}`
  const ended = async () => {
    for (;;) {
      const sync = (await app.get(`${path}/sync`)).json()
      if (sync.state !== 'running') return sync
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { ...app, standIn, player, path, ended }
}

test('a board is read on request, its state told, and a second request joins the read', async () => {
  const { get, post, path, ended, standIn } = await start()
  expect((await get(`${path}/sync`)).json()).toMatchObject({ state: 'never', lastReadAt: null })
  let go: (value: unknown) => void = () => undefined
  standIn.faults.next(slow(new Promise(resolve => (go = resolve))))
  const first = await post(`${path}/sync`)
  expect(first.statusCode).toBe(202)
  expect(first.json()).toMatchObject({ state: 'running', progress: { done: 0, total: 0 } })
  expect((await post(`${path}/sync`)).json().state).toBe('running')
  go(undefined)
  expect(await ended()).toMatchObject({
    state: 'ok',
    items: 2,
    lastReadAt: '2026-06-17T12:00:00.000Z',
  })
  const projects = standIn.requests.filter(({ query }) => query.includes('query KnotsProject'))
  expect(projects).toHaveLength(1)
  const board = (await get(`${path}/items`)).json()
  expect(board.items.map((item: { title: string }) => item.title)).toEqual(['Tides', 'Charts'])
})

test('a team without a project, and one without a token, are told what to do', async () => {
  const { post, path } = await start(null)
  const answer = await post(`${path}/sync`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toBe(
    'There is no token to read GitHub with. Give the team one in Settings.',
  )
  await post('/api/teams', { name: 'Loose', timeZone: 'Europe/Berlin' })
  expect((await post('/api/teams/loose/sync')).json().message).toBe(
    'This team has no GitHub project yet. Name one in Settings.',
  )
})

test('a refused token is said with a code of its own, and by the sync too', async () => {
  const { get, post, path, ended } = await start('ghp_wrong')
  const answer = await get(`${path}/github/fields`)
  expect(answer.statusCode).toBe(502)
  expect(answer.json().code).toBe('github-token')
  await post(`${path}/sync`)
  expect(await ended()).toMatchObject({ state: 'failed', error: answer.json().message })
})

test('the preview says what the fields are taken for and what that finds', async () => {
  const { get, path } = await start()
  const preview = (await get(`${path}/github/fields`)).json()
  const nameOf = (id: string) =>
    preview.fields.find((field: { id: string }) => field.id === id)?.name
  expect(preview.project.title).toBe('Harbour board')
  expect(Object.values<string>(preview.mapping).map(nameOf)).toEqual([
    'Story Points',
    'Sprint',
    'Status',
  ])
  expect(preview.found).toMatchObject({
    items: 2,
    isAll: true,
    withPoints: 1,
    withSprint: 1,
    iterations: 1,
  })
  expect(preview.found.statuses).toContainEqual({ name: 'Done', items: 1, done: true })
  expect(preview.problems).toEqual([])
})

test('a choice can be tried, then saved, and the board is read by it', async () => {
  const { get, patch, post, path, ended, player } = await start()
  const hours = addField(player.world, player.project, { name: 'Hours', dataType: 'NUMBER' })
  await post(`${path}/sync`)
  await ended()
  const tried = (await get(`${path}/github/fields?points=${hours.id}`)).json()
  expect(tried.found.withPoints).toBe(0)
  expect((await get(`${path}/items`)).json().items[0].points).toBe(5)
  const saved = await patch(`${path}/github/fields`, { points: hours.id })
  expect(saved.json().mapping.points).toBe(hours.id)
  await ended()
  expect((await get(`${path}/items`)).json().items[0].points).toBeNull()
})

test('a field that cannot hold points is refused as points', async () => {
  const { patch, path, player } = await start()
  const title = player.project.fields.find(({ name }) => name === 'Title')
  const answer = await patch(`${path}/github/fields`, { points: title?.id })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toBe(
    'This field cannot hold the points. Choose one of those offered.',
  )
})

test('a read of the project before is thrown away, and the new project is read after it', async () => {
  const { get, post, patch, path, ended, standIn } = await start()
  let go: (value: unknown) => void = () => undefined
  standIn.faults.next(slow(new Promise(resolve => (go = resolve))))
  await post(`${path}/sync`)
  const { version } = (await get(path)).json()
  await patch(path, { version, github: { owner: 'harbour-works', number: 99 } })
  expect((await post(`${path}/sync`)).json().state).toBe('running')
  go(undefined)
  await expect.poll(async () => (await ended()).error).toMatch(/There is no project 99/)
  expect((await get(`${path}/items`)).json().items).toEqual([])
  expect((await get(path)).json().github).toMatchObject({ number: 99, title: null })
})

test('a read of a project that the team has left says so and keeps nothing', async () => {
  const { get, post, patch, path, ended, standIn } = await start()
  let go: (value: unknown) => void = () => undefined
  standIn.faults.next(slow(new Promise(resolve => (go = resolve))))
  await post(`${path}/sync`)
  const { version } = (await get(path)).json()
  await patch(path, { version, github: null })
  go(undefined)
  expect(await ended()).toMatchObject({
    state: 'failed',
    error:
      'The team was given another project while this one was read. Nothing of it was kept; read the board again.',
  })
  expect((await get(`${path}/items`)).json().items).toEqual([])
})

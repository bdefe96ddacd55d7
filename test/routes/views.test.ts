import { expect, onTestFinished, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import type { ViewItems, ViewPreview, Views } from '../../server/contract/view.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-06-15' })
  .view('Backlog', 'is:open no:sprint')
  .view('Bugs', 'label:bug')
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').moveTo('Sprint 1')
    team.issue('b', 'Charts').label('bug')
    team.issue('c', 'Ropes')
    team.issue('d', 'Sails')
  })

async function start() {
  const clock = testClock('2026-06-17T12:00:00Z')
  const player = made.play()
  player.advanceTo(clock.now())
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const github = createGitHub({ apiUrl: standIn.url, now: clock.now, sleep: async () => undefined })
  const knots = await buildTestApp({ clock, github, environment: { GITHUB_TOKEN: TOKENS.reads } })
  const team = (
    await knots.post('/api/teams', {
      name: 'Fleet',
      timeZone: 'Europe/Berlin',
      github: { owner: 'harbour-works', number: 7 },
    })
  ).json()
  const T = '/api/teams/fleet'
  const views = async () => (await knots.get(`${T}/views`)).json() as Views
  const itemsOf = async (role: string, query = '') =>
    (await knots.get(`${T}/views/${role}/items${query}`)).json() as ViewItems
  const titles = async (role: string) => (await itemsOf(role)).items.map(({ title }) => title)
  const read = () => knots.app.knots.board.syncTeam(team.id)
  return { ...knots, T, standIn, views, itemsOf, titles, read }
}

test('before the first read nothing is known, and the backlog is empty', async () => {
  const { views, itemsOf, put, T } = await start()
  expect(await views()).toMatchObject({ projectUrl: null, views: [] })
  expect(await itemsOf('backlog')).toMatchObject({ source: 'default', items: [], total: 0 })
  const answer = await put(`${T}/views`, { roles: { backlog: 1 } })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toBe('The board was not read yet. Read it first, then choose.')
})

test('a view can be tried, chosen for a use, taken away, and go by its name again', async () => {
  const { read, T, get, put, titles, views } = await start()
  await read()
  expect(await titles('backlog')).toEqual(['Charts', 'Ropes', 'Sails'])
  const tried = (await get(`${T}/views/preview?number=2`)).json() as ViewPreview
  expect(tried).toMatchObject({ source: 'github', total: 1, first: [{ title: 'Charts' }] })

  expect((await put(`${T}/views`, { roles: { backlog: 2, triage: 2 } })).statusCode).toBe(200)
  expect(await titles('backlog')).toEqual(['Charts'])
  expect(await titles('triage')).toEqual(['Charts'])

  await put(`${T}/views`, { roles: { backlog: null } })
  expect(await titles('backlog')).toEqual(['Charts', 'Ropes', 'Sails'])
  expect((await views()).uses.find(({ role }) => role === 'backlog')).toMatchObject({
    number: null,
    isChosen: true,
    detected: 1,
    source: 'default',
  })
  expect(await titles('triage')).toEqual([])

  await put(`${T}/views`, { roles: {} })
  expect((await views()).uses.find(({ role }) => role === 'backlog')).toMatchObject({
    number: 1,
    isChosen: false,
    source: 'github',
    total: 3,
  })
})

test('a choice outlives the reads that follow', async () => {
  const { read, T, put, titles } = await start()
  await read()
  await put(`${T}/views`, { roles: { backlog: 2 } })
  await read()
  expect(await titles('backlog')).toEqual(['Charts'])
})

test('without GitHub a choice is saved, and Knots runs the filter itself', async () => {
  const { read, T, put, itemsOf, standIn } = await start()
  await read()
  await standIn.close()
  const answer = await put(`${T}/views`, { roles: { external: 2 } })
  expect(answer.statusCode).toBe(200)
  expect(await itemsOf('external')).toMatchObject({ source: 'knots', total: 1 })
})

test.each(['backlog', 'sprint'])('long lists come in pages: %s', async role => {
  const { read, T, put, itemsOf } = await start()
  await read()
  await put(`${T}/views`, { roles: { backlog: null, sprint: 1 } })
  const first = await itemsOf(role, '?limit=2')
  expect(first).toMatchObject({ total: 3, next: 2 })
  const second = await itemsOf(role, `?limit=2&cursor=${first.next}`)
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
    'Charts',
    'Ropes',
    'Sails',
  ])
  expect(second.next).toBeNull()
})

test('a view that is not there and a use that is none are refused', async () => {
  const { read, T, get, put } = await start()
  await read()
  expect((await get(`${T}/views/preview?number=99`)).statusCode).toBe(404)
  expect((await put(`${T}/views`, { roles: { backlog: 99 } })).statusCode).toBe(404)
  expect((await put(`${T}/views`, { roles: { wishes: 1 } })).statusCode).toBe(400)
  expect((await get(`${T}/views/wishes/items`)).statusCode).toBe(400)
})

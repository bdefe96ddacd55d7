import { expect, test } from 'vitest'
import { projects } from '../../db/schema.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'

test('a new team gets an address made from its name and sensible settings', async () => {
  const app = await buildTestApp()
  const made = await app.post('/api/teams', { name: 'Crème Brûlée', timeZone: 'Europe/Paris' })
  expect(made.statusCode).toBe(201)
  expect(made.json()).toMatchObject({
    slug: 'creme-brulee',
    weekdays: [1, 2, 3, 4, 5],
    average: { method: 'weighted', last: null },
    hasToken: false,
    tokenFrom: null,
    github: null,
  })
  expect((await app.get('/api/teams')).json().teams).toEqual([made.json()])
  expect((await app.get('/api/teams/creme-brulee')).json()).toEqual(made.json())
})

test('a second team of the same name is refused in words', async () => {
  const app = await buildTestApp()
  await makeTeam(app, 'Fleet')
  const second = await app.post('/api/teams', { name: 'fleet', timeZone: 'Europe/Berlin' })
  expect(second.statusCode).toBe(409)
  expect(second.json().message).toMatch(/already a team called fleet/)
})

test('an unknown time zone is refused in words and nothing is made', async () => {
  const app = await buildTestApp()
  const answer = await app.post('/api/teams', { name: 'Fleet', timeZone: 'Mars/Olympus' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'invalid', issues: [{ path: 'timeZone' }] })
  expect(answer.json().message).toMatch(/Mars\/Olympus.*Europe\/Berlin/)
  expect((await app.get('/api/teams')).json()).toEqual({ teams: [] })
})

test('a body that is wrong names each wrong field', async () => {
  const app = await buildTestApp()
  const answer = await app.post('/api/teams', { name: ' ', github: { owner: 'a b', number: 0 } })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().issues.map((one: { path: string }) => one.path)).toEqual([
    'name',
    'timeZone',
    'github.owner',
    'github.number',
  ])
})

test('an unknown team and an unknown address are 404 problems', async () => {
  const app = await buildTestApp()
  for (const url of ['/api/teams/nobody', '/api/teams/nobody/people', '/api/nothing', '/api']) {
    const answer = await app.get(url)
    expect(answer.statusCode, url).toBe(404)
    expect(answer.json().code).toBe('not-found')
  }
})

test('settings are changed one by one; weekdays and the point scale are put in order', async () => {
  const app = await buildTestApp()
  const team = await makeTeam(app)
  const edit = {
    version: 1,
    weekdays: [4, 1, 2, 2],
    pointScale: [8, 1, 3],
    average: { method: 'mean', last: 5 },
    closures: [{ day: '2026-12-24', name: 'Office closed' }],
    doneStatuses: ['Landed'],
  }
  const saved = (await app.patch('/api/teams/fleet', edit)).json()
  expect(saved).toEqual({
    ...team,
    ...edit,
    version: 2,
    weekdays: [1, 2, 4],
    pointScale: [1, 3, 8],
  })
})

test('old settings are refused with those there are now', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const saved = (await app.patch('/api/teams/fleet', { version: 1, graceDays: 2 })).json()
  const late = await app.patch('/api/teams/fleet', { version: 1, graceDays: 0 })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toEqual(saved)
})

test('a team renamed keeps its address', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const saved = (await app.patch('/api/teams/fleet', { version: 1, name: 'Armada' })).json()
  expect(saved).toMatchObject({ name: 'Armada', slug: 'fleet' })
})

test('another country takes the region along, the same one does not', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const url = '/api/teams/fleet'
  await app.patch(url, { version: 1, country: 'DE', region: 'BY' })
  expect((await app.patch(url, { version: 2, country: 'DE' })).json().region).toBe('BY')
  expect((await app.patch(url, { version: 3, country: 'FR' })).json().region).toBeNull()
  const wrong = await app.patch(url, { version: 4, region: 'BY' })
  expect(wrong.json().issues).toEqual([
    { path: 'region', message: 'Knots knows no region BY in FR.' },
  ])
})

test('another project on GitHub has no title yet, the ledger of the old one stays', async () => {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  const url = '/api/teams/fleet'
  await app.patch(url, { version: 1, github: { owner: 'Crew', number: 7 } })
  await app.db.write(async tx => {
    await tx.insert(projects).values({
      teamId,
      projectId: 'P',
      title: 'Board',
      url: 'https://github.example/7',
      fields: [],
      firstReadAt: 17,
    })
  })
  const same = await app.patch(url, { version: 2, github: { owner: 'crew', number: 7 } })
  expect(same.json().github).toMatchObject({ number: 7, title: 'Board' })
  const other = await app.patch(url, { version: 3, github: { owner: 'crew', number: 8 } })
  expect(other.json().github).toEqual({ owner: 'crew', number: 8, title: null, url: null })
  const [kept] = await app.db.read.select().from(projects)
  expect(kept?.firstReadAt).toBe(17)
  expect((await app.patch(url, { version: 4, github: null })).json().github).toBeNull()
})

test('teams whose names have no Latin letters each get an address', async () => {
  const app = await buildTestApp()
  const slugs = []
  for (const name of ['帆船', '日本', 'Team!', 'team ?'])
    slugs.push((await makeTeam(app, name)).slug)
  expect(slugs).toEqual(['team', 'team-2', 'team-3', 'team-4'])
  const again = await app.post('/api/teams', { name: ' 日本 ', timeZone: 'UTC' })
  expect(again.statusCode).toBe(409)
})

test('a token with a line break in it is refused at once and not quoted', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const answer = await app.put('/api/teams/fleet/github/token', { token: 'ghp_secret\ntail' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toMatch(/no spaces, line breaks/)
  expect(answer.body).not.toContain('secret')
})

test.each(['__proto__', 'toString', 'BY.valueOf'])('the region %s is none', async region => {
  const app = await buildTestApp()
  const { version } = await makeTeam(app)
  const answer = await app.patch('/api/teams/fleet', { version, country: 'DE', region })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toBe(`Knots knows no region ${region} in DE.`)
})

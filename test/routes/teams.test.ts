import { expect, test } from 'vitest'
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

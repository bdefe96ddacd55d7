import { generateKeyPairSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tokens } from '../../db/schema.ts'
import { readConfig } from '../../server/config.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const secret = 'ghp_verySecretToken123'

/** Every address that answers a GET, with its parameters filled in. */
async function allAddresses(app: TestApp, id: string): Promise<string[]> {
  const { paths } = (await app.get('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, unknown>>
  }
  return Object.entries(paths)
    .filter(([path, methods]) => 'get' in methods && path !== '/api/events')
    .map(([path]) => path.replace('{team}', 'fleet').replace(/\{\w+\}/g, id))
}

test('a token is written, is said to be there, and never comes back in an answer or the log', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const saved = await app.put('/api/teams/fleet/github/token', { token: secret })
  expect(saved.json()).toMatchObject({ hasToken: true, tokenFrom: 'team' })
  const [row] = await app.db.read.select().from(tokens)
  expect(row?.token).toBe(secret)

  const days = { firstDay: '2026-06-12', lastDay: '2026-06-24' }
  const sprint = (await app.post('/api/teams/fleet/sprints', days)).json()
  const addresses = await allAddresses(app, sprint.id)
  expect(addresses).toContain('/api/teams/fleet/export.json')
  expect(addresses).toContain(`/api/teams/fleet/sprints/${sprint.id}/burndown`)
  for (const url of [...addresses, '/api/teams', '/api/me?team=fleet']) {
    const answer = await app.get(url)
    expect(answer.body + JSON.stringify(answer.headers), url).not.toContain(secret)
  }
  expect(saved.body).not.toContain(secret)
  expect(app.log.join()).not.toContain(secret)
})

test('a token that cannot be kept does not get into the log either', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const write = app.db.write
  Object.assign(app.db, {
    write: () => Promise.reject(Object.assign(new Error('disk full'), { params: [secret] })),
  })
  const answer = await app.put('/api/teams/fleet/github/token', { token: secret })
  Object.assign(app.db, { write })
  expect(answer.statusCode).toBe(500)
  expect(app.log.join()).toContain('disk full')
  expect(app.log.join() + answer.body).not.toContain(secret)
})

test('a token can be replaced and forgotten; that of the environment stands in', async () => {
  const app = await buildTestApp({ environment: { GITHUB_TOKEN: 'ghp_ofEnvironment' } })
  const team = await makeTeam(app)
  expect(team).toMatchObject({ hasToken: true, tokenFrom: 'environment' })
  await app.put('/api/teams/fleet/github/token', { token: 'first' })
  await app.put('/api/teams/fleet/github/token', { token: secret })
  const rows = await app.db.read.select().from(tokens).where(eq(tokens.teamId, team.id))
  expect(rows.map(row => row.token)).toEqual([secret])
  const forgotten = await app.remove('/api/teams/fleet/github/token')
  expect(forgotten.json()).toMatchObject({ hasToken: true, tokenFrom: 'environment' })
  expect(await app.db.read.$count(tokens)).toBe(0)
})

test('an empty token is refused', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const answer = await app.put('/api/teams/fleet/github/token', { token: '  ' })
  expect(answer.json()).toMatchObject({ issues: [{ path: 'token', message: 'Paste a token' }] })
})

test('the key of a GitHub App is used, is said to be there, and never comes back', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  const environment = { GITHUB_APP_ID: '4711', GITHUB_APP_PRIVATE_KEY: privateKey }
  const clock = testClock()
  const config = readConfig(environment)
  const github = createGitHub({
    apiUrl: config.githubApiUrl,
    app: config.githubApp,
    fetch: async () => Response.json({ message: 'Bad credentials' }, { status: 401 }),
    ...clock,
  })
  const app = await buildTestApp({ environment, github, clock })
  const team = await makeTeam(app)
  expect(team).toMatchObject({ hasToken: true, tokenFrom: 'app' })
  await app.patch('/api/teams/fleet', { version: 1, github: { owner: 'crew', number: 7 } })
  const sync = await app.app.knots.board.syncTeam(team.id)
  expect(sync.error).toMatch(/^GitHub does not accept the App/)
  const secretLine = privateKey.split('\n')[3] ?? ''
  for (const url of await allAddresses(app, 'x')) {
    const answer = await app.get(url)
    expect(answer.body + JSON.stringify(answer.headers), url).not.toContain(secretLine)
  }
  expect(app.log.join() + JSON.stringify(sync)).not.toContain(secretLine)
})

import { expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'

type Line = Record<string, unknown>

const answered = (log: string[]) =>
  log.map(line => JSON.parse(line) as Line).filter(line => line.msg === 'answered')

test('Knots is ready when its database answers', async () => {
  const app = await buildTestApp()
  expect((await app.get('/api/ready')).json()).toEqual({ status: 'ready' })
})

test('a database that does not answer makes Knots unready, but it is alive', async () => {
  const app = await buildTestApp()
  await app.app.ready()
  const fault = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' })
  const select = () => ({ from: () => ({ limit: () => Promise.reject(fault) }) })
  Object.assign(app.db, { read: { select } })
  const answer = await app.get('/api/ready')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toEqual({
    code: 'not-ready',
    message: expect.stringMatching(/database of Knots cannot be read/),
  })
  expect(app.log.join()).toContain('disk I/O error')
  expect((await app.get('/api/health')).statusCode).toBe(200)
})

test('a line of the log says the route, how it went and which request, and nothing of who or what', async () => {
  const app = await buildTestApp({ environment: { GITHUB_TOKEN: 'ghp_secretToken' } })
  const team = await makeTeam(app)
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-24' }
  const sprint = (await app.post('/api/teams/fleet/sprints', days)).json()
  app.log.length = 0
  const headers = { authorization: 'Bearer very-secret', cookie: 'knots-me-x=someone' }
  const found = await app.get(`/api/teams/fleet/sprints/${sprint.id}?token=hidden`, headers)
  await app.get('/api/teams/fleet/items?q=hidden', headers)
  await app.get('/api/nothing/hidden')
  await app.get('/some-page/hidden')
  const lines = answered(app.log)
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatchObject({
    level: 30,
    requestId: found.headers['x-request-id'],
    method: 'GET',
    route: '/api/teams/:team/sprints/:id',
    status: 200,
    milliseconds: expect.any(Number),
  })
  expect(lines.slice(2).map(({ route, status }) => ({ route, status }))).toEqual([
    { route: null, status: 404 },
    { route: null, status: 404 },
  ])
  const known = new Set(['level', 'time', 'pid', 'hostname', 'requestId', 'method', 'route'])
  for (const name of ['status', 'milliseconds', 'msg']) known.add(name)
  for (const line of lines) expect(new Set(Object.keys(line)).difference(known)).toEqual(new Set())
  for (const secret of [
    sprint.id,
    team.id,
    'hidden',
    'very-secret',
    'someone',
    'ghp_',
    '127.0.0.1',
  ])
    expect(app.log.join()).not.toContain(secret)
})

test('where only warnings are logged, requests are not', async () => {
  const lines: string[] = []
  const logger = { level: 'warn', stream: { write: (line: string) => void lines.push(line) } }
  const app = await buildTestApp({ logger })
  await app.get('/api/health')
  expect(lines).toEqual([])
})

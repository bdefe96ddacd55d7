import { expect, test } from 'vitest'
import { asProblem, Conflict, forLog, UpstreamFailed } from '../../server/errors.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'

test('a body that is no JSON, none, too long or of another kind is refused in words', async () => {
  const { app } = await buildTestApp()
  const send = (payload: string, type: string) =>
    app.inject({ method: 'POST', url: '/api/teams', payload, headers: { 'content-type': type } })
  const json = 'application/json'
  const answers = [
    await send('{"name":', json),
    await send('', json),
    await send(JSON.stringify({ name: 'x'.repeat(2 ** 20) }), json),
    await send('<team/>', 'application/xml'),
  ]
  expect(answers.map(answer => answer.statusCode)).toEqual([400, 400, 413, 415])
  expect(answers.map(answer => answer.json().code)).toEqual([
    'invalid',
    'invalid',
    'too-large',
    'media-type',
  ])
  for (const answer of answers)
    expect(Object.keys(answer.json()).sort()).toEqual(['code', 'message'])
})

test('a fault of Knots itself shows no stack and no detail, and is in the log', async () => {
  const broken = await buildTestApp({ playDemo: () => Promise.reject(new Error('secret detail')) })
  const answer = await broken.post('/api/demo')
  expect(answer.statusCode).toBe(500)
  expect(answer.json()).toEqual({
    code: 'internal',
    message: 'Something went wrong inside Knots. What happened is in its log; nothing was saved.',
    requestId: answer.headers['x-request-id'],
  })
  const [line = ''] = broken.log.filter(one => one.includes('secret detail'))
  expect(JSON.parse(line).requestId).toBe(answer.headers['x-request-id'])
})

test('an error of a client is logged without the request it carries along', () => {
  const request = { headers: { authorization: 'bearer very-secret' } }
  const error = Object.assign(new Error('GitHub failed'), { request })
  expect(JSON.stringify(forLog(error))).not.toContain('very-secret')
  expect(forLog(new UpstreamFailed('No answer', new Error('socket hang up'))).message).toBe(
    'No answer (socket hang up)',
  )
})

test('a conflict carries what is there now', () => {
  expect(asProblem(new Conflict('Too late.', { version: 2 }))).toEqual({
    status: 409,
    problem: { message: 'Too late.', code: 'conflict', current: { version: 2 } },
  })
})

test.each([
  ['SQLITE_FULL', 507, /no room left.*nothing was saved/],
  ['SQLITE_READONLY_DIRECTORY', 500, /may not write to its data folder/],
  ['SQLITE_BUSY', 503, /Another program holds the database/],
  ['SQLITE_CORRUPT_INDEX', 500, /restore a backup/],
])('a database that says %s is told in words', (code, status, words) => {
  const cause = Object.assign(new Error('at /home/knots/data'), { code })
  const problem = asProblem(new Error('Failed query: insert into people', { cause }))
  expect(problem.status).toBe(status)
  expect(problem.problem.message).toMatch(words)
  expect(problem.problem.message).not.toMatch(/home|insert/)
})

test('a refusal of a plugin keeps its status and gets a code', () => {
  const error = Object.assign(new Error('Slow down'), { statusCode: 429 })
  expect(asProblem(error)).toEqual({
    status: 429,
    problem: { message: 'Slow down', code: 'too-many-requests' },
  })
})

test.each([
  ['/api/teams/%ff', 400, 'invalid'],
  [`/api/teams/${'a'.repeat(300)}`, 404, 'not-found'],
])('an address that cannot be read is a problem like any other', async (url, status, code) => {
  const answer = await (await buildTestApp()).get(url)
  expect(answer.statusCode).toBe(status)
  expect(Object.keys(answer.json()).sort()).toEqual(['code', 'message'])
  expect(answer.json().code).toBe(code)
})

test('what is wrong with a value is said in words for a person', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const wrongOf = async (url: string, body: object) => (await app.post(url, body)).json().message
  expect(await wrongOf('/api/teams', { name: 'x'.repeat(81) })).toBe(
    'name: Give 80 characters at most. timeZone: This is missing',
  )
  expect(await wrongOf('/api/teams/fleet/sprints', { firstDay: '1.6.2026', lastDay: 5 })).toBe(
    'firstDay: Write a day like 2026-06-24. lastDay: Give a text',
  )
  expect(await wrongOf('/api/teams/fleet/people', { name: 'Ada', usualPercent: 101 })).toBe(
    'usualPercent: Give 100 at most',
  )
  expect(await wrongOf('/api/teams/fleet/people', { name: 'Ada', usualPercent: 33.3 })).toBe(
    'usualPercent: Give a whole number',
  )
  const query = await app.get('/api/teams/fleet/velocity?method=guess')
  expect(query.json().message).toBe('method: Give one of “weighted”, “pooled”, “mean”, “median”')
})

test('what GitHub refuses is one line in the log, without a stack', async () => {
  const playDemo = () => Promise.reject(new UpstreamFailed('GitHub is away.'))
  const app = await buildTestApp({ playDemo })
  expect((await app.post('/api/demo')).json().message).toBe('GitHub is away.')
  expect(app.log.join()).toContain('POST /api/demo: GitHub is away.')
  expect(app.log.join()).not.toContain('errors.test.ts')
})

test('a query that fails leaves its statement in the log, and none of its values', async () => {
  const cause = new Error('disk I/O error')
  const error = Object.assign(
    new Error('Failed query: insert into cards values (?, ?)\nparams: Slow $& reviews,ada'),
    { query: 'insert into cards values (?, ?)', params: ['Slow $& reviews', 'ada'], cause },
  )
  const logged = forLog(error)
  expect(logged.message).toBe('Failed query: insert into cards values (?, ?) (disk I/O error)')
  expect(logged.stack).toContain('errors.test.ts')
  expect(JSON.stringify(logged)).not.toMatch(/Slow|ada/)
  expect(JSON.stringify(forLog(new Error('outer', { cause: error })))).not.toMatch(/Slow|ada/)
})

import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'

const body = { name: 'Fleet', timeZone: 'UTC' }

test.each(['localhost:4000', '127.0.0.1:4000', '127.1.2.3', '[::1]:4000', 'knots.localhost'])(
  'the loopback name %s is answered',
  async host => {
    const app = await buildTestApp()
    expect((await app.get('/api/health', { host })).statusCode).toBe(200)
  },
)

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '10.0.0.1',
  'a b',
  'evil.example@127.0.0.1',
  'localhost/evil.example',
  'localhost\\evil.example',
  'localhost.',
])('the foreign name %s gets 421 wherever it asks', async host => {
  const app = await buildTestApp()
  for (const url of ['/api/health', '/api/teams', '/', '/api/docs', '/api/events']) {
    const answer = await app.get(url, { host })
    expect(answer.statusCode, url).toBe(421)
    expect(answer.json()).toMatchObject({ code: 'misdirected' })
  }
})

test('a request with two names gets 421, though one of them is right', async () => {
  const { app } = await buildTestApp()
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(address.port), address.hostname)
  socket.write(
    `GET /api/health HTTP/1.1\r\nHost: ${address.host}\r\nhost: evil.example\r\nConnection: close\r\n\r\n`,
  )
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 421 /)
})

test('HOST and the host of PUBLIC_URL are answered too', async () => {
  const environment = {
    HOST: '192.168.7.7',
    KNOTS_TRUST_NETWORK: 'yes',
    PUBLIC_URL: 'https://knots.example.org',
  }
  const app = await buildTestApp({ environment })
  expect((await app.get('/api/health', { host: '192.168.7.7:4000' })).statusCode).toBe(200)
  expect((await app.get('/api/health', { host: 'knots.example.org' })).statusCode).toBe(200)
  expect((await app.get('/api/health', { host: 'example.org' })).statusCode).toBe(421)
})

test.each([
  ['a page of Knots', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 201],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }, 201],
  ['a command line', {}, 201],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
  ['an old browser on another site', { origin: 'http://evil.example' }, 403],
  ['a page without origin', { origin: 'null' }, 403],
  ['a browser without Sec-Fetch-Site on a page of Knots', { origin: 'http://localhost:80' }, 201],
  ['another port of this machine', { origin: 'http://localhost:5555' }, 403],
] as const)('a write from %s', async (_from, headers, status) => {
  const app = await buildTestApp()
  const answer = await app.post('/api/teams', body, { host: 'localhost:80', ...headers })
  expect(answer.statusCode).toBe(status)
  expect((await app.get('/api/teams')).json().teams).toHaveLength(status === 201 ? 1 : 0)
})

test('a page of another site can neither change, remove nor put anything', async () => {
  const app = await buildTestApp()
  const team = await makeTeam(app)
  const headers = { 'sec-fetch-site': 'cross-site' }
  const url = `/api/teams/${team.slug}`
  expect((await app.patch(url, { version: 1, name: 'Mine' }, headers)).statusCode).toBe(403)
  expect((await app.put(`${url}/github/token`, { token: 't' }, headers)).statusCode).toBe(403)
  const removed = await app.app.inject({ method: 'DELETE', url: `${url}/github/token`, headers })
  expect(removed.statusCode).toBe(403)
  expect((await app.get(url)).json()).toEqual(team)
})

test('who I am is kept in a cookie for each team and is a person of that team only', async () => {
  const app = await buildTestApp()
  const fleet = await makeTeam(app, 'Fleet')
  const port = await makeTeam(app, 'Port')
  const person = (await app.post('/api/teams/fleet/people', { name: 'Ada' })).json()
  const answer = await app.put('/api/me', { team: 'fleet', personId: person.id })
  expect(answer.json()).toEqual({
    ...{ team: 'fleet', personId: person.id },
    ...{ role: 'scrum-master', canChoose: true },
  })
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api' })
  const headers = { cookie: `${cookie?.name}=${cookie?.value}; knots-me-${port.id}=${person.id}` }
  expect((await app.get('/api/me?team=fleet', headers)).json().personId).toBe(person.id)
  expect((await app.get('/api/me?team=port', headers)).json().personId).toBe(null)
  const wrong = await app.put('/api/me', { team: 'port', personId: person.id })
  expect(wrong.statusCode).toBe(404)
  expect(fleet.id).not.toBe(port.id)
})

test('the cookie is for https only when Knots is reached over https', async () => {
  const app = await buildTestApp({ environment: { PUBLIC_URL: 'https://knots.example.org' } })
  await makeTeam(app)
  const person = (await app.post('/api/teams/fleet/people', { name: 'Ada' })).json()
  const answer = await app.put('/api/me', { team: 'fleet', personId: person.id })
  expect(answer.cookies[0]).toMatchObject({ secure: true })
})

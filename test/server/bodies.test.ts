import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { tooMuch } from '../../server/bodies.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'

const json = { 'content-type': 'application/json' }
const nested = (levels: number, [open, close]: [string, string]) =>
  open.repeat(levels) + close.repeat(levels)

test.each([
  ['lists', nested(10_000, ['[', ']'])],
  ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['lists that never end', '['.repeat(500_000)],
  ['a field that nobody knows', `{"name":"Fleet","x":${nested(10_000, ['[', ']'])}}`],
])(
  'a body of 10,000 nested %s is refused as a mistake of whoever sent it',
  async (_what, payload) => {
    const { app, log } = await buildTestApp()
    const answer = await app.inject({ method: 'POST', url: '/api/teams', payload, headers: json })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().message).toBe('The body is nested deeper than Knots reads.')
    expect(log.join()).not.toMatch(/stack|RangeError/)
  },
)

test('levels and values are counted where they stand, not in texts', () => {
  const deep = 'The body is nested deeper than Knots reads.'
  expect(tooMuch(nested(50, ['[', ']']))).toBeNull()
  expect(tooMuch(nested(51, ['[', ']']))).toBe(deep)
  expect(tooMuch(JSON.stringify({ text: '['.repeat(100), quoted: '"{'.repeat(100) }))).toBeNull()
  expect(tooMuch(JSON.stringify(Array.from({ length: 500 }, () => [{}])))).toBeNull()
  expect(tooMuch('"\\"["'.repeat(100))).toBeNull()
  expect(tooMuch(JSON.stringify([1, 'a,b,c', 3]), 3)).toBeNull()
  expect(tooMuch(JSON.stringify([1, 2, 3, 4]), 3)).toMatch(/more values/)
})

test('deep JSON is refused on every route that takes a body', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const { paths } = (await app.get('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, { requestBody?: { content: object } }>>
  }
  const taking = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { requestBody }]) => requestBody && 'application/json' in requestBody.content)
      .map(([method]) => ({ path, method })),
  )
  expect(taking.length).toBeGreaterThan(50)
  const payload = `{"x":${nested(10_000, ['[', ']'])}}`
  for (const { path, method } of taking) {
    const url = path.replace('{team}', 'fleet').replace(/\{\w+\}/g, 'nothing')
    const options = { method: method.toUpperCase() as 'POST', url, payload, headers: json }
    const { statusCode } = await app.app.inject(options)
    expect([400, 404], `${method} ${path}`).toContain(statusCode)
  }
})

test('a body that is wrong in thousands of places is answered with the first few', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const wrong = (length: number) =>
    app.patch('/api/teams/fleet', { version: 1, weekdays: Array.from({ length }, () => 'x') })
  const answer = await wrong(5_000)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().issues).toHaveLength(20)
  const more = await wrong(100_000)
  expect(more.json()).toEqual({
    code: 'invalid',
    message: 'The body holds more values than Knots reads in one go.',
  })
})

async function portOf({ app }: TestApp): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

/** Sends without end until the other side closes. Answers what came back and how many bytes could be sent. */
async function pour(port: number, head: string, chunk: string) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  let sent = 0
  const send = () => {
    while (!socket.destroyed && socket.writable && sent < 100 * 2 ** 20) {
      sent += chunk.length
      if (!socket.write(chunk)) return
    }
  }
  socket.setEncoding('latin1').on('data', data => {
    answer += data
  })
  socket.on('error', () => undefined)
  socket.on('drain', send)
  socket.write(head)
  const closed = new Promise(resolve => socket.once('close', resolve))
  await once(socket, 'connect')
  send()
  await closed
  return { answer, sent }
}

const mebibyte = 2 ** 20
const start = (headers: string) =>
  `POST /api/teams HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`

test.each([
  ['that says so', start('content-length: 104857600'), '['.repeat(64 * 1024)],
  ['in pieces', start('transfer-encoding: chunked'), `10000\r\n${'['.repeat(64 * 1024)}\r\n`],
  [
    'to an address of nothing',
    start('content-length: 104857600').replace('/api/teams', '/api/nothing'),
    '['.repeat(64 * 1024),
  ],
  [
    'under a foreign name',
    start('content-length: 104857600').replace('localhost', 'evil.example'),
    '['.repeat(64 * 1024),
  ],
])('a body of 100 MB %s is cut off after a little of it', async (_what, head, chunk) => {
  const app = await buildTestApp()
  const port = await portOf(app)
  const { sent } = await pour(port, head, chunk)
  // What lies in the buffers of both sides when the connection ends was sent, but never read.
  expect(sent).toBeLessThan(32 * mebibyte)
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
})

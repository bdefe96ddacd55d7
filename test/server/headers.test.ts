import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'

const page = `<!doctype html><meta property="csp-nonce" nonce="KNOTS_NONCE"><title>Knots</title>`

async function listening() {
  const webFolder = freshFolder()
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), page)
  writeFileSync(join(webFolder, 'assets/index-abc123.js'), 'export {}\n')
  const app = await buildTestApp({ webFolder })
  await makeTeam(app)
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  return { ...app, port }
}

/** Everything that comes back for these bytes, until the server ends the connection or what is wanted has come. */
async function answerTo(port: number, bytes: string, until = /\r\n\r\n/): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('latin1').on('data', chunk => {
    answer += chunk
    if (until.test(answer)) socket.end()
  })
  // A server that ends a connection on which more is being sent may reset it.
  socket.on('error', () => undefined)
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

const get = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n`
const post = (path: string, type: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n${body}`

const requests: [what: string, status: number, bytes: string][] = [
  ['the page', 200, get('/')],
  ['the page for any address', 200, get('/fleet/sprints/12')],
  ['a file', 200, get('/assets/index-abc123.js')],
  ['a file that is gone', 404, get('/assets/index-old.js')],
  ['an answer', 200, get('/api/teams')],
  ['an answer that is known', 304, get('/api/teams/fleet/sprints', 'if-none-match: *\r\n')],
  ['a stream of events', 200, get('/api/events?team=fleet')],
  ['the description', 200, get('/api/openapi.json')],
  ['the page about the interface', 200, get('/api/docs/')],
  ['a team that is not there', 404, get('/api/teams/nobody')],
  ['an address of nothing', 404, get('/api/nothing')],
  ['an address that cannot be read', 400, get('/api/teams/%ff')],
  ['an address that is too long', 404, get(`/api/teams/${'a'.repeat(300)}`)],
  ['a method that Knots has not', 404, 'PROPFIND / HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['a method that nobody has', 400, 'BREW / HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['a foreign name', 421, 'GET / HTTP/1.1\r\nhost: evil.example\r\n\r\n'],
  ['no name', 421, 'GET / HTTP/1.1\r\n\r\n'],
  [
    'a page of another site',
    403,
    `${post('/api/teams', 'application/json', '{}').replace('\r\n\r\n', '\r\norigin: http://evil.example\r\n\r\n')}`,
  ],
  ['a body that is no JSON', 400, post('/api/teams', 'application/json', '{"name":')],
  ['a body that lacks fields', 400, post('/api/teams', 'application/json', '{}')],
  ['a kind of body that is not read', 415, post('/api/teams', 'application/xml', '<a/>')],
  [
    'a body of 100 MB',
    413,
    'POST /api/teams HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n{',
  ],
  ['headers without end', 431, get('/', `x: ${'y'.repeat(20_000)}\r\n`)],
  ['what is no HTTP', 400, 'hello\r\n\r\n'],
  [
    'two lengths',
    400,
    'POST /api/teams HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
  ],
]

/** The headers of an answer by their names, all in lower case, and what stands before them. */
function headOf(answer: string) {
  const [head = ''] = answer.split('\r\n\r\n')
  const [first, ...lines] = head.toLowerCase().split('\r\n')
  const pairs = lines.map(line => line.split(/: (.*)/s).slice(0, 2) as [string, string])
  return { first, names: pairs.map(([name]) => name), headers: Object.fromEntries(pairs) }
}

test('every answer there is, of whatever makes it, carries all headers once', async () => {
  const { port } = await listening()
  for (const [what, status, bytes] of requests) {
    const { first, names, headers } = headOf(await answerTo(port, bytes))
    expect(first, what).toMatch(new RegExp(`^http/1.1 ${status} `))
    expect(headers, what).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none';script-src 'self';"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'deny',
      'cache-control': expect.stringMatching(/no-store|no-cache|immutable|max-age=0/),
    })
    for (const part of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(headers['content-security-policy'], what).toContain(`${part} 'none'`)
    expect(headers['content-security-policy'], what).toContain("form-action 'self'")
    expect(names, what).not.toContain('server')
    expect(names, what).not.toContain('x-powered-by')
    expect(new Set(names).size, what).toBe(names.length)
  }
})

test('every load of the page has a nonce of its own, for its styles alone', async () => {
  const { get } = await listening()
  const nonces: unknown[] = []
  for (const url of ['/', '/index.html', '/']) {
    const { body, headers } = await get(url)
    const [, nonce] = /nonce="([\w-]{22})"/.exec(body) ?? []
    expect(headers['content-security-policy']).toContain(`style-src-elem 'self' 'nonce-${nonce}';`)
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers.etag).toBeUndefined()
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
})

test('answers of the interface are kept nowhere, unless they say themselves how', async () => {
  const { get } = await listening()
  expect((await get('/api/teams')).headers['cache-control']).toBe('no-store')
  expect((await get('/api/teams/nobody')).headers['cache-control']).toBe('no-store')
  const sprints = await get('/api/teams/fleet/sprints')
  expect(sprints.headers).toMatchObject({
    'cache-control': 'private, no-cache',
    etag: expect.stringMatching(/^W\//),
  })
})

test('each request has a name at random; that of a proxy holds if it is trusted and the name harmless', async () => {
  const named = async (environment: Record<string, string>, name: string) => {
    const app = await buildTestApp({ environment })
    return (await app.get('/api/health', { 'x-request-id': name })).headers['x-request-id']
  }
  const random = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
  expect(await named({}, 'from-outside')).toMatch(random)
  const KNOTS_PROXIES = '127.0.0.0/8'
  expect(await named({ KNOTS_PROXIES }, 'from-the-proxy')).toBe('from-the-proxy')
  expect(await named({ KNOTS_PROXIES: '10.0.0.0/8' }, 'from-outside')).toMatch(random)
  for (const name of ['x'.repeat(65), '', 'a b', '<script>', 'ä'])
    expect(await named({ KNOTS_PROXIES }, name)).toMatch(random)
})

import { generateKeyPairSync, verify } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createAppTokens } from '../../server/github/app-token.ts'
import type { GitHubFailure } from '../../server/github/failures.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
})

const start = Date.parse('2026-06-24T12:00:00Z')
const hour = 60 * 60_000
/** Each test has its own App, because the library keeps tokens by their installation. */
let lastInstallation = 100

type Given = { status?: number; installationId?: number | null; owners?: string[] }

/** GitHub's part that knows Apps: `/orgs/X/installation`, `/users/X/installation`, and tokens. */
async function appHost({ status, installationId = null, owners = ['harbour-works'] }: Given = {}) {
  lastInstallation += 1
  const installation = lastInstallation
  const asked: string[] = []
  const bearers: string[] = []
  let now = start
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    asked.push(`${request.method} ${url}`)
    bearers.push(String(request.headers.authorization).replace(/^bearer /i, ''))
    const send = (code: number, body: object) => {
      response.writeHead(code, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (status) return send(status, { message: 'No' })
    const owner = /^\/(orgs|users)\/([^/]+)\/installation$/.exec(url)
    if (owner) {
      const isThere = owner[1] === 'orgs' && owners.includes(owner[2] ?? '')
      return isThere ? send(200, { id: installation }) : send(404, { message: 'Not Found' })
    }
    send(201, {
      token: `ghs_token_${asked.length}`,
      expires_at: new Date(now + hour).toISOString().replace('.000', ''),
      permissions: { organization_projects: 'read' },
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise(resolve => server.close(() => resolve())))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const appTokens = createAppTokens({
    apiUrl: `http://127.0.0.1:${port}`,
    app: { appId: '4711', privateKey, installationId: installationId && installation },
    now: () => now,
    timeoutMs: 5000,
  })
  const advance = (milliseconds: number) => {
    now += milliseconds
  }
  return { appTokens, asked, bearers, advance, installation }
}

const failureOf = async (work: Promise<unknown>): Promise<GitHubFailure> =>
  work.then(
    () => {
      throw new Error('It did not fail')
    },
    failure => failure,
  )

test('an App finds its installation by the owner and gets a token with a signed request', async () => {
  const { appTokens, asked, bearers, installation } = await appHost()
  const next = await appTokens('harbour-works')
  expect(await next?.()).toMatch(/^ghs_token_/)
  expect(asked).toEqual([
    'GET /orgs/harbour-works/installation',
    `POST /app/installations/${installation}/access_tokens`,
  ])
  const [head = '', body = '', signature = ''] = bearers[0]?.split('.') ?? []
  expect(
    verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    ),
  ).toBe(true)
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({ iss: '4711' })
})

test('a token is kept while it is good for half an hour, then made anew', async () => {
  const { appTokens, asked, advance } = await appHost({ installationId: 1 })
  const next = await appTokens('harbour-works')
  const first = await next?.()
  advance(29 * 60_000)
  expect(await next?.()).toBe(first)
  advance(2 * 60_000)
  expect(await next?.()).not.toBe(first)
  expect(asked.filter(line => line.startsWith('POST'))).toHaveLength(2)
})

test('an owner without the App has no tokens of it', async () => {
  const { appTokens, asked } = await appHost()
  expect(await appTokens('elsewhere')).toBeNull()
  expect(asked).toEqual(['GET /orgs/elsewhere/installation', 'GET /users/elsewhere/installation'])
})

test.each([
  [401, 'token', /GITHUB_APP_ID and the private key do not belong together/],
  [403, 'forbidden', /suspended/],
  [404, 'not-found', /GITHUB_APP_INSTALLATION_ID/],
  [502, 'too-heavy', /502/],
] as const)('a refusal with %d is a sentence without key or token', async (status, kind, words) => {
  const { appTokens } = await appHost({ status, installationId: 1 })
  const next = await appTokens('harbour-works')
  const failure = await failureOf(next?.() ?? Promise.resolve())
  expect(failure.kind).toBe(kind)
  expect(failure.message).toMatch(words)
  expect(
    JSON.stringify({ ...failure, message: failure.message, stack: failure.stack }),
  ).not.toMatch(/BEGIN RSA|ghs_|bearer ey/i)
  expect(failure.cause).toBeUndefined()
})

import { createSign, generateKeyPairSync } from 'node:crypto'
import { createAppAuth } from '@octokit/auth-app'
import { request } from '@octokit/request'
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { type App, addApp, type Installation, install } from '../../scripts/stand-in/world/apps.ts'
import type { World } from '../../scripts/stand-in/world/types.ts'
import { addOrganisation, TOKENS } from '../../scripts/stand-in/world/world.ts'
import { ask } from './stand-in-ask.ts'

const HOUR = 3_600_000
const made = scenario({ firstDay: '2026-01-05' })
  .repository('vault', { isPrivate: true })
  .on('2026-01-05', '09:00', team => void team.issue('a', 'Rotate the signing key'))

let world: World
let app: App
let privateKey: string
let installation: Installation
let standIn: StandIn

beforeAll(() => {
  world = made.worldAt(made.instant('2026-01-06'))
  const added = addApp(world)
  app = added.app
  privateKey = added.privateKey
  installation = install(world, app, world.projects[0]!.owner)
})

beforeEach(async () => {
  standIn = await startStandIn({ world })
  onTestFinished(() => standIn.close())
})

function jsonWebToken(claims: object, key = privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createSign('sha256').update(signed).sign(key, 'base64url')}`
}

const seconds = (ahead = 0) => Math.floor(world.now() / 1000) + ahead
const good = () => ({ iss: app.id, iat: seconds(-60), exp: seconds(540) })

async function rest(path: string, token: string, method = 'GET') {
  const response = await fetch(`${standIn.url}/api/v3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'knots-test' },
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const tokenPath = () => `/app/installations/${installation.id}/access_tokens`
const BOARD =
  '{ organization(login: "harbour-works") { projectV2(number: 7) { items(first: 5) { nodes { type } } } } }'

test('an app finds its installations and gets a token that reads the board', async () => {
  const token = jsonWebToken(good())
  const all = await rest('/app/installations', token)
  expect(all.body).toMatchObject([{ id: installation.id, account: { login: 'harbour-works' } }])
  expect((await rest('/orgs/Harbour-Works/installation', token)).body.id).toBe(installation.id)
  expect((await rest('/orgs/elsewhere/installation', token)).status).toBe(404)
  const given = await rest(tokenPath(), token, 'POST')
  expect(given).toMatchObject({
    status: 201,
    body: { expires_at: '2026-01-06T00:00:00Z', permissions: { organization_projects: 'read' } },
  })
  const told = await ask(standIn, BOARD, {}, given.body.token)
  expect(told.body).toEqual({
    data: { organization: { projectV2: { items: { nodes: [{ type: 'ISSUE' }] } } } },
  })
})

test('a token of an installation ends after an hour and reaches one account alone', async () => {
  const { body } = await rest(tokenPath(), jsonWebToken(good()), 'POST')
  addOrganisation(world, 'elsewhere')
  const other = '{ organization(login: "elsewhere") { projectV2(number: 1) { id } } }'
  const refused = await ask(standIn, other, {}, body.token)
  expect(refused.body.errors?.[0]).toMatchObject({
    type: 'FORBIDDEN',
    message: 'Resource not accessible by integration',
  })
  const { now } = world
  onTestFinished(() => void Object.assign(world, { now }))
  world.now = () => now() + HOUR - 1000
  expect((await ask(standIn, BOARD, {}, body.token)).status).toBe(200)
  world.now = () => now() + HOUR
  expect((await ask(standIn, BOARD, {}, body.token)).status).toBe(401)
})

test('a token that another key signed, that is over or too long is refused in GitHub’s words', async () => {
  const { privateKey: foreign } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = foreign.export({ type: 'pkcs1', format: 'pem' }).toString()
  const refusals: [string, RegExp][] = [
    [jsonWebToken(good(), other), /could not be decoded/],
    [
      jsonWebToken({ ...good(), exp: seconds(-1) }),
      /^'Expiration time' claim .* must be a numeric/,
    ],
    [jsonWebToken({ ...good(), exp: seconds(900) }), /too far in the future/],
    [jsonWebToken({ ...good(), iat: seconds(300) }), /^'Issued at' claim/],
    [jsonWebToken({ ...good(), iss: 1 }), /Integration not found/],
  ]
  for (const [token, message] of refusals) {
    const told = await rest('/app/installations', token)
    expect(told.status).toBe(401)
    expect(told.body.message).toMatch(message)
  }
})

test('a suspended installation gives no token, an unknown one is not found', async () => {
  installation.suspendedAt = world.now()
  onTestFinished(() => {
    installation.suspendedAt = null
  })
  const token = jsonWebToken(good())
  expect((await rest(tokenPath(), token, 'POST')).body.message).toContain('suspended')
  expect((await rest('/app/installations/1/access_tokens', token, 'POST')).status).toBe(404)
})

test('GitHub’s own library signs in as the app', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: world.now() })
  onTestFinished(() => void vi.useRealTimers())
  const auth = createAppAuth({
    appId: app.id,
    privateKey,
    installationId: installation.id,
    request: request.defaults({ baseUrl: standIn.url }),
  })
  const { token } = await auth({ type: 'installation' })
  expect((await ask(standIn, BOARD, {}, token)).body.errors).toBeUndefined()
  expect(standIn.restRequests.at(-1)).toEqual({ method: 'POST', path: tokenPath(), status: 201 })
})

test('who a token belongs to and what it may do is told, an installation is nobody', async () => {
  const told = await rest('/user', TOKENS.reads)
  expect(told).toMatchObject({ status: 200, body: { login: 'knots-reader', type: 'User' } })
  expect(told.headers.get('x-oauth-scopes')).toBe('read:org, read:project, repo')
  expect((await rest('/user', TOKENS.fineGrained)).headers.get('x-oauth-scopes')).toBeNull()
  expect((await rest('/user', 'ghp_wrong')).status).toBe(401)
  const { body } = await rest(tokenPath(), jsonWebToken(good()), 'POST')
  expect((await rest('/user', body.token)).status).toBe(403)
})

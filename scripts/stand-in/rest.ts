import { plainProblem } from './errors.ts'
import type { Reply } from './faults.ts'
import { isAppToken, whoSigned } from './json-web-token.ts'
import { commonHeaders } from './rate.ts'
import { instantText } from './schema.ts'
import { type App, type Installation, newInstallationToken } from './world/apps.ts'
import type { Owner, Token, World } from './world/types.ts'
import { findOwner } from './world/world.ts'

type Asked = { method: string; path: string; authorization: string; body: string }

type Told = { status: number; body: unknown; headers?: Record<string, string> }

const NOT_FOUND: Told = { status: 404, body: 'Not Found' }

const KNOWN = /^\/(user|app|app\/installations.*|(orgs|users)\/[^/]+\/installation)$/

/**
 * The few addresses of GitHub's other interface that Knots asks: who a token belongs to, and the
 * tokens of an app's installations. Asked with `/api/v3` before the path, or without.
 */
export function restReply(world: World, asked: Asked): Reply {
  const told = answer(world, { ...asked, path: asked.path.replace(/^\/api\/v3/, '') })
  const { status, body, headers } = told
  return {
    status,
    headers: {
      ...commonHeaders(),
      'x-github-media-type': 'github.v3; format=json',
      date: new Date(world.now()).toUTCString(),
      ...headers,
    },
    body: typeof body === 'string' ? plainProblem(body, status) : JSON.stringify(body),
  }
}

function answer(world: World, asked: Asked): Told {
  if (!KNOWN.test(asked.path)) return NOT_FOUND
  const [, name = ''] = /^(?:token|bearer)\s+(\S+)$/i.exec(asked.authorization) ?? []
  if (name === '') return { status: 401, body: 'Requires authentication' }
  if (isAppToken(name)) {
    const signed = whoSigned(world, name)
    return 'app' in signed ? ofApp(world, signed.app, asked) : { status: 401, body: signed.refused }
  }
  const token = goodToken(world, name)
  if (!token) return { status: 401, body: 'Bad credentials' }
  return `${asked.method} ${asked.path}` === 'GET /user' ? user(world, token) : NOT_FOUND
}

/** A token that is known and not over yet. */
export function goodToken(world: World, name: string): Token | undefined {
  const token = world.tokens.get(name)
  return token?.expiresAt != null && world.now() >= token.expiresAt ? undefined : token
}

function user(world: World, token: Token): Told {
  if (token.kind === 'installation') {
    return { status: 403, body: 'Resource not accessible by integration' }
  }
  const owner = findOwner(world, token.login)
  if (!owner) return { status: 401, body: 'Bad credentials' }
  const headers: Record<string, string> =
    token.kind === 'classic'
      ? { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': '' }
      : {}
  return { status: 200, body: { ...account(owner), name: owner.name }, headers }
}

function ofApp(world: World, app: App, { method, path }: Asked): Told {
  const own = world.installations.filter(installation => installation.app === app)
  const [, id] = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(path) ?? []
  if (method === 'POST' && id !== undefined) {
    return accessToken(
      world,
      own.find(known => known.id === Number(id)),
    )
  }
  if (method !== 'GET') return NOT_FOUND
  if (path === '/app') {
    const { slug, name, permissions } = app
    return { status: 200, body: { id: app.id, slug, name, permissions, events: [] } }
  }
  if (path === '/app/installations') return { status: 200, body: own.map(shown) }
  const [, login] = /^\/(?:orgs|users)\/([^/]+)\/installation$/.exec(path) ?? []
  const found = own.find(({ account: of }) => of.login.toLowerCase() === login?.toLowerCase())
  return found ? { status: 200, body: shown(found) } : NOT_FOUND
}

function accessToken(world: World, installation: Installation | undefined): Told {
  if (!installation) return NOT_FOUND
  if (installation.suspendedAt !== null) {
    return { status: 403, body: 'This installation has been suspended' }
  }
  const { name, expiresAt } = newInstallationToken(world, installation)
  const { permissions } = installation
  const expires_at = instantText(expiresAt)
  return {
    status: 201,
    body: { token: name, expires_at, permissions, repository_selection: 'all' },
  }
}

function account({ login, databaseId, id, __typename }: Owner) {
  return { login, id: databaseId, node_id: id, type: __typename }
}

function shown({ id, app, account: of, permissions, createdAt, suspendedAt }: Installation) {
  return {
    id,
    account: account(of),
    repository_selection: 'all',
    app_id: app.id,
    app_slug: app.slug,
    target_id: of.databaseId,
    target_type: of.__typename,
    permissions,
    events: [],
    created_at: instantText(createdAt),
    suspended_at: suspendedAt === null ? null : instantText(suspendedAt),
  }
}

import { plainProblem } from '../errors.ts'
import type { Reply } from '../faults.ts'
import type { OAuthAsked } from './oauth.ts'
import type { OAuthApp, OAuthUser } from './types.ts'

type Told = { status: number; body: unknown }

const NOT_FOUND: Told = { status: 404, body: 'Not Found' }

/** What is asked with the token of somebody who signed in: who they are, their addresses, where they are members. */
export function memberOf(
  app: OAuthApp,
  { method, headers }: OAuthAsked,
  pathname: string,
): Reply | undefined {
  const [, name = ''] = /^(?:token|bearer)\s+(gho_\S+)$/i.exec(String(headers.authorization)) ?? []
  if (name === '') return undefined
  const token = app.tokens.get(name)
  const path = pathname.replace(/^\/api\/v3/, '')
  const told =
    token === undefined
      ? { status: 401, body: 'Bad credentials' }
      : method === 'GET'
        ? answer(app, token, path)
        : NOT_FOUND
  const { status, body } = told
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-oauth-scopes': token?.scopes.join(', ') ?? '',
    },
    body: typeof body === 'string' ? plainProblem(body, status) : JSON.stringify(body),
  }
}

function answer(
  app: OAuthApp,
  { user, scopes }: { user: OAuthUser; scopes: string[] },
  path: string,
): Told {
  if (path === '/user') {
    const { login, id, name } = user
    return { status: 200, body: { login, id, name, type: 'User', email: null } }
  }
  if (path === '/user/emails') {
    const mails = user.mails.map(mail => ({ ...mail, visibility: null }))
    return scopes.includes('user:email') ? { status: 200, body: mails } : NOT_FOUND
  }
  const [, organisation] = /^\/user\/memberships\/orgs\/([^/]+)$/.exec(path) ?? []
  if (organisation !== undefined) return membership(app, { user, scopes }, organisation, null)
  const [, of, team, login] =
    /^\/orgs\/([^/]+)\/teams\/([^/]+)\/memberships\/([^/]+)$/.exec(path) ?? []
  if (of === undefined || team === undefined) return NOT_FOUND
  const isSelf = login?.toLowerCase() === user.login.toLowerCase()
  return isSelf ? membership(app, { user, scopes }, of, team) : NOT_FOUND
}

function membership(
  app: OAuthApp,
  { user, scopes }: { user: OAuthUser; scopes: string[] },
  organisation: string,
  team: string | null,
): Told {
  if (!scopes.includes('read:org')) {
    return { status: 403, body: 'You must have the read:org scope to see this.' }
  }
  if (app.restricted.has(organisation.toLowerCase())) {
    return {
      status: 403,
      body: `Although you appear to have the correct authorization credentials, the \`${organisation}\` organization has enabled OAuth App access restrictions, meaning that data access to third-parties is limited.`,
    }
  }
  const name = team === null ? organisation : `${organisation}/${team}`
  const state = user.memberships[name.toLowerCase()]
  if (state === undefined) return NOT_FOUND
  return { status: 200, body: { state, role: 'member', url: `https://github.com/orgs/${name}` } }
}

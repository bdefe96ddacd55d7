import { createHash, randomBytes } from 'node:crypto'
import type { Reply } from '../faults.ts'
import { memberOf } from './memberships.ts'
import { choosePage } from './page.ts'
import type { OAuthApp, OAuthUser } from './types.ts'

export type OAuthAsked = {
  method: string
  /** With what is behind the question mark. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

const codeMilliseconds = 10 * 60_000

const random = (prefix: string) => `${prefix}${randomBytes(15).toString('hex')}`

export function newOAuthApp(
  given: Pick<OAuthApp, 'clientId' | 'clientSecret' | 'users'> & Partial<OAuthApp>,
): OAuthApp {
  return {
    callback: 'http://127.0.0.1/api/sign-in/github/callback',
    ...{ restricted: new Set(), now: Date.now, codes: new Map(), tokens: new Map() },
    ...given,
  }
}

export function newUser(user: Partial<OAuthUser> & Pick<OAuthUser, 'login'>): OAuthUser {
  const id =
    2_000_000 + Number.parseInt(createHash('sha1').update(user.login).digest('hex').slice(0, 6), 16)
  return { id, name: null, mails: [], memberships: {}, ...user }
}

/**
 * GitHub's web flow of sign-in, and what is asked with its tokens. Undefined for all else: the caller answers it.
 * `login` in the address of the first page chooses who signs in (at GitHub it only suggests one), `cancel` says no.
 */
export function oauthReply(app: OAuthApp, asked: OAuthAsked): Reply | undefined {
  const { pathname, searchParams } = new URL(asked.url, 'http://127.0.0.1')
  if (pathname === '/login/oauth/authorize') return authorize(app, asked, searchParams)
  if (pathname === '/login/oauth/access_token') return accessToken(app, asked)
  return memberOf(app, asked, pathname)
}

const isLoopback = ({ hostname }: URL) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)

function isRegistered(app: OAuthApp, given: string): boolean {
  if (!URL.canParse(given)) return false
  const [asked, known] = [new URL(given), new URL(app.callback)]
  if (asked.pathname !== known.pathname) return false
  return asked.host === known.host || (isLoopback(asked) && isLoopback(known))
}

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

function authorize(
  app: OAuthApp,
  { url: address, headers }: OAuthAsked,
  given: URLSearchParams,
): Reply {
  if (given.get('client_id') !== app.clientId)
    return { status: 404, headers: html, body: '<!DOCTYPE html><title>404</title><h1>404</h1>' }
  const redirectUri = given.get('redirect_uri') ?? app.callback
  const back = (answer: Record<string, string>, to = redirectUri): Reply => {
    const url = new URL(to)
    // GitHub names itself in the answer since 2026 (RFC 9207).
    const iss = `http://${headers.host}/login/oauth`
    const named = { ...answer, state: given.get('state') ?? '', iss }
    for (const [name, value] of Object.entries(named)) url.searchParams.set(name, value)
    return { status: 302, headers: { location: url.href }, body: '' }
  }
  if (!isRegistered(app, redirectUri)) return back({ error: 'redirect_uri_mismatch' }, app.callback)
  if (given.has('cancel')) return back({ error: 'access_denied' })
  const challenge = given.get('code_challenge')
  if (challenge !== null && given.get('code_challenge_method') !== 'S256')
    return back({ error: 'invalid_request' })
  const login = given.get('login')?.toLowerCase()
  if (login === undefined) return { status: 200, headers: html, body: choosePage(app, address) }
  const user = app.users.find(one => one.login.toLowerCase() === login)
  if (!user) return { status: 200, headers: html, body: choosePage(app, address) }
  const code = random('')
  const scopes = (given.get('scope') ?? '').split(/[\s,]+/).filter(scope => scope !== '')
  const endsAt = app.now() + codeMilliseconds
  app.codes.set(code, { user, scopes, redirectUri, challenge, endsAt })
  return back({ code })
}

function accessToken(app: OAuthApp, { method, headers, body }: OAuthAsked): Reply {
  if (method !== 'POST') return { status: 404, headers: html, body: 'Not Found' }
  const given = new URLSearchParams(body)
  const answer = exchange(app, given)
  // Errors come with 200 as well.
  if (!String(headers.accept).includes('json')) {
    const type = 'application/x-www-form-urlencoded; charset=utf-8'
    const text = new URLSearchParams(answer).toString()
    return { status: 200, headers: { 'content-type': type }, body: text }
  }
  const type = 'application/json; charset=utf-8'
  return { status: 200, headers: { 'content-type': type }, body: JSON.stringify(answer) }
}

function exchange(app: OAuthApp, given: URLSearchParams): Record<string, string> {
  if (given.get('client_id') !== app.clientId || given.get('client_secret') !== app.clientSecret)
    return refused(
      'incorrect_client_credentials',
      'The client_id and/or client_secret passed are incorrect.',
    )
  const name = given.get('code') ?? ''
  const code = app.codes.get(name)
  app.codes.delete(name)
  if (!code || app.now() >= code.endsAt || !isVerified(code.challenge, given.get('code_verifier')))
    return refused('bad_verification_code', 'The code passed is incorrect or expired.')
  if (given.get('redirect_uri') !== code.redirectUri)
    return refused(
      'redirect_uri_mismatch',
      'The redirect_uri MUST match the registered callback URL for this application.',
    )
  const token = random('gho_')
  app.tokens.set(token, code)
  return { access_token: token, scope: code.scopes.join(','), token_type: 'bearer' }
}

function isVerified(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return true
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  )
}

function refused(error: string, description: string): Record<string, string> {
  return {
    error,
    error_description: description,
    error_uri: `https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#${error}`,
  }
}

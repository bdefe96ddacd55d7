import type { LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { newOAuthApp, newUser } from '../../scripts/stand-in/sign-in/oauth.ts'
import type { OAuthApp, OAuthUser } from '../../scripts/stand-in/sign-in/types.ts'
import { newWorld } from '../../scripts/stand-in/world/world.ts'
import { buildTestApp, type TestApp } from './app.ts'
import { testClock } from './clock.ts'
import { withSignIn } from './identity.ts'

/** Somebody at GitHub, in the organisation that `withSignIn` lets in. */
export const sailor = (login: string, user: Partial<OAuthUser> = {}): OAuthUser =>
  newUser({
    ...{ login, name: `${login} of the crew`, memberships: { crew: 'active' } },
    mails: [{ email: `${login}@crew.example`, primary: true, verified: true }],
    ...user,
  })

export type GithubApp = TestApp & { oauth: OAuthApp; github: { close: () => Promise<void> } }

/** The real app beside a stand-in GitHub at which these users sign in. */
export async function appWithGithub(
  users: OAuthUser[],
  environment: Record<string, string> = {},
  /** Where the interface of GitHub is, beneath its address. */
  apiPath = '',
): Promise<GithubApp> {
  const clock = testClock()
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = withSignIn
  const callback = `${environment.PUBLIC_URL ?? 'http://localhost'}/api/sign-in/github/callback`
  const oauth = newOAuthApp({ clientId, clientSecret, users, now: clock.now, callback })
  const github = await startStandIn({ world: newWorld(clock.now), oauth })
  onTestFinished(() => github.close().catch(() => undefined))
  const settings = { ...withSignIn, GITHUB_API_URL: `${github.url}${apiPath}`, ...environment }
  return { ...(await buildTestApp({ environment: settings, clock })), oauth, github }
}

export type Browser = {
  /** What it keeps for this Knots, by name. */
  cookies: Map<string, string>
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  remove(url: string): Promise<LightMyRequestResponse>
  headers(): Record<string, string>
}

/** A browser with cookies of its own. */
export function newBrowser(app: TestApp): Browser {
  const cookies = new Map<string, string>()
  const keep = (answer: LightMyRequestResponse) => {
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const headers = () => {
    const pairs = [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    return {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      cookie: pairs.join('; '),
    }
  }
  return {
    cookies,
    headers,
    get: async (url, more) => keep(await app.get(url, { ...headers(), ...more })),
    remove: async url => keep(await app.remove(url, headers())),
  }
}

/** Begins at Knots and goes through the provider. Returns the address it sends the browser back to. */
export async function throughProvider(
  browser: Browser,
  { way = 'github', returnTo = '/', query = '' } = {},
): Promise<string> {
  const begun = await browser.get(`/api/sign-in/${way}?returnTo=${encodeURIComponent(returnTo)}`)
  const there = await fetch(`${begun.headers.location}${query}`, { redirect: 'manual' })
  const { pathname, search } = new URL(there.headers.get('location') ?? '')
  return `${pathname}${search}`
}

/** The whole way: returns the last answer, which sends the browser to a page of Knots. */
export async function signInAs(browser: Browser, login: string, returnTo = '/') {
  return browser.get(await throughProvider(browser, { returnTo, query: `&login=${login}` }))
}

/** Where a sign-in ended. */
export const endOf = (answer: LightMyRequestResponse) =>
  `${answer.statusCode} ${answer.headers.location}`

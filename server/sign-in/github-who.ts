import { request as octokit } from '@octokit/request'
import { z } from 'zod'
import type { SignInProblem } from '../contract/identity.ts'
import type { Identity } from '../store/accounts.ts'
import { SignInFailed } from './failed.ts'
import type { GithubAllowed, SignIn } from './settings.ts'

type Settings = NonNullable<SignIn['github']>

const User = z.object({ id: z.int(), login: z.string(), name: z.string().nullish() })
const Mails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))
/** `pending`: invited, and not there yet. */
const Membership = z.object({ state: z.string() })

/** One address of GitHub's interface, asked with the token of who signs in. */
type Ask = (path: string) => Promise<{ status: number; data: unknown }>

export const needsOrganisations = (allow: readonly GithubAllowed[]) =>
  allow.some(one => 'organisation' in one)

/** Who a token belongs to, if they may sign in. Throws `SignInFailed`. */
export async function whoIs(
  { url, apiUrl, allow }: Settings,
  token: string,
  send: typeof fetch,
): Promise<Identity> {
  const ask = asker(apiUrl, token, send)
  const user = readAs(User, await ask('/user'))
  await refuseOthers(allow, user.login, ask)
  return {
    provider: 'github',
    issuer: new URL(url).hostname,
    subject: String(user.id),
    login: user.login,
    mail: await verifiedMail(ask),
    name: user.name?.trim() || user.login,
  }
}

function asker(apiUrl: string, token: string, send: typeof fetch): Ask {
  const headers = { authorization: `bearer ${token}`, 'user-agent': 'knots' }
  return async path => {
    try {
      const request = { fetch: send }
      return await octokit(`GET ${path}`, { baseUrl: apiUrl, headers, request })
    } catch (error) {
      const { status, response } = error as Refused
      if (typeof status !== 'number' || response === undefined) throw noAnswer(error)
      if (status === 401 || status >= 500 || isOverLimit(response)) throw badAnswer(path, status)
      return { status, data: response.data }
    }
  }
}

type Refused = {
  status?: number
  response?: { data: unknown; headers: Record<string, string | undefined> }
}

const isOverLimit = ({ headers }: NonNullable<Refused['response']>) =>
  headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined

/** The error of the client holds the whole request; only its words are kept. */
const noAnswer = (error: unknown) =>
  new SignInFailed('provider-failed', `GitHub did not answer: ${(error as Error).message}`)

const badAnswer = (path: string, status: number) =>
  new SignInFailed(
    'provider-failed',
    `GitHub answered ${status} to ${path.split('/', 3).join('/')}.`,
  )

function readAs<T extends z.ZodType>(shape: T, { status, data }: Awaited<ReturnType<Ask>>) {
  const read = shape.safeParse(data)
  if (status !== 200 || !read.success)
    throw new SignInFailed(
      'provider-failed',
      `GitHub’s answer ${status} says nothing of who it is.`,
    )
  return read.data
}

/** Null where there is none, or where Knots was not allowed to see it. */
async function verifiedMail(ask: Ask): Promise<string | null> {
  const { status, data } = await ask('/user/emails?per_page=100')
  if (status !== 200) return null
  const mails = Mails.safeParse(data).data ?? []
  return mails.find(({ primary, verified }) => primary && verified)?.email.toLowerCase() ?? null
}

/** Throws unless one of what the settings name lets this login in. What can be told without asking GitHub is looked at first. */
async function refuseOthers(allow: readonly GithubAllowed[], login: string, ask: Ask) {
  if (allow.some(one => 'login' in one && one.login === login.toLowerCase())) return
  let problem: SignInProblem = 'not-allowed'
  let reason = 'Nothing in GITHUB_ALLOW lets them in.'
  for (const one of allow) {
    if ('login' in one) continue
    const { status, data } = await ask(membershipPath(one, login))
    if (status === 200 && Membership.safeParse(data).data?.state === 'active') return
    if (status !== 403) continue
    problem = 'no-organisation-access'
    reason = `GitHub does not show the members of ${one.organisation} to this OAuth app: one of the organisation’s owners approves it under Third-party access, or the person begins a session of the organisation’s single sign-on.`
  }
  throw new SignInFailed(problem, reason)
}

function membershipPath(one: Exclude<GithubAllowed, { login: string }>, login: string): string {
  const organisation = encodeURIComponent(one.organisation)
  if (!('team' in one)) return `/user/memberships/orgs/${organisation}`
  const team = encodeURIComponent(one.team.toLowerCase())
  return `/orgs/${organisation}/teams/${team}/memberships/${encodeURIComponent(login)}`
}

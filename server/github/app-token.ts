import { createAppAuth } from '@octokit/auth-app'
import { request as octokitRequest } from '@octokit/request'
import { z } from 'zod'
import { failureOf, GitHubFailure } from './failures.ts'

/** A GitHub App as the environment names it. */
export type AppCredentials = {
  /** Its number or its client id. */
  appId: string
  /** In PEM form. */
  privateKey: string
  /** Null: found by the owner of the project. */
  installationId: number | null
}

export type AppOptions = {
  apiUrl: string
  app: AppCredentials
  now: () => number
  timeoutMs: number
  fetch?: typeof fetch
}

/** Where an owner's tokens are to be had: each call gives one that is good for half an hour at least. */
export type AppTokens = (owner: string) => Promise<(() => Promise<string>) | null>

const leastLeftMs = 30 * 60_000

const Installation = z.object({ id: z.int() })
const InstallationToken = z.object({ token: z.string(), expiresAt: z.iso.datetime() })

type HttpError = Error & { status: number }

const statusOf = (error: unknown) =>
  error instanceof Error && error.name === 'HttpError' ? (error as HttpError).status : null

/**
 * The tokens of a GitHub App, made by GitHub for one installation and an hour each, and made anew when
 * less than half an hour is left. Null for an owner who has not installed the App. Throws a
 * `GitHubFailure`; neither the key nor a token is ever part of its message.
 */
export function createAppTokens({
  apiUrl,
  app,
  now,
  timeoutMs,
  ...options
}: AppOptions): AppTokens {
  const send = options.fetch ?? fetch
  const request = octokitRequest.defaults({
    baseUrl: apiUrl,
    headers: { 'user-agent': 'knots' },
    request: {
      fetch: (input: string | URL, init?: RequestInit) =>
        send(input, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }),
    },
  })
  const auth = createAppAuth({
    appId: app.appId,
    privateKey: app.privateKey,
    request,
    log: { warn: () => undefined },
  })
  const installations = new Map<string, number>()

  async function told<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      throw appFailure(error, apiUrl, now())
    }
  }

  async function installationAt(route: string, owner: string): Promise<number | null> {
    const { token } = await auth({ type: 'app' })
    const headers = { authorization: `bearer ${token}` }
    try {
      const answer = await request(route, { owner, headers })
      return Installation.parse(answer.data).id
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  }

  async function installationOf(owner: string): Promise<number | null> {
    if (app.installationId !== null) return app.installationId
    const known = installations.get(owner.toLowerCase())
    if (known !== undefined) return known
    const found =
      (await installationAt('GET /orgs/{owner}/installation', owner)) ??
      (await installationAt('GET /users/{owner}/installation', owner))
    if (found !== null) installations.set(owner.toLowerCase(), found)
    return found
  }

  async function tokenOf(installationId: number): Promise<string> {
    const make = async (refresh: boolean) =>
      InstallationToken.parse(await auth({ type: 'installation', installationId, refresh }))
    const kept = await make(false)
    if (Date.parse(kept.expiresAt) - now() >= leastLeftMs) return kept.token
    return (await make(true)).token
  }

  return async owner => {
    const installationId = await told(() => installationOf(owner))
    return installationId === null ? null : () => told(() => tokenOf(installationId))
  }
}

/** What a refusal of the App means; it has other causes than one of a token. */
function appFailure(error: unknown, apiUrl: string, now: number): unknown {
  switch (statusOf(error)) {
    case 401:
      return new GitHubFailure(
        'token',
        'GitHub does not accept the App: GITHUB_APP_ID and the private key do not belong together, or the clock of this machine is wrong.',
      )
    case 403:
      return new GitHubFailure(
        'forbidden',
        'GitHub lets the App in no more: its installation is suspended, or waits for somebody to accept new permissions.',
      )
    case 404:
      return new GitHubFailure(
        'not-found',
        'GitHub knows no such installation of the App. Check GITHUB_APP_INSTALLATION_ID, or leave it out.',
      )
    default:
      return error instanceof z.ZodError
        ? new GitHubFailure(
            'unexpected',
            'GitHub answered the App in a shape that Knots does not know.',
          )
        : failureOf(error, { apiUrl, now })
  }
}

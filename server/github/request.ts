import { GraphqlResponseError, graphql } from '@octokit/graphql'
import { readAnswer } from './answer.ts'
import { failureOf, GitHubFailure } from './failures.ts'
import { reasonsOf } from './grants.ts'
import { type Answer, type Headers, withoutUnreadable } from './partial.ts'
import { type RateLimit, rateLimitOf } from './rate-limit.ts'

export type Variables = Record<string, unknown>

/**
 * Sends one query. Throws a `GitHubFailure`. Waits by itself for a limit that ends within two minutes, up to
 * three times for one query and five minutes for all; a longer one is a failure that names its end.
 */
export type Request = (query: string, variables: Variables) => Promise<Answer>

/** A token, or where one is to be had that is good for now. */
export type Token = string | (() => Promise<string>)

export type RequestOptions = {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. */
  apiUrl: string
  token: Token
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
  timeoutMs: number
  fetch?: typeof fetch
  /** Told of every request that leaves. */
  onRequest?: () => void
  /** Told of the points left, where GitHub counts them. */
  onRateLimit?: (limit: RateLimit) => void
}

/** A longer wait is left to the next read: this one would keep other teams waiting. */
const longestWaitMs = 2 * 60_000
/** All waits for limits together, for as long as these requests belong to one read. */
const mostWaitingMs = 5 * 60_000
const triesAfterLimit = 4
/** GitHub's advice where it names no time: a minute at first, then longer. */
const firstWaitMs = 60_000

type Send = (options: object) => Promise<{
  status: number
  headers: Record<string, string | number | undefined>
  data: unknown
}>

/**
 * Reads the answer's JSON here: @octokit/request looks for big integers in every number, which takes
 * several times as long, and takes one that breaks off for empty.
 */
async function readPlainly(send: Send, options: { request: object }, apiUrl: string) {
  const request = { ...options.request, parseSuccessResponseBody: false, hook: undefined }
  const response = await send({ ...options, request })
  const body = response.data instanceof ReadableStream ? response.data : null
  return { ...response, data: await readAnswer(response, body, apiUrl) }
}

/** A header cannot carry other characters, and the error of one that tries quotes the token. */
function refuseOddToken(token: string) {
  if (/^[\x21-\x7e]+$/.test(token)) return
  throw new GitHubFailure(
    'token',
    'The token holds spaces, line breaks or letters that no token has. Copy it again from GitHub and paste it in Settings.',
  )
}

/** A `Request` over the network for one read, with the token in its header and nowhere else. */
export function createRequest(options: RequestOptions): Request {
  const { apiUrl, token, now, sleep, timeoutMs, onRequest, onRateLimit } = options
  let waitedMs = 0
  const send = graphql.defaults({
    baseUrl: apiUrl.replace(/\/$/, ''),
    headers: { 'user-agent': 'knots' },
    request: {
      fetch: async (input: string | URL, init?: RequestInit) => {
        onRequest?.()
        const send = options.fetch ?? fetch
        const signal = AbortSignal.timeout(timeoutMs)
        const response = await send(input, { ...init, redirect: 'manual', signal })
        const limit = rateLimitOf(response.headers)
        if (limit) onRateLimit?.(limit)
        return response
      },
      hook: (send: Send, given: { request: object }) => readPlainly(send, given, apiUrl),
    },
  })

  async function once(query: string, variables: Variables): Promise<Answer> {
    const current = typeof token === 'string' ? token : await token()
    refuseOddToken(current)
    const headers = { authorization: `bearer ${current}` }
    try {
      return { data: await send(query, { ...variables, headers }), refused: [], reasons: [] }
    } catch (error) {
      const partial = error instanceof GraphqlResponseError ? withoutUnreadable(error) : null
      if (!(error instanceof GraphqlResponseError) || !partial)
        throw failureOf(error, { apiUrl, now: now() })
      return { ...partial, reasons: reasonsOf(partial.refused, error.headers as Headers) }
    }
  }

  /** Milliseconds until it is worth asking again; null when that is too long, or no question of time. */
  function waitAfter(error: unknown, tries: number): number | null {
    if (!(error instanceof GitHubFailure) || error.kind !== 'limit') return null
    if (tries >= triesAfterLimit) return null
    const wait =
      error.retryAt === null ? firstWaitMs * 2 ** (tries - 1) : Math.max(error.retryAt - now(), 0)
    return wait > longestWaitMs || waitedMs + wait > mostWaitingMs ? null : wait
  }

  return async (query, variables) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(query, variables)
      } catch (error) {
        const wait = waitAfter(error, tries)
        if (wait === null) throw error
        waitedMs += wait
        await sleep(wait)
      }
    }
  }
}

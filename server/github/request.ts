import { GraphqlResponseError, graphql } from '@octokit/graphql'
import { failureOf, GitHubFailure } from './failures.ts'
import { type Answer, withoutUnreadable } from './partial.ts'

export type Variables = Record<string, unknown>

/** Sends one query. Throws a `GitHubFailure`; waits by itself for a rate limit that ends soon. */
export type Request = (query: string, variables: Variables) => Promise<Answer>

export type RequestOptions = {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. */
  apiUrl: string
  token: string
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
  timeoutMs: number
  fetch?: typeof fetch
  /** Told of every request that leaves. */
  onRequest?: () => void
}

/** A longer one is left to the next read: this one would keep other teams waiting. */
const longestWaitMs = 2 * 60_000
const triesAfterLimit = 3

type Send = (options: object) => Promise<{ data: unknown }>

/**
 * Reads the answer's JSON here: @octokit/request looks for big integers in every number, which takes
 * several times as long, and takes one that breaks off for empty.
 */
async function readPlainly(send: Send, options: { request: object }) {
  const request = { ...options.request, parseSuccessResponseBody: false, hook: undefined }
  const response = await send({ ...options, request })
  try {
    return { ...response, data: await new Response(response.data as BodyInit).json() }
  } catch {
    throw new GitHubFailure('unreachable', 'GitHub’s answer broke off. Knots asks again later.')
  }
}

/** A `Request` over the network, with the token in its header and nowhere else. */
export function createRequest(options: RequestOptions): Request {
  const { apiUrl, token, now, sleep, timeoutMs, onRequest } = options
  const send = graphql.defaults({
    baseUrl: apiUrl.replace(/\/$/, ''),
    headers: { authorization: `bearer ${token}`, 'user-agent': 'knots' },
    request: {
      fetch: (input: string | URL, init?: RequestInit) => {
        onRequest?.()
        const send = options.fetch ?? fetch
        return send(input, { ...init, signal: AbortSignal.timeout(timeoutMs) })
      },
      hook: readPlainly,
    },
  })

  async function once(query: string, variables: Variables): Promise<Answer> {
    try {
      return { data: await send(query, variables), refused: [] }
    } catch (error) {
      const partial = error instanceof GraphqlResponseError ? withoutUnreadable(error) : null
      if (partial) return partial
      throw failureOf(error, { apiUrl, now: now() })
    }
  }

  return async (query, variables) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(query, variables)
      } catch (error) {
        const wait = error instanceof GitHubFailure && error.retryAt ? error.retryAt - now() : null
        if (wait === null || wait > longestWaitMs || tries >= triesAfterLimit) throw error
        await sleep(Math.max(wait, 0))
      }
    }
  }
}

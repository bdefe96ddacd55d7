import { GraphqlResponseError, graphql } from '@octokit/graphql'
import { readAnswer } from './answer.ts'
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
        return send(input, {
          ...init,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        })
      },
      hook: (send: Send, given: { request: object }) => readPlainly(send, given, apiUrl),
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
    refuseOddToken(token)
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

import type { Problem } from '#contract/common.ts'

/** A refusal of the server, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly issues: { path: string; message: string }[]
  /** The row as it is now, where an older version was sent back. */
  readonly current: unknown

  constructor(status: number, problem: Problem) {
    const { message, requestId } = problem
    super(requestId === undefined ? message : `${message} Its name there: ${requestId}.`)
    this.name = 'ApiError'
    this.status = status
    this.code = problem.code
    this.issues = problem.issues ?? []
    this.current = problem.current
  }
}

/** Said to the window when the server wants a sign-in first: the one of before has ended, or there was none. */
export const signInWanted = 'knots:sign-in-wanted'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const offline: Problem = {
  message: 'Knots does not answer. Check that it is running and that you are online.',
  code: 'offline',
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Partial<Problem>
    if (typeof body.message === 'string') return { code: 'unknown', ...body, message: body.message }
  } catch {
    // not JSON: a proxy in between answered
  }
  return {
    message: `Knots could not do that (${response.status}). Try again in a moment.`,
    code: 'unknown',
  }
}

async function send(
  method: Method,
  path: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body }),
      headers,
    })
  } catch {
    throw new ApiError(0, offline)
  }
  if (response.status === 401) window.dispatchEvent(new Event(signInWanted))
  if (!response.ok) throw new ApiError(response.status, await problemOf(response))
  return response
}

async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** One request with a JSON body, if any, and a JSON answer. Throws ApiError. */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response =
    body === undefined
      ? await send(method, path, undefined, headers)
      : await send(method, path, JSON.stringify(body), {
          'content-type': 'application/json',
          ...headers,
        })
  return readJson(response)
}

/** One GET of JSON, and the server's time at the answer in epoch milliseconds; null where it tells none. Throws ApiError. */
export async function requestDated<T>(path: string): Promise<{ data: T; at: number | null }> {
  const response = await send('GET', path)
  const at = Date.parse(response.headers.get('date') ?? '')
  return { data: await readJson<T>(response), at: Number.isNaN(at) ? null : at }
}

/** One GET of a text, such as minutes in Markdown. Throws ApiError. */
export async function requestText(path: string): Promise<string> {
  return (await send('GET', path)).text()
}

/** Path of something of a team: `teamPath('crew', '/sprints')`. */
export const teamPath = (slug: string, path = '') => `/api/teams/${encodeURIComponent(slug)}${path}`

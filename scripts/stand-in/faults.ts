import { insufficientScopes, plainProblem } from './errors.ts'

/** What goes back over the wire. */
export type Reply = {
  status: number
  headers: Record<string, string>
  body: string
  /** The connection breaks after so many bytes of the body. */
  cutAt?: number
  /** The connection breaks before anything is said. */
  isDropped?: boolean
}

export type Received = {
  /** Counts the requests of this stand-in from 1. */
  index: number
  query: string
  operationName: string | null
  variables: Record<string, unknown>
  headers: Record<string, string | string[] | undefined>
}

/** Answers in GitHub's place, or asks for the usual answer first and changes it. */
export type Fault = (received: Received, usual: () => Reply) => Reply | Promise<Reply>

const json = { 'content-type': 'application/json; charset=utf-8' }
const html = { 'content-type': 'text/html; charset=utf-8' }

function page(title: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
}

/** The page of GitHub's load balancer. */
export const badGateway: Fault = () => ({ status: 502, headers: html, body: page('Bad Gateway') })

export const gatewayTimeoutPage: Fault = () => ({
  status: 504,
  headers: html,
  body: page('Gateway Time-out'),
})

/** Ten seconds were not enough. */
export const gatewayTimeout: Fault = () => ({
  status: 504,
  headers: json,
  body: JSON.stringify({
    message: "We couldn't respond to your request in time. Sorry about that.",
    documentation_url: 'https://docs.github.com/graphql',
  }),
})

function wentWrong(status: 200 | 502): Fault {
  return (_, usual) => {
    const { headers } = usual()
    const id = headers['x-github-request-id'] ?? ''
    const message =
      `Something went wrong while executing your query on ${new Date(0).toISOString().slice(0, 19)}Z. ` +
      `Please include \`${id}\` when reporting this issue.`
    return { status, headers, body: JSON.stringify({ data: null, errors: [{ message }] }) }
  }
}

export const somethingWentWrong = wentWrong(200)
export const somethingWentWrongWith502 = wentWrong(502)

/** Seen with many aliases and large fragments: refused before it is run, so it costs nothing. */
export const validationTimeout: Fault = () => ({
  status: 200,
  headers: json,
  body: JSON.stringify({ errors: [{ message: 'Timeout on validation of query' }] }),
})

/** The hour's points are spent; `resetAt` is in epoch milliseconds. */
export function rateLimited(resetAt: number): Fault {
  return (_, usual) => ({
    status: 200,
    headers: {
      ...usual().headers,
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
    },
    body: JSON.stringify({
      errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1000001.' }],
    }),
  })
}

/** Too much at once. GitHub tells it with 403 or 200, with or without the seconds to wait. */
export function secondaryLimit(
  options: { status?: 200 | 403 | 429; retryAfterSeconds?: number } = {},
): Fault {
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const status = options.status ?? 403
  return (_, usual) => ({
    status,
    headers: {
      ...usual().headers,
      ...(options.retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(options.retryAfterSeconds) }),
    },
    body:
      status === 200 ? JSON.stringify({ errors: [{ message }] }) : plainProblem(message, status),
  })
}

/** The answer stops in the middle and the connection breaks. */
export function cutOff(share = 0.5): Fault {
  return (_, usual) => {
    const reply = usual()
    return { ...reply, cutAt: Math.floor(Buffer.byteLength(reply.body) * share) }
  }
}

/** A whole answer by its length, with JSON that stops in the middle. */
export function cutJson(share = 0.5): Fault {
  return (_, usual) => {
    const reply = usual()
    return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length * share)) }
  }
}

/** The connection breaks before anything is said. */
export const dropped: Fault = (_, usual) => ({ ...usual(), isDropped: true })

/** The usual answer, but not before `until` is settled. */
export function slow(until: Promise<unknown>): Fault {
  return async (_, usual) => {
    await until
    return usual()
  }
}

export const badCredentials: Fault = () => ({
  status: 401,
  headers: json,
  body: plainProblem('Bad credentials', 401),
})

/** A classic token without what the field needs. */
export function missingScopes(field: string, needed: string[], granted: string[]): Fault {
  const message = insufficientScopes(field, needed, granted)
  return (_, usual) => ({
    status: 200,
    headers: { ...usual().headers, 'x-oauth-scopes': granted.join(', ') },
    body: JSON.stringify({
      errors: [{ type: 'INSUFFICIENT_SCOPES', locations: [{ line: 1, column: 1 }], message }],
    }),
  })
}

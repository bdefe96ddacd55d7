import { GraphqlResponseError } from '@octokit/graphql'
import { Refusal } from '../errors.ts'
import { forbiddenRefusal, type Refused, refusalIn, ssoRefusal } from './grants.ts'
import type { GraphqlError, Headers } from './partial.ts'

/**
 * Why GitHub did not give what was asked. `too-heavy`: ask for less; `limit`: ask again at `retryAt`;
 * `unreachable`: ask again soon; all others need a person.
 */
export type FailureKind =
  | 'token'
  | 'scope'
  | 'forbidden'
  | 'not-found'
  | 'too-heavy'
  | 'limit'
  | 'unreachable'
  | 'unexpected'

/** A request to GitHub that failed (502, code `github-` and the kind), with a sentence a person can act on. */
export class GitHubFailure extends Refusal {
  readonly kind: FailureKind
  /** When GitHub will answer again, in epoch milliseconds; null when it did not say. */
  readonly retryAt: number | null

  constructor(kind: FailureKind, message: string, retryAt: number | null = null) {
    super(502, `github-${kind}`, message)
    this.kind = kind
    this.retryAt = retryAt
  }
}

type Context = { apiUrl: string; now: number }

/** What @octokit/request throws for any answer but a success; without `response` there was none. */
type HttpError = Error & { status: number; response?: { headers: Headers } }

const isHttpError = (error: unknown): error is HttpError =>
  error instanceof Error && error.name === 'HttpError' && 'status' in error

/** GitHub's longest limit is an hour; a later time than this is a fault, and no date may hold it. */
const latestRetryMs = 24 * 60 * 60_000

function clock(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`
}

/** `retry-after` counts from now; without it the hour's points may be spent, and come back at its end. */
function limited(headers: Headers, now: number): GitHubFailure {
  const after = Number(headers['retry-after'])
  const reset = Number(headers['x-ratelimit-reset'])
  const isUsedUp = String(headers['x-ratelimit-remaining']) === '0' && reset > 0
  // GitHub counts whole seconds: one more, so as not to be early.
  const asked = after > 0 ? now + after * 1000 : isUsedUp ? reset * 1000 + 1000 : null
  const retryAt = asked && Math.min(asked, now + latestRetryMs)
  const until = retryAt ? ` until ${clock(retryAt)}` : ' for a while'
  const why = isUsedUp ? 'its rate limit is used up' : 'it was asked too much at once'
  return new GitHubFailure(
    'limit',
    `GitHub answers this token no more${until}: ${why}. Knots goes on by itself.`,
    retryAt,
  )
}

const isLimit = (text: string) => /rate limit|\bsecondary rate\b|abuse detection/i.test(text)

const isTooHeavy = ({ type, message }: GraphqlError) =>
  type === 'RESOURCE_LIMITS_EXCEEDED' ||
  type === 'MAX_NODE_LIMIT_EXCEEDED' ||
  /^Something went wrong while executing|Timeout on validation|couldn't respond to your request in time/i.test(
    message,
  )

const refusedFor = ({ kind, message }: Refused) => new GitHubFailure(kind, message)

const refused = (answer: string) =>
  new GitHubFailure('unexpected', `GitHub refused the request: ${answer.slice(0, 300)}`)

/** What GitHub's `errors` mean, the gravest first. `headers` are those of the same answer. */
export function failureOfErrors(
  errors: GraphqlError[],
  headers: Headers,
  { now }: Context,
): GitHubFailure {
  if (errors.some(({ type, message }) => type?.startsWith('RATE_LIMIT') || isLimit(message)))
    return limited(headers, now)
  if (errors.some(({ type }) => type === 'INSUFFICIENT_SCOPES'))
    return refusedFor(refusalIn(errors, headers) as Refused)
  if (errors.some(isTooHeavy))
    return new GitHubFailure(
      'too-heavy',
      'GitHub could not answer in time. Knots asks again later.',
    )
  const grant = refusalIn(errors, headers)
  if (grant) return refusedFor(grant)
  const [first] = errors
  const message = first?.message ?? 'no reason given'
  return first?.type === 'NOT_FOUND' ? new GitHubFailure('not-found', message) : refused(message)
}

function failureOfStatus(error: HttpError, { apiUrl, now }: Context): GitHubFailure {
  const { status, response } = error
  const headers: Headers = response?.headers ?? {}
  if (!response) return unreachable(apiUrl, error.message)
  if (status === 401)
    return new GitHubFailure(
      'token',
      'GitHub does not accept the token: it is mistyped, expired or revoked. Paste a new one.',
    )
  if (status === 429 || (status === 403 && (isLimit(error.message) || headers['retry-after'])))
    return limited(headers, now)
  if (status === 403)
    return refusedFor(
      headers['x-github-sso'] ? ssoRefusal(headers) : forbiddenRefusal(error.message),
    )
  if (status === 404)
    return new GitHubFailure(
      'unexpected',
      `There is no GitHub API at ${apiUrl}. Check GITHUB_API_URL; for Enterprise Server it is https://HOST/api/v3.`,
    )
  if (status === 502 || status === 504)
    return new GitHubFailure(
      'too-heavy',
      `GitHub could not answer in time (${status}). Knots asks again later.`,
    )
  if (status >= 500)
    return new GitHubFailure(
      'unreachable',
      `GitHub has a fault of its own (${status}). Knots asks again later.`,
    )
  return refused(error.message)
}

function unreachable(apiUrl: string, reason: string): GitHubFailure {
  return new GitHubFailure(
    'unreachable',
    `GitHub cannot be reached at ${apiUrl} (${reason}). Check the network; Knots asks again later.`,
  )
}

/** Any error of a request as a failure; what is none of GitHub's doing comes back as it is. */
export function failureOf(error: unknown, context: Context): unknown {
  if (error instanceof GraphqlResponseError)
    return failureOfErrors(error.errors ?? [], error.headers as Headers, context)
  if (isHttpError(error)) return failureOfStatus(error, context)
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return unreachable(context.apiUrl, 'no answer in time')
  return error
}

import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import type { Identity } from '../store/accounts.ts'
import type { Attempt } from './attempt.ts'
import { SignInFailed } from './failed.ts'

/** A place where people sign in. */
export type Provider = {
  /** Where the browser goes. Throws `SignInFailed`. */
  begin(attempt: Attempt, redirectUri: string): Promise<URL>
  /** Who came back, if they may sign in here. `callback`: the address with all that the provider put behind it. Throws `SignInFailed`. */
  finish(attempt: Attempt, callback: URL): Promise<Identity>
}

/** Words of OAuth for a code that is too old, unknown, or was used already. */
const overCodes = new Set(['invalid_grant', 'bad_verification_code'])

/** An error of a provider in a word that may stand in the log: never its description, which may quote what was sent. */
const wordOf = (text: unknown) =>
  typeof text === 'string' && /^[\w-]{1,60}$/.test(text) ? text : 'an error without a name'

/** GitHub answers errors with 200, so that they look like an answer with its token left out. */
function errorInBody(error: unknown): unknown {
  let at = error
  for (let depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    const { body, cause } = at as { body?: unknown; cause?: unknown }
    if (typeof body === 'object' && body !== null) return (body as { error?: unknown }).error
    at = cause
  }
  return undefined
}

/** What went wrong between Knots and a provider, as `SignInFailed`. */
export function asFailure(error: unknown): SignInFailed {
  if (error instanceof SignInFailed) return error
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied'
      ? new SignInFailed('cancelled', 'They said no at the provider.')
      : new SignInFailed('provider-failed', `The provider sent ${wordOf(error.error)} back.`)
  }
  const word = error instanceof ResponseBodyError ? error.error : errorInBody(error)
  if (word !== undefined) {
    const isOver = typeof word === 'string' && overCodes.has(word)
    const problem = isOver ? 'expired' : 'provider-failed'
    return new SignInFailed(problem, `The provider answered with ${wordOf(word)}.`)
  }
  const { message } = error as Error
  const code = error instanceof ClientError && error.code ? ` (${error.code})` : ''
  return new SignInFailed('provider-failed', `${message}${code}`, error)
}

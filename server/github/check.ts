import { z } from 'zod'
import { parsed } from './parsed.ts'
import { type RateLimit, rateLimitOf } from './rate-limit.ts'
import { createRequest, type RequestOptions, type Token } from './request.ts'

/** What GitHub tells of a token. */
export type TokenFacts = {
  /** Whose it is; an App's own name for one of an App. */
  login: string | null
  /** `none`: GitHub does not say what a fine-grained token or an App may. */
  kind: 'classic' | 'fine-grained' | 'app' | 'none'
  /** The scopes of a classic token; null for another kind, whose permissions GitHub does not list. */
  scopes: string[] | null
  /** Null on a host that limits nobody. */
  limit: RateLimit | null
}

const whoQuery = 'query KnotsWho { viewer { login } }'

const WhoResponse = z.object({ viewer: z.object({ login: z.string() }).nullish() })

/** GitHub names its tokens by their beginnings; older ones have none. */
function kindOf(token: string, scopes: string[] | null): TokenFacts['kind'] {
  if (token.startsWith('github_pat_')) return 'fine-grained'
  if (token.startsWith('ghs_')) return 'app'
  return scopes === null ? 'none' : 'classic'
}

/**
 * Whose a token is and what GitHub says it may. GitHub lists the scopes of classic tokens in the header
 * `x-oauth-scopes` of every answer; what other kinds may do shows only when it is tried. Throws a
 * `GitHubFailure`, of kind `token` for one that is not accepted.
 */
export async function readToken(
  options: Omit<RequestOptions, 'token'> & { token: Token },
): Promise<TokenFacts> {
  const send = options.fetch ?? fetch
  let headers = new Headers()
  const token = typeof options.token === 'string' ? options.token : await options.token()
  const request = createRequest({
    ...options,
    token,
    fetch: async (input, init) => {
      const response = await send(input, init)
      headers = response.headers
      return response
    },
  })
  const { data } = await request(whoQuery, {})
  const { viewer } = parsed(WhoResponse, data)
  const listed = headers.get('x-oauth-scopes')
  const scopes = listed === null ? null : listed.split(/\s*,\s*/).filter(scope => scope !== '')
  return {
    login: viewer?.login ?? null,
    kind: kindOf(token, scopes),
    scopes: kindOf(token, scopes) === 'classic' ? scopes : null,
    limit: rateLimitOf(headers),
  }
}

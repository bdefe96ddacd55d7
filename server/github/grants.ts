import type { GraphqlError, Headers } from './partial.ts'

/** What GitHub wants somebody to grant, and a sentence that says so. */
export type Refused = { kind: 'scope' | 'forbidden'; message: string }

const forbidden = (message: string): Refused => ({ kind: 'forbidden', message })

/** Where a token is authorised for single sign-on: GitHub names the address in a header, or only that it is needed. */
export function ssoAddress(headers: Headers): string | null {
  return /\burl=([^\s;]+)/.exec(String(headers['x-github-sso'] ?? ''))?.[1] ?? null
}

const isSso = ({ message, extensions }: GraphqlError) =>
  extensions?.saml_failure === true || /SAML|single sign-on/i.test(message)

/** A token that single sign-on keeps out, with the address where it is let in. */
export function ssoRefusal(headers: Headers): Refused {
  const url = ssoAddress(headers)
  const where = url ? ` at ${url}` : ' under “Configure SSO” beside the token on GitHub'
  return forbidden(`The organisation asks for single sign-on. Authorise the token for it${where}.`)
}

/** Every scope that one of the errors asks for; of several that would do, GitHub names all. */
function scopeRefusal(errors: GraphqlError[]): Refused {
  const lists = errors.map(
    ({ message }) => /one of the following scopes: \[(.+?)\]/.exec(message)?.[1] ?? 'read:project',
  )
  const scopes = new Set(lists.map(list => list.replace(/['\s]/g, '').replace(/,/g, ' or ')))
  const which = [...scopes].join(' and ')
  const [noun, it] = scopes.size > 1 ? ['scopes', 'them'] : ['scope', 'it']
  return {
    kind: 'scope',
    message: `The token lacks the ${noun} ${which}. Add ${it} to the token on GitHub, or make a new token with ${it}.`,
  }
}

const mayNotRead =
  'The token may not read this project. A classic token needs the scope read:project (and repo for private repositories); a fine-grained one the organisation’s permission Projects, and Issues, Pull requests and Metadata of its repositories, all for reading.'

/** What GitHub's "forbidden" asks for, by its words; what it is in none of the known ones is told with them. */
export function forbiddenRefusal(message: string): Refused {
  if (/IP allow ?list/i.test(message))
    return forbidden(
      `The organisation lets in only addresses on its IP allow list. Ask one of its owners to add the address of the machine that Knots runs on. (${message})`,
    )
  if (/OAuth App access restrictions/i.test(message))
    return forbidden(
      `The organisation has not approved the app that this token is from. Ask one of its owners to approve it, or use a personal token. (${message})`,
    )
  if (/personal access token \(classic\)/i.test(message))
    return forbidden(
      `The organisation takes no classic tokens. Make a fine-grained one whose owner is the organisation. (${message})`,
    )
  if (/not accessible by integration/i.test(message))
    return forbidden(
      `The app may not read this project. Give it the organisation’s permission Projects, and Issues, Pull requests and Metadata of its repositories, all for reading, and accept that in the organisation. (${message})`,
    )
  return forbidden(`${mayNotRead} (${message})`)
}

/** What the errors of one answer ask a person to grant; null when they are about something else. */
export function refusalIn(errors: GraphqlError[], headers: Headers): Refused | null {
  const scopes = errors.filter(({ type }) => type === 'INSUFFICIENT_SCOPES')
  if (scopes.length > 0) return scopeRefusal(scopes)
  if (errors.some(isSso)) return ssoRefusal(headers)
  const refused = errors.find(({ type }) => type === 'FORBIDDEN')
  return refused ? forbiddenRefusal(refused.message) : null
}

/** What GitHub left out of an answer and why, each reason once, with where to mend it if GitHub says. */
export function reasonsOf(errors: GraphqlError[], headers: Headers): string[] {
  const url = ssoAddress(headers)
  const reasons = errors.map(error =>
    isSso(error) && url ? `${error.message} Do so at ${url}.` : error.message,
  )
  return [...new Set(reasons)]
}

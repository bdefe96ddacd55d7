import type { CheckFinding, CheckState } from '../contract/github-check.ts'
import type { TokenFacts } from '../github/check.ts'
import type { FailureKind, GitHubFailure } from '../github/failures.ts'
import type { HostFeatures } from '../github/queries.ts'

type Kind = TokenFacts['kind']
export type TokenSource = 'team' | 'app' | 'environment'

export const finding = (
  about: CheckFinding['about'],
  state: CheckState,
  text: string,
  mend: string | null = null,
): CheckFinding => ({ about, state, text, mend })

const classicPage = 'https://github.com/settings/tokens'
const finePage = 'https://github.com/settings/personal-access-tokens'

/** What to grant so that the board can be read. */
export const grantReading: Record<Kind, string> = {
  classic: `Give the token the scopes read:project and, for private repositories, repo at ${classicPage}.`,
  'fine-grained': `Give the token, at ${finePage}, the organisation as its owner, the organisation’s permission Projects (read) and, of its repositories, Issues, Pull requests and Metadata (read). Projects of a person need a classic token.`,
  app: 'Give the App the organisation’s permission Projects (read) and, of the repositories, Issues, Pull requests and Metadata (read), and accept that where it is installed. It cannot read projects of a person.',
  none: `Take a classic token with the scopes read:project and repo (${classicPage}), or a fine-grained one with the permissions named in the README.`,
}

export const ownerMaySee =
  'See that the token’s owner may read the repositories these items are in.'

/** What to grant so that private items show. */
export const grantItems: Record<Kind, string> = {
  classic: `Add the scope repo at ${classicPage}.`,
  'fine-grained': `Add the repositories to the token at ${finePage}, with Issues, Pull requests and Metadata (read).`,
  app: 'Install the App for these repositories too, with Issues, Pull requests and Metadata (read).',
  none: ownerMaySee,
}

/** What to grant so that Knots could write. */
export const grantWriting: Record<Kind, string> = {
  classic: `To let Knots write, add the scope project at ${classicPage}; the token’s owner must have write access to the project.`,
  'fine-grained': `To let Knots write, set Projects to “read and write” at ${finePage}; the token’s owner must have write access to the project.`,
  app: 'To let Knots write, set the App’s permission Projects to “read and write” and accept that where it is installed.',
  none: 'To let Knots write, take a token that may write to projects, of somebody with write access to this one.',
}

/** What to do about a failure that no grant mends. */
export function mendOf({ kind, message }: GitHubFailure, tokenKind: Kind): string | null {
  const mends: Partial<Record<FailureKind, string>> = {
    token: `Make a new token at ${classicPage} (classic: read:project, repo) and paste it in Settings, or set GITHUB_TOKEN.`,
    scope: grantReading.classic,
    'not-found': `Check owner and number in Settings. ${grantReading[tokenKind]}`,
    unreachable: 'Check the network, GITHUB_API_URL, and a proxy on the way.',
  }
  if (kind === 'forbidden')
    return /permission|authori/i.test(message) ? null : grantReading[tokenKind]
  return mends[kind] ?? null
}

const kinds: Record<Kind, string> = {
  classic: 'a classic token',
  'fine-grained': 'a fine-grained token',
  app: 'a token of a GitHub App',
  none: 'a token of a kind that Knots does not know',
}

const sources: Record<TokenSource, string> = {
  team: 'saved for this team',
  app: 'of the server’s GitHub App',
  environment: 'from GITHUB_TOKEN',
}

export function tokenFinding({ login, kind }: TokenFacts, source: TokenSource): CheckFinding {
  const whose = login === null ? '' : ` of ${login}`
  return finding(
    'token',
    'ok',
    `GitHub accepts the token ${sources[source]}: ${kinds[kind]}${whose}.`,
  )
}

/** Scopes are listed for classic tokens only; of the others what follows is found by trying. */
export function permissionsFinding({ scopes, kind }: TokenFacts): CheckFinding {
  if (scopes === null)
    return finding(
      'permissions',
      'info',
      'GitHub does not list what this kind of token may; what follows was tried.',
    )
  const has = (...names: string[]) => names.some(name => scopes.includes(name))
  const list = scopes.length === 0 ? 'no scopes at all' : `the scopes ${scopes.join(', ')}`
  if (!has('read:project', 'project'))
    return finding(
      'permissions',
      'missing',
      `The token has ${list}, but not read:project.`,
      grantReading[kind],
    )
  if (!has('repo'))
    return finding(
      'permissions',
      'info',
      `The token has ${list}. Without repo, items of private repositories stay hidden.`,
    )
  return finding('permissions', 'ok', `The token has ${list}.`)
}

const lacking: [keyof HostFeatures, string][] = [
  ['archivedStates', 'archived items in lists'],
  ['issueFields', 'the organisation’s issue fields'],
  ['statusEvents', 'the history of statuses'],
  ['filteredItems', 'running filters (Knots runs those of views itself)'],
  ['subIssues', 'sub-issues'],
  ['dependencies', 'dependencies between issues'],
]

export function hostFinding(host: HostFeatures): CheckFinding {
  const missing = lacking.filter(([feature]) => !host[feature]).map(([, words]) => words)
  if (missing.length === 0)
    return finding('host', 'ok', 'The host has everything that Knots can make use of.')
  return finding('host', 'info', `This host lacks ${missing.join(', ')}. Knots does without.`)
}

import type { GraphQLError } from 'graphql'

/** An error of one field, as GitHub tells it: HTTP 200, the field null, `type` beside the message. */
export class GitHubError extends Error {
  readonly type: string
  readonly facts: Record<string, unknown> | undefined
  constructor(type: string, message: string, facts?: Record<string, unknown>) {
    super(message)
    this.type = type
    this.facts = facts
  }
}

export function noSuchProject(number: number): GitHubError {
  return new GitHubError('NOT_FOUND', `Could not resolve to a ProjectV2 with the number ${number}.`)
}

export function noSuchNode(id: string): GitHubError {
  return new GitHubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
}

export function noSuchLogin(typename: string, login: string): GitHubError {
  return new GitHubError(
    'NOT_FOUND',
    `Could not resolve to ${typename === 'Organization' ? 'an' : 'a'} ${typename} with the login of '${login}'.`,
  )
}

export function notAccessible(kind: string): GitHubError {
  const by = kind === 'installation' ? 'integration' : 'personal access token'
  return new GitHubError('FORBIDDEN', `Resource not accessible by ${by}`)
}

export function insufficientScopes(field: string, needed: string[], granted: string[]) {
  const list = (scopes: string[]) => `[${scopes.map(scope => `'${scope}'`).join(', ')}]`
  return (
    `Your token has not been granted the required scopes to execute this query. The '${field}' field ` +
    `requires one of the following scopes: ${list(needed)}, but your token has only been granted the: ` +
    `${list(granted)} scopes. Please modify your token's scopes at: https://github.com/settings/tokens.`
  )
}

/** GitHub's order of keys: type, path, extensions, locations, message. */
export function runtimeError(error: GraphQLError): Record<string, unknown> {
  const original = error.originalError
  const github = original instanceof GitHubError ? original : undefined
  return {
    ...(github ? { type: github.type } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(github?.facts ? { extensions: github.facts } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  }
}

/** The REST-like body of an answer that never reached GraphQL. */
export function plainProblem(message: string, status: number): string {
  return JSON.stringify({
    message,
    documentation_url: 'https://docs.github.com/graphql',
    status: String(status),
  })
}

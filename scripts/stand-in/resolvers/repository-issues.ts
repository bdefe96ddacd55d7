import type { GraphQLResolveInfo } from 'graphql'
import { type PageArgs, page } from '../connections.ts'
import type { Context, Resolver } from '../context.ts'
import { GitHubError, notAccessible } from '../errors.ts'
import { isClosed, openIssue } from '../world/contents.ts'
import type { Issue, Repository } from '../world/types.ts'
import { change, get, type Input } from './writing.ts'

/** GitHub says of a repository that a token may not see that there is none. */
export function isOutOfSight({ isPrivate, owner }: Repository, { token }: Context): boolean {
  const isForeign = token.account !== null && token.account !== owner
  return isForeign || (isPrivate && !token.contents)
}

/** Everybody may open an issue in a repository they see; other tokens than classic ones need a permission for it. */
function checkIssues({ token }: Context): void {
  if (token.kind !== 'classic' && token.issues !== 'write') throw notAccessible(token.kind)
}

type CreateInput = { repositoryId: string; title: string; body?: string | null }

/** The same input twice makes two issues, whatever its `clientMutationId`. */
const createIssue: Resolver<unknown, Input<CreateInput>> = (_, { input }, context) => {
  const repository = get(context, input.repositoryId, 'Repository')
  if (isOutOfSight(repository, context)) {
    const message = `Could not resolve to a node with the global id of '${repository.id}'`
    throw new GitHubError('NOT_FOUND', message)
  }
  checkIssues(context)
  if (repository.isArchived) {
    throw new GitHubError('UNPROCESSABLE', 'Repository was archived so is read-only.')
  }
  if (repository.hasIssues === false) {
    throw new GitHubError('UNPROCESSABLE', 'Issues are disabled for this repository')
  }
  if (input.title.trim() === '') throw new GitHubError('UNPROCESSABLE', "Title can't be blank")
  const issue = openIssue(context.world, repository, { title: input.title, ...change(context) })
  issue.body = input.body ?? ''
  return { clientMutationId: input.clientMutationId ?? null, issue }
}

export const createIssueMutation = { createIssue }

type ListArgs = PageArgs & {
  orderBy?: { field: string; direction: 'ASC' | 'DESC' } | null
  filterBy?: { since?: string | null; states?: ('OPEN' | 'CLOSED')[] | null } | null
}

const issuesOf = (repository: Repository, { world }: Context): Issue[] =>
  [...world.nodes.values()].filter(
    node => node.__typename === 'Issue' && node.repository === repository,
  ) as Issue[]

const keys: Record<string, (issue: Issue) => number> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
}

/** Oldest first unless asked otherwise. `since` means the last change, not the first. */
const issues: Resolver<Repository, ListArgs> = (
  repository,
  args,
  context,
  info: GraphQLResolveInfo,
) => {
  const { field = 'CREATED_AT', direction = 'ASC' } = args.orderBy ?? {}
  const { since, states } = args.filterBy ?? {}
  const key = keys[field]
  if (!key) throw new Error(`The stand-in does not order issues by ${field}`)
  const found = issuesOf(repository, context)
    .filter(({ updatedAt }) => since == null || updatedAt >= Date.parse(since))
    .filter(issue => !states || states.includes(isClosed(issue) ? 'CLOSED' : 'OPEN'))
    .sort((one, other) => key(one) - key(other) || one.number - other.number)
  return page(direction === 'DESC' ? found.reverse() : found, args, info)
}

const issue: Resolver<Repository, { number: number }> = (repository, { number }, context) => {
  const found = issuesOf(repository, context).find(one => one.number === number)
  if (found) return found
  const message = `Could not resolve to an Issue with the number of ${number}.`
  throw new GitHubError('NOT_FOUND', message)
}

export const repositoryIssues = {
  issues,
  issue,
  hasIssuesEnabled: (({ hasIssues }) => hasIssues !== false) as Resolver<Repository>,
  isArchived: (({ isArchived }) => isArchived === true) as Resolver<Repository>,
}

import { type PageArgs, page } from '../connections.ts'
import type { Context, Resolver } from '../context.ts'
import { GitHubError, noSuchLogin, noSuchNode, noSuchProject, notAccessible } from '../errors.ts'
import { remaining } from '../rate.ts'
import { findProject } from '../world/projects.ts'
import type { Node, Owner, Project } from '../world/types.ts'
import { findOwner } from '../world/world.ts'
import { isOutOfSight } from './repository-issues.ts'

const MOST_IDS = 100

function owner(context: Context, login: string, typename?: Owner['__typename']): Owner {
  const found = findOwner(context.world, login)
  if (found && (!typename || found.__typename === typename)) return found
  throw noSuchLogin(typename ?? 'User', login)
}

function node(context: Context, id: string): Node {
  const found = context.world.nodes.get(id)
  if (!found) throw noSuchNode(id)
  if (found.__typename === 'ProjectV2') checkProjects(context, found.owner)
  if (found.__typename === 'ProjectV2Item') {
    checkProjects(context, found.project.owner)
    if (found.forbidden) throw new GitHubError('FORBIDDEN', found.forbidden)
  }
  return found
}

/**
 * A fine-grained or an installation's token needs the permission Projects, which exists for
 * organisations only, and an installation sees its own organisation alone.
 */
function checkProjects({ token }: Context, of: Owner): void {
  if (token.kind === 'classic') return
  const isForeign = token.account !== null && token.account !== of
  if (token.projects === 'none' || of.__typename === 'User' || isForeign) {
    throw notAccessible(token.kind)
  }
}

function caught<T>(work: () => T): T | Error {
  try {
    return work()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const repositoryOwner: Resolver<unknown, { login: string }> = (_, { login }, context) =>
  context.dryRun ? null : (findOwner(context.world, login) ?? null)

const nodes: Resolver<unknown, { ids: string[] }> = (_, { ids }, context) => {
  if (context.dryRun) return []
  if (ids.length > MOST_IDS) {
    const message = `You may not provide more than ${MOST_IDS} node ids; you provided ${ids.length}.`
    throw new GitHubError('ARGUMENT_LIMIT', message)
  }
  return ids.map(id => caught(() => node(context, id)))
}

export const query = {
  repositoryOwner,
  nodes,
  organization: ((_, { login }, context) =>
    context.dryRun ? null : owner(context, login, 'Organization')) as Resolver<
    unknown,
    { login: string }
  >,
  user: ((_, { login }, context) =>
    context.dryRun ? null : owner(context, login, 'User')) as Resolver<unknown, { login: string }>,
  node: ((_, { id }, context) => (context.dryRun ? null : node(context, id))) as Resolver<
    unknown,
    { id: string }
  >,
  viewer: ((_, __, context) => owner(context, context.token.login)) as Resolver<unknown>,
  repository: ((_, args, context) => {
    const name = `${args.owner}/${args.name}`
    const found = context.world.repositories.get(name.toLowerCase())
    if (found && !isOutOfSight(found, context)) return found
    throw new GitHubError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`)
  }) as Resolver<unknown, { owner: string; name: string }>,
  rateLimit: ((_, __, { budget, price }) =>
    budget && {
      cost: price.points,
      limit: budget.limit,
      nodeCount: price.nodes,
      remaining: remaining(budget),
      resetAt: budget.resetAt,
      used: budget.used,
    }) as Resolver<unknown>,
}

const projectV2: Resolver<Owner, { number: number }> = (source, { number }, context) => {
  checkProjects(context, source)
  const project = findProject(context.world, source.login, number)
  if (!project) throw noSuchProject(number)
  return project
}

const projectsV2: Resolver<Owner, PageArgs> = (source, args, context, info) => {
  checkProjects(context, source)
  const owned = context.world.projects.filter((project: Project) => project.owner === source)
  return page(
    owned.sort((a, b) => b.number - a.number),
    args,
    info,
  )
}

const ownerFields = {
  projectV2,
  projectsV2,
  url: ((source, _, { world }) => `${world.webUrl}/${source.login}`) as Resolver<Owner>,
  avatarUrl: ((source: Owner) =>
    `https://avatars.example.invalid/u/${source.databaseId}`) as Resolver<Owner>,
}

export const organization = { ...ownerFields, viewerIsAMember: () => true }
export const user = ownerFields

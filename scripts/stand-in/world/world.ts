import type { Label, Node, Organisation, Owner, Person, Repository, Token, World } from './types.ts'

/** Tokens every stand-in accepts; what each may do is told in the README. */
export const TOKENS = {
  reads: 'ghp_stand_in_reads_projects',
  writes: 'ghp_stand_in_writes_projects',
  withoutScope: 'ghp_stand_in_without_project_scope',
  withoutRepositories: 'ghp_stand_in_public_repositories_only',
  fineGrained: 'github_pat_stand_in_reads_projects',
  fineGrainedWithoutProjects: 'github_pat_stand_in_without_projects',
} as const

export const TOKEN_LOGIN = 'knots-reader'

function standInTokens(): Map<string, Token> {
  const classic = (scopes: string[]): Token => ({
    login: TOKEN_LOGIN,
    kind: 'classic',
    scopes,
    projects: 'none',
    contents: scopes.includes('repo'),
    account: null,
    expiresAt: null,
  })
  const fineGrained = (projects: Token['projects']): Token => ({
    login: TOKEN_LOGIN,
    kind: 'fine-grained',
    scopes: [],
    projects,
    contents: true,
    account: null,
    expiresAt: null,
  })
  return new Map([
    [TOKENS.reads, classic(['read:org', 'read:project', 'repo'])],
    [TOKENS.writes, classic(['project', 'read:org', 'repo'])],
    [TOKENS.withoutScope, classic(['repo'])],
    [TOKENS.withoutRepositories, classic(['read:project'])],
    [TOKENS.fineGrained, fineGrained('read')],
    [TOKENS.fineGrainedWithoutProjects, fineGrained('none')],
  ])
}

export function newWorld(now: () => number = Date.now): World {
  const world: World = {
    now,
    webUrl: 'https://github.com',
    nodes: new Map(),
    owners: new Map(),
    repositories: new Map(),
    teams: new Map(),
    issueTypes: [],
    projects: [],
    issueFields: [],
    tokens: standInTokens(),
    apps: [],
    installations: [],
    listeners: new Set(),
    lastId: 0,
  }
  addPerson(world, TOKEN_LOGIN, 'Knots')
  return world
}

/** A node id and a number, unique in this world. Opaque, like GitHub's: only the prefix tells. */
export function newIds(world: World, prefix: string): { id: string; databaseId: number } {
  world.lastId += 1
  const digits = world.lastId.toString(36).padStart(6, '0')
  return { id: `${prefix}_lADOStandIn${digits}`, databaseId: 1_000_000 + world.lastId }
}

export function remember<T extends Node>(world: World, node: T): T {
  world.nodes.set(node.id, node)
  return node
}

export function addPerson(world: World, login: string, name: string | null = null): Person {
  const known = world.owners.get(login.toLowerCase())
  if (known?.__typename === 'User') return known
  const person: Person = { __typename: 'User', ...newIds(world, 'U'), login, name }
  world.owners.set(login.toLowerCase(), person)
  return remember(world, person)
}

export function addOrganisation(world: World, login: string, name = login): Organisation {
  const organisation: Organisation = {
    __typename: 'Organization',
    ...newIds(world, 'O'),
    login,
    name,
  }
  world.owners.set(login.toLowerCase(), organisation)
  return remember(world, organisation)
}

export function findOwner(world: World, login: string): Owner | undefined {
  return world.owners.get(login.toLowerCase())
}

export function addRepository(
  world: World,
  owner: Owner,
  name: string,
  options: { isPrivate?: boolean; needsReview?: boolean } = {},
): Repository {
  const repository: Repository = {
    __typename: 'Repository',
    ...newIds(world, 'R'),
    owner,
    name,
    isPrivate: options.isPrivate ?? false,
    needsReview: options.needsReview ?? true,
    lastNumber: 0,
    milestones: [],
  }
  world.repositories.set(`${owner.login}/${name}`.toLowerCase(), repository)
  return remember(world, repository)
}

export function newLabel(world: World, name: string, color = '8ab4f8'): Label {
  return { __typename: 'Label', id: newIds(world, 'LA').id, name, color }
}

import { type GraphQLResolveInfo, isEnumType } from 'graphql'
import { type PageArgs, page } from '../connections.ts'
import type { Context, Resolver } from '../context.ts'
import { GitHubError } from '../errors.ts'
import { dayAfter } from '../filter/field-values.ts'
import { filterItems } from '../filter/filter.ts'
import type { Field, Iteration, Option } from '../world/field-types.ts'
import { findField } from '../world/projects.ts'
import type { Item, Project } from '../world/types.ts'

type ItemArgs = PageArgs & { query?: string | null; archivedStates?: string[] | null }

/** An item that GitHub will not show is null in the list, with an error that names its place. */
export function shownOrError(item: Item): Item | Error {
  if (!item.forbidden) return item
  return new GitHubError('FORBIDDEN', item.forbidden, { saml_failure: true })
}

const items: Resolver<Project, ItemArgs> = (project, args, context, info) => {
  const states = args.archivedStates ?? ['NOT_ARCHIVED']
  const archived = states.includes('ARCHIVED')
  const current = states.includes('NOT_ARCHIVED')
  const all = project.items.filter(
    item => !item.isUnlisted && (item.isArchived ? archived : current),
  )
  const asking = { login: context.token.login, now: context.world.now() }
  const listed = args.query ? filterItems(all, args.query, asking) : all
  const connection = page(listed, args, info)
  return { ...connection, nodes: connection.nodes.map(shownOrError) }
}

function mayWrite({ token }: Context): boolean {
  return token.kind === 'classic' ? token.scopes.includes('project') : token.projects === 'write'
}

const url: Resolver<Project> = (project, _, { world }) => {
  const kind = project.owner.__typename === 'Organization' ? 'orgs' : 'users'
  return `${world.webUrl}/${kind}/${project.owner.login}/projects/${project.number}`
}

/** A host of an older version leaves out columns it has no word for. */
function knownFields({ fields }: Project, { schema }: GraphQLResolveInfo): Field[] {
  const kinds = schema.getType('ProjectV2FieldType')
  return fields.filter(({ dataType }) => isEnumType(kinds) && kinds.getValue(dataType))
}

export const projectV2 = {
  items,
  fields: ((project, args, _, info) => page(knownFields(project, info), args, info)) as Resolver<
    Project,
    PageArgs
  >,
  views: ((project, args, _, info) => page(project.views, args, info)) as Resolver<
    Project,
    PageArgs
  >,
  view: ((project, { number }) =>
    project.views.find(view => view.number === number) ?? null) as Resolver<
    Project,
    { number: number }
  >,
  field: ((project, { name }) => findField(project, name) ?? null) as Resolver<
    Project,
    { name: string }
  >,
  url,
  public: ((project: Project) => project.isPublic) as Resolver<Project>,
  fullDatabaseId: ((project: Project) => project.databaseId) as Resolver<Project>,
  closed: ((project: Project) => project.closedAt !== null) as Resolver<Project>,
  template: () => false,
  readme: () => null,
  viewerCanUpdate: ((_, __, context) => mayWrite(context)) as Resolver<Project>,
}

export const singleSelectField = {
  options: ((source, { names }) =>
    names
      ? source.options.filter(option => names.includes(option.name))
      : source.options) as Resolver<Field, { names?: string[] | null }>,
}

export const option = {
  nameHTML: ((source: Option) => source.name) as Resolver<Option>,
  descriptionHTML: ((source: Option) => source.description) as Resolver<Option>,
}

/** GitHub puts finished iterations into a list of their own, the newest first. */
const configuration: Resolver<Field> = (source, _, { world }) => {
  const today = new Date(world.now()).toISOString().slice(0, 10)
  const isOver = (iteration: Iteration) => dayAfter(iteration) <= today
  return {
    duration: source.duration,
    startDay: source.startDay,
    iterations: source.iterations.filter(iteration => !isOver(iteration)),
    completedIterations: source.iterations.filter(isOver).reverse(),
  }
}

export const iterationField = { configuration }

export const iteration = {
  titleHTML: ((source: Iteration) => source.title) as Resolver<Iteration>,
}

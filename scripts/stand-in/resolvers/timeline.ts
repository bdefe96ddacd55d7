import type { GraphQLResolveInfo } from 'graphql'
import { type PageArgs, page } from '../connections.ts'
import type { Resolver } from '../context.ts'
import type { Issue, PullRequest } from '../world/types.ts'

type TimelineArgs = PageArgs & {
  since?: string | null
  itemTypes?: string[] | null
  skip?: number | null
}

/** `PROJECT_V2_ITEM_STATUS_CHANGED_EVENT` for `ProjectV2ItemStatusChangedEvent`. */
function itemType(typename: string): string {
  return typename
    .replace(/ProjectV2/, 'Project_V2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
}

const itemTypes = new Map<string, string>()

function isOfType(typename: string, wanted: string[]): boolean {
  let type = itemTypes.get(typename)
  if (!type) {
    type = itemType(typename)
    itemTypes.set(typename, type)
  }
  return wanted.includes(type)
}

/** A host of an older version leaves out events it knows nothing of. */
function isKnown(typename: string, { schema }: GraphQLResolveInfo): boolean {
  return schema.getType(typename) !== undefined
}

export const timelineItems: Resolver<Issue | PullRequest, TimelineArgs> = (
  content,
  args,
  _,
  info,
) => {
  const since = args.since ? Date.parse(args.since) : Number.NEGATIVE_INFINITY
  const { itemTypes: wanted } = args
  const events = content.events.filter(
    event =>
      event.createdAt >= since &&
      (wanted ? isOfType(event.__typename, wanted) : isKnown(event.__typename, info)),
  )
  const connection = page(events.slice(args.skip ?? 0), args, info)
  return {
    ...connection,
    filteredCount: events.length,
    pageCount: connection.nodes.length,
    updatedAt: content.updatedAt,
  }
}

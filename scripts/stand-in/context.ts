import type { GraphQLResolveInfo } from 'graphql'
import type { Price } from './limits.ts'
import type { Budget } from './rate.ts'
import type { Item, Token, World } from './world/types.ts'

/** What the resolvers of one request know. */
export type Context = {
  world: World
  token: Token
  /** Null on a host that limits nobody. */
  budget: Budget | null
  price: Price
  /** `rateLimit(dryRun: true)`: the price only, nothing is read. */
  dryRun: boolean
}

export type Resolver<Source, Args = Record<string, never>> = (
  source: Source,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown

/** An item that this token may not look into: GitHub says REDACTED and gives no content. */
export function isRedacted(item: Item, context: Context): boolean {
  if (item.isHidden) return true
  const { content } = item
  if (content.__typename === 'DraftIssue' || !content.repository.isPrivate) return false
  const { contents, account } = context.token
  return !contents || (account !== null && account !== content.repository.owner)
}

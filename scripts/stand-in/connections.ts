import { type GraphQLResolveInfo, Kind } from 'graphql'
import { GitHubError } from './errors.ts'

export type PageArgs = {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
}

const MOST = 100

/** GitHub's cursors were seen to be the position in the list, in base64. Clients must not look. */
function cursorAt(position: number): string {
  return Buffer.from(String(position)).toString('base64')
}

function positionOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString()
  if (/^\d+$/.test(text)) return Number(text)
  throw new GitHubError(
    'INVALID_CURSOR_ARGUMENTS',
    `\`${cursor}\` does not appear to be a valid cursor.`,
  )
}

/** Counting alone needs no page size; listing does. */
function lists(info: GraphQLResolveInfo): boolean {
  return info.fieldNodes.some(node =>
    node.selectionSet?.selections.some(
      selection => selection.kind !== Kind.FIELD || selection.name.value !== 'totalCount',
    ),
  )
}

function checkBounds(args: PageArgs, name: string): void {
  if (args.first == null && args.last == null) {
    throw new GitHubError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    )
  }
  for (const bound of ['first', 'last'] as const) {
    const asked = args[bound]
    if (asked != null && (asked > MOST || asked < 0)) {
      throw new GitHubError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${asked} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${MOST} records.`,
      )
    }
  }
}

/**
 * One page of a list. Pages are positional as on GitHub: something moved, added or removed between
 * two pages makes another appear twice or not at all.
 */
export function page<T>(list: readonly T[], args: PageArgs, info: GraphQLResolveInfo) {
  if (lists(info)) checkBounds(args, info.fieldName)
  let from = args.after == null ? 0 : positionOf(args.after)
  let to = args.before == null ? list.length : Math.min(list.length, positionOf(args.before) - 1)
  if (args.first != null) to = Math.min(to, from + args.first)
  else if (args.last != null) from = Math.max(from, to - args.last)
  const nodes = list.slice(from, Math.max(from, to))
  const end = from + nodes.length
  return {
    totalCount: list.length,
    nodes,
    edges: () => nodes.map((node, index) => ({ cursor: cursorAt(from + index + 1), node })),
    pageInfo: {
      hasNextPage: end < list.length,
      hasPreviousPage: from > 0,
      startCursor: nodes.length > 0 ? cursorAt(from + 1) : null,
      endCursor: nodes.length > 0 ? cursorAt(end) : null,
    },
  }
}

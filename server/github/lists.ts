import { z } from 'zod'
import { GitHubFailure } from './failures.ts'
import { parsed } from './parsed.ts'
import type { Request } from './request.ts'
import type { ItemNode } from './responses.ts'

export const listsQuery = `
query KnotsLists($id: ID!, $after: String) {
  node(id: $id) {
    ... on DraftIssue { assignees(first: 100) { nodes { login } } }
    ... on Issue {
      assignees(first: 100) { nodes { login } }
      labels(first: 100, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } }
    }
    ... on PullRequest {
      assignees(first: 100) { nodes { login } }
      labels(first: 100, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } }
    }
  }
}`

const listOf = <Node extends z.ZodType>(node: Node) =>
  z
    .object({
      nodes: z.array(node.nullable()).nullable(),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }).optional(),
    })
    .nullish()

const ListsResponse = z.object({
  node: z
    .object({
      assignees: listOf(z.object({ login: z.string() })),
      labels: listOf(z.object({ name: z.string() })),
    })
    .nullable(),
})

type Content = NonNullable<ItemNode['content']>
type List<Node> = { totalCount: number; nodes: (Node | null)[] | null } | null | undefined

const length = (list: List<unknown>) => list?.nodes?.filter(node => node !== null).length ?? 0

/** Whether GitHub told of more labels or assignees than it listed. */
export function isCutShort(content: Content | null): boolean {
  const lists = [content?.labels, content?.assignees]
  return lists.some(list => (list?.totalCount ?? 0) > length(list))
}

/**
 * Completes the labels and assignees of items that have more than one answer lists. What GitHub does
 * not give stays cut short, so that a rare long list never costs the read.
 */
export async function withWholeLists(
  request: Request,
  nodes: (ItemNode | null)[],
): Promise<(ItemNode | null)[]> {
  const whole: (ItemNode | null)[] = []
  for (const node of nodes) {
    const content = node?.content ?? null
    whole.push(
      node && content && isCutShort(content)
        ? { ...node, content: await wholeContent(request, content) }
        : node,
    )
  }
  return whole
}

async function wholeContent(request: Request, content: Content): Promise<Content> {
  if (content.id === undefined) return content
  try {
    const { labels, assignees } = await listsOf(request, content.id)
    return {
      ...content,
      ...(labels.length > length(content.labels) && { labels: listed(labels) }),
      ...(assignees.length > length(content.assignees) && { assignees: listed(assignees) }),
    }
  } catch (error) {
    if (error instanceof GitHubFailure && error.kind !== 'limit') return content
    throw error
  }
}

const listed = <Node>(nodes: Node[]) => ({ totalCount: nodes.length, nodes })

async function listsOf(request: Request, id: string) {
  const labels: { name: string }[] = []
  let assignees: { login: string }[] = []
  let after: string | null = null
  do {
    const { data } = await request(listsQuery, { id, after })
    const { node } = parsed(ListsResponse, data)
    labels.push(...present(node?.labels?.nodes))
    assignees = present(node?.assignees?.nodes)
    const pageInfo: { hasNextPage: boolean; endCursor: string | null } | undefined =
      node?.labels?.pageInfo
    after = pageInfo?.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  return { labels, assignees }
}

const present = <Value>(values: (Value | null)[] | null | undefined): Value[] =>
  (values ?? []).filter(value => value !== null)

import { z } from 'zod'
import { GitHubFailure } from './failures.ts'
import { type Reading, shrinking } from './fetch.ts'
import { parsed } from './parsed.ts'

/** What a filter finds: GitHub's ids of the items, in board order, archived ones left out. */
export type FilterAnswer = {
  nodeIds: string[]
  /** Items that fit as GitHub counts them. */
  totalCount: number
  /** False when the rest was left out. */
  isWhole: boolean
}

/** Nobody works through more in one sitting; a filter that lets everything pass must not cost a full read. */
export const mostFiltered = 2000

export const filterQuery = `
query KnotsFilter($project: ID!, $first: Int!, $after: String, $filter: String!) {
  node(id: $project) {
    ... on ProjectV2 {
      items(first: $first, after: $after, query: $filter) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id }
      }
    }
  }
}`

const FilterResponse = z.object({
  node: z
    .object({
      items: z.object({
        totalCount: z.int(),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(z.object({ id: z.string() }).nullable()),
      }),
    })
    .nullable(),
})

/**
 * Has GitHub run a filter in the grammar of the project's search bar, at most 2,000 items long. The
 * host must be able to (`HostFeatures.filteredItems`). GitHub says nothing of a qualifier that it does
 * not know: such a filter finds everything, or nothing. Throws a `GitHubFailure`.
 */
export async function runFilter(
  reading: Reading,
  projectId: string,
  filter: string,
): Promise<FilterAnswer> {
  const nodeIds = new Set<string>()
  let size = 100
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const page = await shrinking(reading, size, async first => {
      const variables = { project: projectId, first, after: from, filter }
      const { data } = await reading.request(filterQuery, variables)
      const { node } = parsed(FilterResponse, data)
      if (node) return node.items
      throw new GitHubFailure('not-found', 'The project is no longer visible to this token.')
    })
    const { nodes, pageInfo, totalCount } = page.result
    for (const node of nodes) if (node) nodeIds.add(node.id)
    size = page.size
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    const isWhole = after === null
    if (isWhole || nodeIds.size >= mostFiltered)
      return { nodeIds: [...nodeIds], totalCount, isWhole }
  }
}

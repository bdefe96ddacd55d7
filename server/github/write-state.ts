import { z } from 'zod'
import { parsed } from './parsed.ts'
import type { Request } from './request.ts'

/** How an issue can be left: open, or closed as what nobody will do. */
export type WrittenState = 'open' | 'not-planned'

/** An item's issue as it is just before it is closed or opened; `issueId` null for drafts and pull requests. */
export type LookedAtState = {
  projectId: string
  issueId: string | null
  /** `done`: closed in another way than as not planned. */
  state: WrittenState | 'done'
}

const lookQuery = `
query KnotsLookState($item: ID!) {
  node(id: $item) {
    ... on ProjectV2Item {
      id
      project { id }
      content { __typename ... on Issue { id state stateReason } }
    }
  }
}`

const closeQuery = `
mutation KnotsCloseIssue($issue: ID!) {
  written: closeIssue(input: { issueId: $issue, stateReason: NOT_PLANNED }) {
    issue { id state stateReason updatedAt }
  }
}`

const reopenQuery = `
mutation KnotsReopenIssue($issue: ID!) {
  written: reopenIssue(input: { issueId: $issue }) {
    issue { id state stateReason updatedAt }
  }
}`

const IssueState = z.object({ state: z.string(), stateReason: z.string().nullish() })

const LookResponse = z.object({
  node: z.object({
    project: z.object({ id: z.string() }),
    content: z
      .object({
        __typename: z.string(),
        id: z.string().optional(),
        state: z.string().optional(),
        stateReason: z.string().nullish(),
      })
      .nullish(),
  }),
})

const WrittenResponse = z.object({
  written: z.object({ issue: IssueState.extend({ updatedAt: z.iso.datetime({ offset: true }) }) }),
})

function stateOf({ state, stateReason }: z.infer<typeof IssueState>): LookedAtState['state'] {
  if (state !== 'CLOSED') return 'open'
  return stateReason === 'NOT_PLANNED' ? 'not-planned' : 'done'
}

/** The issue of an item as GitHub has it now: one request. Throws a `GitHubFailure`, `not-found` where the item is gone. */
export async function lookAtState(request: Request, nodeId: string): Promise<LookedAtState> {
  const { data } = await request(lookQuery, { item: nodeId })
  const { project, content } = parsed(LookResponse, data).node
  const isIssue = content?.__typename === 'Issue' && content.state !== undefined
  return {
    projectId: project.id,
    issueId: isIssue ? (content.id ?? null) : null,
    state: isIssue
      ? stateOf({ state: content.state ?? '', stateReason: content.stateReason })
      : 'open',
  }
}

/**
 * Closes an issue as not planned, or opens it again, once, and tells what the answer shows; instants in epoch
 * milliseconds. Throws a `GitHubFailure`; after one of the kinds `unreachable` and `too-heavy` it may have landed.
 */
export async function sendState(
  request: Request,
  issueId: string,
  to: WrittenState,
): Promise<{ state: LookedAtState['state']; contentAt: number }> {
  const query = to === 'open' ? reopenQuery : closeQuery
  const { data } = await request(query, { issue: issueId })
  const { issue } = parsed(WrittenResponse, data).written
  return { state: stateOf(issue), contentAt: Date.parse(issue.updatedAt) }
}

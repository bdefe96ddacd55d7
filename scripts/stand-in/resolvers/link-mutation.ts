import type { Resolver } from '../context.ts'
import { GitHubError } from '../errors.ts'
import { block, setParent, unblock } from '../world/links.ts'
import { change, get, type Input } from './writing.ts'

type SubInput = { issueId: string; subIssueId?: string | null; replaceParent?: boolean | null }

const addSubIssue: Resolver<unknown, Input<SubInput>> = (_, { input }, context) => {
  const issue = get(context, input.issueId, 'Issue')
  const subIssue = get(context, input.subIssueId ?? '', 'Issue')
  if (subIssue.parent && !input.replaceParent) {
    const message =
      'An error occurred while adding the sub-issue to the parent issue. Sub issue may only have one parent'
    throw new GitHubError('UNPROCESSABLE', message)
  }
  setParent(context.world, subIssue, issue, change(context))
  return { clientMutationId: input.clientMutationId ?? null, issue, subIssue }
}

const removeSubIssue: Resolver<unknown, Input<SubInput>> = (_, { input }, context) => {
  const issue = get(context, input.issueId, 'Issue')
  const subIssue = get(context, input.subIssueId ?? '', 'Issue')
  if (subIssue.parent === issue) setParent(context.world, subIssue, null, change(context))
  return { clientMutationId: input.clientMutationId ?? null, issue, subIssue }
}

type BlockInput = { issueId: string; blockingIssueId: string }

function blocking(blocks: boolean): Resolver<unknown, Input<BlockInput>> {
  return (_, { input }, context) => {
    const issue = get(context, input.issueId, 'Issue')
    const blockingIssue = get(context, input.blockingIssueId, 'Issue')
    const blockOrNot = blocks ? block : unblock
    blockOrNot(context.world, issue, blockingIssue, change(context))
    return { clientMutationId: input.clientMutationId ?? null, issue, blockingIssue }
  }
}

export const linkMutation = {
  addSubIssue,
  removeSubIssue,
  addBlockedBy: blocking(true),
  removeBlockedBy: blocking(false),
}

import type { Resolver } from '../context.ts'
import { closeIssue, isClosed, openIssue, reopen } from '../world/contents.ts'
import { convertDraft } from '../world/items.ts'
import type { StateReason } from '../world/types.ts'
import { issueFieldMutation } from './issue-fields.ts'
import { change, checkWrite, get, type Input } from './writing.ts'

type CloseInput = { issueId: string; stateReason?: StateReason | null }

const closing: Resolver<unknown, Input<CloseInput>> = (_, { input }, context) => {
  const issue = get(context, input.issueId, 'Issue')
  const reason = input.stateReason ?? 'COMPLETED'
  if (!isClosed(issue)) closeIssue(context.world, issue, { ...change(context), reason })
  return { clientMutationId: input.clientMutationId ?? null, issue }
}

const reopening: Resolver<unknown, Input<{ issueId: string }>> = (_, { input }, context) => {
  const issue = get(context, input.issueId, 'Issue')
  if (isClosed(issue)) reopen(context.world, issue, change(context))
  return { clientMutationId: input.clientMutationId ?? null, issue }
}

type ConvertInput = { itemId: string; repositoryId: string }

const converting: Resolver<unknown, Input<ConvertInput>> = (_, { input }, context) => {
  checkWrite(context)
  const item = get(context, input.itemId, 'ProjectV2Item')
  const repository = get(context, input.repositoryId, 'Repository')
  const made = change(context)
  if (item.content.__typename === 'DraftIssue') {
    const { title } = item.content
    convertDraft(
      context.world,
      item,
      openIssue(context.world, repository, { title, ...made }),
      made,
    )
  }
  return { clientMutationId: input.clientMutationId ?? null, item }
}

export const issueMutation = {
  closeIssue: closing,
  reopenIssue: reopening,
  ...issueFieldMutation,
  convertProjectV2DraftIssueItemToIssue: converting,
}

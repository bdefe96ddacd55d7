import type { Resolver } from '../context.ts'
import { noSuchNode } from '../errors.ts'
import { closeIssue, isClosed, openIssue, reopen, setIssueField } from '../world/contents.ts'
import { convertDraft } from '../world/items.ts'
import type { StateReason } from '../world/types.ts'
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

type FieldsInput = {
  issueId: string
  issueFields: { fieldId: string; numberValue?: number | null; delete?: boolean | null }[]
}

const setIssueFieldValue: Resolver<unknown, Input<FieldsInput>> = (_, { input }, context) => {
  const issue = get(context, input.issueId, 'Issue')
  for (const given of input.issueFields) {
    const field = context.world.issueFields.find(known => known.id === given.fieldId)
    if (!field) throw noSuchNode(given.fieldId)
    const value = given.delete ? null : (given.numberValue ?? null)
    setIssueField(context.world, issue, field, value, change(context))
  }
  const clientMutationId = input.clientMutationId ?? null
  return { clientMutationId, issue, issueFieldValues: issue.issueFieldValues }
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
  setIssueFieldValue,
  convertProjectV2DraftIssueItemToIssue: converting,
}

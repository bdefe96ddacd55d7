import type { GraphQLResolveInfo } from 'graphql'
import { type PageArgs, page } from '../connections.ts'
import type { Context, Resolver } from '../context.ts'
import { GitHubError } from '../errors.ts'
import { newDraft } from '../world/contents.ts'
import {
  addItem,
  clearValue,
  placeAfter,
  removeItem,
  setArchived,
  setValue,
} from '../world/items.ts'
import { checkedInput, type RawInput } from './field-input.ts'
import { fieldMutation } from './field-mutation.ts'
import { issueMutation } from './issue-mutation.ts'
import { linkMutation } from './link-mutation.ts'
import { createIssueMutation } from './repository-issues.ts'
import { change, checkWrite, fieldOf, get, type Input, itemOf, type OnItem } from './writing.ts'

type SetInput = OnItem & { fieldId: string; value: RawInput }

const updateProjectV2ItemFieldValue: Resolver<unknown, Input<SetInput>> = (
  _,
  { input },
  context,
) => {
  const item = itemOf(context, input)
  const field = fieldOf(item, input.fieldId)
  const value = checkedInput(field, input.value)
  setValue(context.world, item, field, value, change(context))
  return { clientMutationId: input.clientMutationId ?? null, projectV2Item: item }
}

type ClearInput = OnItem & { fieldId: string }

const clearProjectV2ItemFieldValue: Resolver<unknown, Input<ClearInput>> = (_, args, context) => {
  const { input } = args
  const item = itemOf(context, input)
  clearValue(context.world, item, fieldOf(item, input.fieldId), change(context))
  return { clientMutationId: input.clientMutationId ?? null, projectV2Item: item }
}

type AddInput = { projectId: string; contentId: string }

const addProjectV2ItemById: Resolver<unknown, Input<AddInput>> = (_, { input }, context) => {
  checkWrite(context)
  const project = get(context, input.projectId, 'ProjectV2')
  const content = context.world.nodes.get(input.contentId)
  if (content?.__typename !== 'Issue' && content?.__typename !== 'PullRequest') {
    throw new GitHubError('UNPROCESSABLE', 'contentID must refer to an Issue or a Pull Request.')
  }
  const item = addItem(context.world, project, content, change(context))
  return { clientMutationId: input.clientMutationId ?? null, item }
}

type DraftInput = { projectId: string; title: string; body?: string | null }

const addProjectV2DraftIssue: Resolver<unknown, Input<DraftInput>> = (_, { input }, context) => {
  checkWrite(context)
  const project = get(context, input.projectId, 'ProjectV2')
  const made = change(context)
  const draft = newDraft(context.world, { title: input.title, ...made })
  draft.body = input.body ?? ''
  const projectItem = addItem(context.world, project, draft, made)
  return { clientMutationId: input.clientMutationId ?? null, projectItem }
}

type PlaceInput = OnItem & { afterId?: string | null }

/** The list in the payload needs a page size like any other; without one the move still happens. */
const updateProjectV2ItemPosition: Resolver<unknown, Input<PlaceInput>> = (_, args, context) => {
  const { input } = args
  const item = itemOf(context, input)
  const after = input.afterId ? get(context, input.afterId, 'ProjectV2Item') : null
  placeAfter(item, after, change(context))
  const items = (pageArgs: PageArgs, _: Context, info: GraphQLResolveInfo) =>
    page(item.project.items, pageArgs, info)
  return { clientMutationId: input.clientMutationId ?? null, items }
}

function archiving(isArchived: boolean): Resolver<unknown, Input<OnItem>> {
  return (_, { input }, context) => {
    const item = itemOf(context, input)
    setArchived(item, isArchived, change(context))
    return { clientMutationId: input.clientMutationId ?? null, item }
  }
}

const deleteProjectV2Item: Resolver<unknown, Input<OnItem>> = (_, { input }, context) => {
  const item = itemOf(context, input)
  removeItem(context.world, item, change(context))
  return { clientMutationId: input.clientMutationId ?? null, deletedItemId: item.id }
}

export const mutation = {
  updateProjectV2ItemFieldValue,
  clearProjectV2ItemFieldValue,
  addProjectV2ItemById,
  addProjectV2DraftIssue,
  updateProjectV2ItemPosition,
  archiveProjectV2Item: archiving(true),
  unarchiveProjectV2Item: archiving(false),
  deleteProjectV2Item,
  ...issueMutation,
  ...createIssueMutation,
  ...fieldMutation,
  ...linkMutation,
}

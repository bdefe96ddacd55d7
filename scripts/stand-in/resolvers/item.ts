import { type PageArgs, page } from '../connections.ts'
import { type Context, isRedacted, type Resolver } from '../context.ts'
import type { Field, Value } from '../world/field-types.ts'
import { findField } from '../world/projects.ts'
import type { Item } from '../world/types.ts'

const TYPES = { DraftIssue: 'DRAFT_ISSUE', Issue: 'ISSUE', PullRequest: 'PULL_REQUEST' } as const

/** A value somebody set on the board, with the fields of its kind. */
function boardValue(value: Value) {
  const { input, field } = value
  const { id, databaseId, createdAt, updatedAt, creator, item } = value
  const common = { id, databaseId, createdAt, updatedAt, creator, item, field }
  if ('number' in input) {
    return { __typename: 'ProjectV2ItemFieldNumberValue', ...common, number: input.number }
  }
  if ('text' in input) {
    return { __typename: 'ProjectV2ItemFieldTextValue', ...common, text: input.text }
  }
  if ('date' in input) {
    return { __typename: 'ProjectV2ItemFieldDateValue', ...common, date: input.date }
  }
  if ('iterationId' in input) {
    const known = field.iterations.find(iteration => iteration.id === input.iterationId)
    // Somebody made the iterations anew: what pointed to the old ones shows no value any more.
    if (!known) return null
    const { title, startDate, duration } = known
    const { iterationId } = input
    const facts = { iterationId, title, titleHTML: title, startDate, duration }
    return { __typename: 'ProjectV2ItemFieldIterationValue', ...common, ...facts }
  }
  const chosen = field.options.find(option => option.id === input.singleSelectOptionId)
  return {
    __typename: 'ProjectV2ItemFieldSingleSelectValue',
    ...common,
    optionId: chosen?.id ?? null,
    name: chosen?.name ?? null,
    nameHTML: chosen?.name ?? null,
    color: chosen?.color ?? 'GRAY',
    description: chosen?.description ?? null,
    descriptionHTML: chosen?.description ?? null,
  }
}

/** What a built-in column shows is not set on the board; it comes from the content. */
function contentValue(item: Item, field: Field) {
  const { content } = item
  if (field.dataType === 'TITLE') {
    return {
      __typename: 'ProjectV2ItemFieldTextValue',
      id: `${item.id}_title`,
      databaseId: item.databaseId,
      createdAt: item.createdAt,
      updatedAt: item.createdAt,
      creator: item.creator,
      item,
      field,
      text: content.title,
    }
  }
  if (field.dataType === 'ASSIGNEES') {
    if (content.assignees.length === 0) return null
    return { __typename: 'ProjectV2ItemFieldUserValue', field, list: content.assignees }
  }
  if (content.__typename === 'DraftIssue') return null
  if (field.dataType === 'LABELS') {
    if (content.labels.length === 0) return null
    return { __typename: 'ProjectV2ItemFieldLabelValue', field, list: content.labels }
  }
  if (field.dataType === 'REPOSITORY') {
    return {
      __typename: 'ProjectV2ItemFieldRepositoryValue',
      field,
      repository: content.repository,
    }
  }
  if (field.issueField && content.__typename === 'Issue') {
    const issueFieldValue = content.issueFieldValues.find(known => known.field === field.issueField)
    if (!issueFieldValue) return null
    return { __typename: 'ProjectV2ItemIssueFieldValue', field, issueFieldValue }
  }
  return null
}

function shownValue(item: Item, field: Field) {
  const set = item.values.find(value => value.field === field)
  return set ? boardValue(set) : contentValue(item, field)
}

const fieldValueByName: Resolver<Item, { name: string }> = (item, { name }, context) => {
  if (isRedacted(item, context)) return null
  const field = findField(item.project, name)
  return field ? shownValue(item, field) : null
}

/** Only fields that have a value are listed; in recorded answers the repository comes first. */
const fieldValues: Resolver<Item, PageArgs> = (item, args, context, info) => {
  if (isRedacted(item, context)) return page([], args, info)
  const rank = (field: Field) => (field.dataType === 'REPOSITORY' ? 0 : 1)
  const fields = [...item.project.fields].sort((a, b) => rank(a) - rank(b))
  const values = fields.map(field => shownValue(item, field)).filter(value => value !== null)
  return page(values, args, info)
}

export const projectV2Item = {
  fieldValueByName,
  fieldValues,
  type: ((item, _, context) =>
    isRedacted(item, context) ? 'REDACTED' : TYPES[item.content.__typename]) as Resolver<Item>,
  content: ((item, _, context: Context) =>
    isRedacted(item, context) ? null : item.content) as Resolver<Item>,
  fullDatabaseId: ((item: Item) => item.databaseId) as Resolver<Item>,
}

type Listed = { list: unknown[] }
const listed: Resolver<Listed, PageArgs> = ({ list }, args, _, info) => page(list, args, info)

export const userValue = { users: listed }
export const labelValue = { labels: listed }

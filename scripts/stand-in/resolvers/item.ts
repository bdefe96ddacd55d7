import type { GraphQLResolveInfo } from 'graphql'
import { type PageArgs, page } from '../connections.ts'
import { type Context, isRedacted, type Resolver } from '../context.ts'
import type { Field, Value } from '../world/field-types.ts'
import { findField } from '../world/projects.ts'
import type { Item } from '../world/types.ts'
import { contentValue } from './content-values.ts'

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
  if ('multiSelectOptionIds' in input) {
    const options = field.options.filter(({ id: known }) =>
      input.multiSelectOptionIds.includes(known),
    )
    return { __typename: 'ProjectV2ItemFieldMultiSelectValue', ...common, options }
  }
  const chosen = field.options.find(option => option.id === input.singleSelectOptionId)
  // So do options that were made anew without their ids.
  if (!chosen) return null
  return {
    __typename: 'ProjectV2ItemFieldSingleSelectValue',
    ...common,
    optionId: chosen.id,
    name: chosen.name,
    nameHTML: chosen.name,
    color: chosen.color,
    description: chosen.description,
    descriptionHTML: chosen.description,
  }
}

/** A host of an older version has no word for the newer kinds of values, so it shows none. */
function shownValue(item: Item, field: Field, { schema }: GraphQLResolveInfo) {
  const value = anyValue(item, field)
  return value && schema.getType(value.__typename) ? value : null
}

function anyValue(item: Item, field: Field) {
  const set = item.values.find(value => value.field === field)
  return set ? boardValue(set) : contentValue(item, field)
}

const fieldValueByName: Resolver<Item, { name: string }> = (item, { name }, context, info) => {
  if (isRedacted(item, context)) return null
  const field = findField(item.project, name)
  return field ? shownValue(item, field, info) : null
}

/** Only fields that have a value are listed; in recorded answers the repository comes first. */
const fieldValues: Resolver<Item, PageArgs> = (item, args, context, info) => {
  if (isRedacted(item, context)) return page([], args, info)
  const rank = (field: Field) => (field.dataType === 'REPOSITORY' ? 0 : 1)
  const fields = [...item.project.fields].sort((a, b) => rank(a) - rank(b))
  const values = fields.map(field => shownValue(item, field, info)).filter(value => value !== null)
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

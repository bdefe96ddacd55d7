import type { Resolver } from '../context.ts'
import { noSuchNode } from '../errors.ts'
import { chosenOptions, setIssueField, valueText } from '../world/issue-fields.ts'
import type { IssueField, IssueFieldValue, IssueValue } from '../world/types.ts'
import { change, get, type Input } from './writing.ts'

const DATA_TYPES = {
  IssueFieldDate: 'DATE',
  IssueFieldMultiSelect: 'MULTI_SELECT',
  IssueFieldNumber: 'NUMBER',
  IssueFieldSingleSelect: 'SINGLE_SELECT',
  IssueFieldText: 'TEXT',
} as const

const field = {
  dataType: ((source: IssueField) => DATA_TYPES[source.__typename]) as Resolver<IssueField>,
  fullDatabaseId: ((source: IssueField) => source.databaseId) as Resolver<IssueField>,
}

const chosen = ({ field: of, value }: IssueFieldValue) => chosenOptions(of, value)
const text = (({ value }: IssueFieldValue) => valueText(value)) as Resolver<IssueFieldValue>

/** By the name of the type; a number, text or day is its own property. */
export const issueFieldTypes = {
  IssueFieldDate: field,
  IssueFieldMultiSelect: field,
  IssueFieldNumber: field,
  IssueFieldSingleSelect: field,
  IssueFieldText: field,
  IssueFieldSingleSelectValue: {
    name: text,
    color: ((source: IssueFieldValue) =>
      chosen(source)[0]?.color ?? 'GRAY') as Resolver<IssueFieldValue>,
    optionId: ((source: IssueFieldValue) =>
      chosen(source)[0]?.id ?? null) as Resolver<IssueFieldValue>,
  },
  IssueFieldMultiSelectValue: { value: text, options: chosen as Resolver<IssueFieldValue> },
}

type Given = {
  fieldId: string
  numberValue?: number | null
  textValue?: string | null
  dateValue?: string | null
  singleSelectOptionId?: string | null
  multiSelectOptionIds?: string[] | null
  delete?: boolean | null
}

function givenValue(of: IssueField, given: Given): IssueValue | null {
  if (given.delete) return null
  const named = (ids: readonly string[]) =>
    ids.map(id => {
      const option = of.options.find(known => known.id === id)
      if (!option) throw noSuchNode(id)
      return option.name
    })
  if (given.multiSelectOptionIds) return named(given.multiSelectOptionIds)
  if (given.singleSelectOptionId) return named([given.singleSelectOptionId])[0] ?? null
  return given.numberValue ?? given.textValue ?? given.dateValue ?? null
}

type FieldsInput = { issueId: string; issueFields: Given[] }

const setIssueFieldValue: Resolver<unknown, Input<FieldsInput>> = (_, { input }, context) => {
  const issue = get(context, input.issueId, 'Issue')
  for (const given of input.issueFields) {
    const of = context.world.issueFields.find(known => known.id === given.fieldId)
    if (!of) throw noSuchNode(given.fieldId)
    setIssueField(context.world, issue, of, givenValue(of, given), change(context))
  }
  const clientMutationId = input.clientMutationId ?? null
  return { clientMutationId, issue, issueFieldValues: issue.issueFieldValues }
}

type OneInput = { issueId: string; issueField: Given }

const updateIssueFieldValue: Resolver<unknown, Input<OneInput>> = (_, { input }, context, info) => {
  const { issueField, ...same } = input
  const all = { ...same, issueFields: [issueField] }
  return setIssueFieldValue(null, { input: all }, context, info)
}

export const issueFieldMutation = { setIssueFieldValue, updateIssueFieldValue }

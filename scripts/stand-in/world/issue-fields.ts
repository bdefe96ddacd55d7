import { tell } from './events.ts'
import type { Option } from './field-types.ts'
import { contentHappened } from './happenings.ts'
import type { Issue, IssueField, IssueFieldKind, IssueValue, Person, World } from './types.ts'
import { newIds } from './world.ts'

/** A field that belongs to the issues of the organisation, not to one project; a number if not said. */
export function addIssueField(
  world: World,
  name: string,
  at: number,
  options: { kind?: IssueFieldKind; options?: readonly string[] } = {},
): IssueField {
  const { kind = 'Number' } = options
  const field: IssueField = {
    __typename: `IssueField${kind}`,
    ...newIds(world, 'IF'),
    name,
    createdAt: at,
    options: (options.options ?? []).map(option => ({
      id: newIds(world, 'IFSSO').id,
      name: option,
      color: 'GRAY',
      description: '',
    })),
  }
  world.issueFields.push(field)
  return field
}

/**
 * Sets or clears a value of the issue itself: a number, a text, a day, the name of an option or the
 * names of several. GitHub keeps the full history of these; only what was removed it does not tell.
 */
export function setIssueField(
  world: World,
  issue: Issue,
  field: IssueField,
  value: IssueValue | null,
  change: { at: number; by: Person | null },
): void {
  const before = issue.issueFieldValues.find(known => known.field === field)
  if (valueText(before?.value ?? null) === valueText(value)) return
  const { at, by } = change
  issue.updatedAt = at
  const previousOptions = before ? toldOptions(field, before.value) : null
  if (value === null) {
    issue.issueFieldValues = issue.issueFieldValues.filter(known => known !== before)
    const facts = { issueField: field, options: previousOptions }
    tell(world, issue, 'IssueFieldRemovedEvent', at, by, facts)
  } else if (before) {
    tell(world, issue, 'IssueFieldChangedEvent', at, by, {
      issueField: field,
      previousValue: valueText(before.value),
      newValue: valueText(value),
      previousOptions,
      newOptions: toldOptions(field, value),
    })
    before.value = value
  } else {
    const { id } = newIds(world, 'IFV')
    const __typename = `${field.__typename}Value` as const
    issue.issueFieldValues.push({ __typename, id, field, value })
    tell(world, issue, 'IssueFieldAddedEvent', at, by, {
      issueField: field,
      value: valueText(value),
      options: toldOptions(field, value),
    })
  }
  contentHappened(world, issue, value === null ? 'field_removed' : 'field_added', change, {
    issue_field: { id: field.databaseId, node_id: field.id, name: field.name },
    issue_field_value: value,
  })
}

/** One text for each kind; several options with commas. */
export function valueText(value: IssueValue | null): string | null {
  if (value === null) return null
  return Array.isArray(value) ? value.join(', ') : String(value)
}

export function chosenOptions(field: IssueField, value: IssueValue): Option[] {
  const names = Array.isArray(value) ? value : [String(value)]
  return field.options.filter(({ name }) => names.includes(name))
}

function toldOptions(field: IssueField, value: IssueValue) {
  if (field.options.length === 0) return null
  return chosenOptions(field, value).map(({ name, color }) => ({ name, color }))
}

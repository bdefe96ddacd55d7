import type { Field } from './field-types.ts'
import type { Facts } from './happenings.ts'
import type { FieldInput } from './types.ts'

/** A value as GitHub writes it into `from` and `to` of a webhook. */
export function toldValue(field: Field, input: FieldInput): unknown {
  if ('number' in input) return input.number
  if ('text' in input) return input.text
  if ('date' in input) return input.date
  if ('multiSelectOptionIds' in input) {
    return field.options.filter(({ id }) => input.multiSelectOptionIds.includes(id))
  }
  if ('iterationId' in input) {
    const known = field.iterations.find(({ id }) => id === input.iterationId)
    if (!known) return null
    const { id, title, startDate, duration } = known
    return { id, title, title_html: title, duration, start_date: startDate }
  }
  return field.options.find(({ id }) => id === input.singleSelectOptionId) ?? null
}

/** `changes` of an edited item. For a built-in column, such as the title, GitHub gives no values. */
export function fieldChange(field: Field, from?: unknown, to?: unknown): Facts {
  const about = {
    field_node_id: field.id,
    field_type: field.dataType.toLowerCase(),
    field_name: field.name,
    project_number: field.project.number,
  }
  return { changes: { field_value: from === undefined ? about : { ...about, from, to } } }
}

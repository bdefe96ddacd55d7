import { GitHubError } from '../errors.ts'
import type { Field } from '../world/field-types.ts'
import type { FieldInput } from '../world/types.ts'

export type RawInput = {
  text?: string | null
  number?: number | null
  date?: string | null
  singleSelectOptionId?: string | null
  iterationId?: string | null
}

function unprocessable(message: string): GitHubError {
  return new GitHubError('UNPROCESSABLE', message)
}

/** A value that fits the field, or GitHub's refusal: HTTP 200 with the mutation's result null. */
export function checkedInput(field: Field, raw: RawInput): FieldInput {
  const given = Object.entries(raw).filter(([, value]) => value != null)
  if (given.length !== 1) throw unprocessable('Exactly one value must be provided')
  if (field.issueField) {
    throw unprocessable('The field of type issue_field is currently not supported.')
  }
  if (field.dataType === 'SINGLE_SELECT' && raw.singleSelectOptionId != null) {
    const { singleSelectOptionId } = raw
    if (field.options.some(option => option.id === singleSelectOptionId)) {
      return { singleSelectOptionId }
    }
    throw unprocessable('The single select option Id does not belong to the field')
  }
  if (field.dataType === 'ITERATION' && raw.iterationId != null) {
    const { iterationId } = raw
    if (field.iterations.some(iteration => iteration.id === iterationId)) return { iterationId }
    throw unprocessable('The iteration Id does not belong to the field')
  }
  if (field.dataType === 'NUMBER' && raw.number != null) return { number: raw.number }
  if (field.dataType === 'TEXT' && raw.text != null) return { text: raw.text }
  if (field.dataType === 'DATE' && raw.date != null) return { date: raw.date }
  const column = field.dataType.toLowerCase()
  throw unprocessable(`Column value must be a valid value for ${column} column`)
}

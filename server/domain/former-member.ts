/** What is read where a person stood who was deleted: the percentages stay, the name does not. */
export const formerMember = 'Former member'

const key = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * A line of owners such as "Mara, Tobin and everyone" with each of these names, where it stands whole, in the place of
 * which "Former member" is read (case and spaces ignored). Commas, "and" and the other names stay as they are written.
 */
export function ownersWithout(owner: string, names: readonly string[]): string {
  const gone = new Set(names.map(key).filter(name => name !== ''))
  if (gone.has(key(owner))) return formerMember
  return owner
    .split(/(\s*[,;/+&]\s*|\s+and\s+)/i)
    .map(part => (gone.has(key(part)) ? formerMember : part))
    .join('')
}

/**
 * A value as JSON holds it, in which everything that names this person by `personId` has "Former member" as its `name`.
 * All else stays, the order of fields too; without a mention the very same value is returned.
 */
export function withoutName<Value>(value: Value, personId: string): Value {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const list = value.map(one => withoutName(one, personId))
    return list.every((one, index) => one === value[index]) ? value : (list as Value)
  }
  const isThem = (value as { personId?: unknown }).personId === personId
  const fields = Object.entries(value).map(([field, inner]) => [
    field,
    isThem && field === 'name' ? formerMember : withoutName(inner, personId),
  ])
  const isSame = fields.every(([field, inner]) => inner === value[field as keyof Value])
  return isSame ? value : (Object.fromEntries(fields) as Value)
}

import { TagsInput } from '@mantine/core'
import { ownerNames, ownersAmong } from '#domain/actions-owners.ts'
import { active } from '../../lib/me.ts'
import { usePeople } from '../../lib/queries.ts'

type Props = {
  slug: string
  /** The line that is read: names and roles, with commas between them. */
  value: string
  onChange: (owner: string, ownerIds: string[]) => void
  error?: string | undefined
}

/** Roles that most teams have; any other word does as well. */
const roles = ['everyone', 'developers', 'product owner', 'facilitator']

/** Who sees to something: people of the team by name, several, or a role in the team's own words. */
export function OwnerField({ slug, value, onChange, error }: Props) {
  const people = active(usePeople(slug).data?.people)
  const change = (names: string[]) => {
    const owner = names.join(', ')
    onChange(
      owner,
      ownersAmong(owner, people).map(({ id }) => id),
    )
  }
  return (
    <TagsInput
      label="Owner"
      placeholder={value === '' ? 'Names, or a role' : ''}
      value={ownerNames(value)}
      onChange={change}
      data={[
        ...(people.length > 0 ? [{ group: 'People', items: people.map(({ name }) => name) }] : []),
        { group: 'Roles', items: roles },
      ]}
      splitChars={[',', ';']}
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: true }}
      error={error}
    />
  )
}

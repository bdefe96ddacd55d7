import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Accounts } from '#contract/identity.ts'
import { request } from '../../lib/api.ts'
import { useTeams } from '../../lib/queries.ts'
import type { Wanted } from './api.ts'
import styles from './audit.module.css'

type Props = { wanted: Wanted; onChange: (wanted: Wanted) => void }

export function Filters({ wanted, onChange }: Props) {
  const teams = useTeams().data?.teams ?? []
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => request<Accounts>('GET', '/api/accounts'),
  }).data?.accounts
  return (
    <search className={styles.filters} aria-label="In the record">
      <NativeSelect
        label="Team"
        value={wanted.team}
        onChange={event => onChange({ ...wanted, team: event.currentTarget.value })}
        data={[
          { value: '', label: 'All teams' },
          ...teams.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <NativeSelect
        label="Who"
        value={wanted.accountId}
        onChange={event => onChange({ ...wanted, accountId: event.currentTarget.value })}
        data={[
          { value: '', label: 'Everybody' },
          ...(accounts ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        label="With the words"
        leftSection={<IconSearch size={16} />}
        value={wanted.search}
        onChange={event => onChange({ ...wanted, search: event.currentTarget.value })}
        maxLength={100}
      />
    </search>
  )
}

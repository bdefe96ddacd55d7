import { Button, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { AdministratorsOnly } from '../../components/AdministratorsOnly.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useAudit, type Wanted } from './api.ts'
import { EntryList } from './EntryList.tsx'
import { Filters } from './Filters.tsx'

const everything: Wanted = { team: '', accountId: '', search: '' }

function Entries({ wanted }: { wanted: Wanted }) {
  const audit = useAudit(wanted)
  const entries = audit.data?.pages.flatMap(page => page.entries) ?? []
  if (audit.error && !audit.data)
    return (
      <Problem
        title="The record could not be read"
        error={audit.error}
        onRetry={() => audit.refetch()}
      />
    )
  if (!audit.data) return <Loading height={420} label="Loading the record" />
  if (entries.length === 0)
    return (
      <Empty
        icon={<IconHistory size={24} />}
        title={
          Object.values(wanted).some(Boolean) ? 'Nothing like that' : 'Nothing was changed yet'
        }
      >
        Every change that somebody makes stands here, for 400 days.
      </Empty>
    )
  return (
    <Panel>
      <EntryList entries={entries} />
      {audit.error && <Problem title="More could not be read" error={audit.error} />}
      {audit.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </Panel>
  )
}

/** Who changed what, in all teams. */
export function AuditPage() {
  const [wanted, setWanted] = useState(everything)
  const [search] = useDebouncedValue(wanted.search, 250)
  return (
    <>
      <PageTitle
        title="Record of changes"
        below="Who changed what, the latest first. What was typed is not in it."
      />
      <AdministratorsOnly>
        <Stack gap="md">
          <Filters wanted={wanted} onChange={setWanted} />
          <Entries wanted={{ ...wanted, search: search.trim() }} />
        </Stack>
      </AdministratorsOnly>
    </>
  )
}

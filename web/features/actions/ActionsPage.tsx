import { SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { isPending, useActions } from '../../lib/actions.ts'
import { useToday } from '../../lib/clock.ts'
import { useSprints, useTeam } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { ActionList } from './ActionList.tsx'
import { AddAction } from './AddAction.tsx'
import styles from './actions.module.css'
import { NoActions } from './NoActions.tsx'

/** What the team said it would change, until it is done. */
export function ActionsPage() {
  const slug = useTeamSlug()
  const actions = useActions(slug)
  const sprints = useSprints(slug).data?.sprints ?? []
  const today = useToday(useTeam(slug).data?.timeZone)
  const [which, setWhich] = useState('pending')
  const [owner, setOwner] = useState<string | null>(null)
  const all = actions.data?.actions ?? []
  const pending = all.filter(isPending)
  const owners = [...new Set(all.map(action => action.owner).filter(Boolean))].sort()
  const shown = (which === 'pending' ? pending : all).filter(
    action => owner === null || action.owner === owner,
  )
  return (
    <>
      <PageTitle title="Actions" below="What the team said it would change, until it is done." />
      {actions.isPending && <Loading height={420} label="Loading the actions" />}
      {actions.error && !actions.data && (
        <Problem
          title="The actions could not be read"
          error={actions.error}
          onRetry={() => actions.refetch()}
        />
      )}
      {actions.data && (
        <>
          <AddAction slug={slug} sprints={sprints} today={today} owners={owners} />
          {all.length > 0 && (
            <div className={styles.filters}>
              <SegmentedControl
                aria-label="Which actions"
                value={which}
                onChange={setWhich}
                data={[
                  { value: 'pending', label: `To do ${pending.length}` },
                  { value: 'all', label: `All ${all.length}` },
                ]}
              />
              <Select
                aria-label="Owner"
                placeholder="All owners"
                data={owners}
                value={owner}
                onChange={setOwner}
                clearable
                w={200}
              />
            </div>
          )}
          {shown.length > 0 ? (
            <ActionList slug={slug} actions={shown} sprints={sprints} today={today} />
          ) : (
            <NoActions slug={slug} hasAny={all.length > 0} onAll={() => setWhich('all')} />
          )}
        </>
      )}
    </>
  )
}

import { SegmentedControl, Select } from '@mantine/core'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import type { Actions } from '#contract/action.ts'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { ownersOf } from '../../lib/action-words.ts'
import { useActions } from '../../lib/actions.ts'
import { useToday } from '../../lib/clock.ts'
import { usePeople, useSprints, useTeam } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { ActionList } from './ActionList.tsx'
import { AddAction } from './AddAction.tsx'
import styles from './actions.module.css'
import { isIn, ownerChoices, useFilter, type Which, whiches } from './filter.ts'
import { InTime } from './InTime.tsx'
import { NoActions } from './NoActions.tsx'

const labels: Record<Which, string> = {
  pending: 'To do',
  done: 'Done',
  dropped: 'Dropped',
  all: 'All',
}

/** An address may name one action, as the issue made of it does. */
function useNamedRow() {
  const { hash } = useLocation()
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' })
  }, [hash])
}

function AllActions({ slug, data }: { slug: string; data: Actions }) {
  const { which, owner, setWhich, setOwner } = useFilter()
  const people = usePeople(slug).data?.people ?? []
  const sprints = useSprints(slug).data?.sprints ?? []
  const today = useToday(useTeam(slug).data?.timeZone)
  const may = useMay()
  useNamedRow()
  const all = data.actions
  const mine = all.filter(action => owner === null || ownersOf(action, people).includes(owner))
  const shown = mine.filter(action => isIn(which, action))
  return (
    <>
      {may.write && <AddAction slug={slug} sprints={sprints} today={today} />}
      {all.length > 0 && (
        <div className={styles.filters}>
          <SegmentedControl
            aria-label="Which actions"
            value={which}
            onChange={value => setWhich(value as Which)}
            data={whiches.map(value => ({
              value,
              label: `${labels[value]} ${mine.filter(action => isIn(value, action)).length}`,
            }))}
          />
          <Select
            aria-label="Owner"
            placeholder="All owners"
            data={ownerChoices(all, people)}
            value={owner}
            onChange={setOwner}
            clearable
            searchable
            w={200}
          />
        </div>
      )}
      {shown.length > 0 ? (
        <ActionList slug={slug} actions={shown} sprints={sprints} today={today} />
      ) : (
        <NoActions slug={slug} hasAny={all.length > 0} onAll={() => setWhich('all')} />
      )}
      <InTime inTime={data.inTime} />
    </>
  )
}

/** What the team said it would change, until it is done. */
export function ActionsPage() {
  const slug = useTeamSlug()
  const { data, error, isPending, refetch } = useActions(slug)
  return (
    <>
      <PageTitle title="Actions" below="What the team said it would change, until it is done." />
      {isPending && <Loading height={420} label="Loading the actions" />}
      {error && !data && (
        <Problem title="The actions could not be read" error={error} onRetry={() => refetch()} />
      )}
      {data && <AllActions slug={slug} data={data} />}
    </>
  )
}

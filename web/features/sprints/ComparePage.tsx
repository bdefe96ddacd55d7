import { Button, Text } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { plural } from '../../lib/format.ts'
import { useSprints } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { useShares } from './api.ts'
import { CompareTable } from './CompareTable.tsx'
import { CompareWords } from './CompareWords.tsx'
import styles from './compare.module.css'
import { numbersIn } from './use-choice.ts'

function TooFew({ slug, missing }: { slug: string; missing: number[] }) {
  return (
    <Panel>
      <Empty
        icon={<IconColumns3 size={24} />}
        title="Choose two to four sprints"
        actions={
          <Button component={Link} to={`/${slug}/sprints`}>
            Choose on Sprints
          </Button>
        }
      >
        {missing.length > 0 && `There is no sprint ${missing.join(' and no sprint ')}. `}
        Tick them in the list, and this page sets their figures beside each other.
      </Empty>
    </Panel>
  )
}

/** Two to four sprints beside each other; which ones stands in the address. */
export function ComparePage() {
  const slug = useTeamSlug()
  const [params] = useSearchParams()
  const sprints = useSprints(slug)
  const shares = useShares(slug)
  const numbers = numbersIn(params.get('numbers'))
  const chosen = (sprints.data?.sprints ?? []).filter(({ number }) => numbers.includes(number))
  const missing = numbers.filter(number => !chosen.some(sprint => sprint.number === number))
  const all = chosen.map(sprint => ({
    sprint,
    shares: shares.data?.find(({ sprintId }) => sprintId === sprint.id),
  }))
  return (
    <>
      <PageTitle
        title="Compare sprints"
        below={all.length > 1 ? plural(all.length, 'sprint') : undefined}
        actions={
          all.length > 1 && (
            <Button
              component={Link}
              to={`/${slug}/sprints?numbers=${numbers.join(',')}`}
              variant="default"
            >
              Choose others
            </Button>
          )
        }
      />
      {sprints.isPending && <Loading height={520} label="Loading the sprints" />}
      {sprints.error && !sprints.data && (
        <Problem
          title="The sprints could not be read"
          error={sprints.error}
          onRetry={() => sprints.refetch()}
        />
      )}
      {sprints.data && all.length < 2 && <TooFew slug={slug} missing={missing} />}
      {all.length > 1 && (
        <div className={styles.stack}>
          <Panel className={styles.figures ?? ''}>
            <CompareTable slug={slug} all={all} />
            <Text size="sm" c="dimmed" mt="sm">
              The small figures are differences to sprint {all[0]?.sprint.number}, those of shares
              in percentage points.
              {missing.length > 0 && ` There is no sprint ${missing.join(' and no sprint ')}.`}
            </Text>
          </Panel>
          <CompareWords sprints={chosen} />
        </div>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { PullRequests } from '#contract/pull-request.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { formatPoints } from '../../lib/format.ts'
import { teamQuery } from '../../lib/queries.ts'
import { PullRequestGroups } from './PullRequestGroups.tsx'
import styles from './PullRequests.module.css'
import { groupNames, oldestWords } from './pull-request-words.ts'

const usePullRequests = (slug: string, id: string) =>
  useQuery(
    teamQuery<PullRequests>(slug, `/sprints/${id}/pull-requests`, ['board', 'sprints', 'team']),
  )

/** How many stand where, and the longest wait of each, to be read from the other end of the room. */
function Counts({ groups }: Pick<PullRequests, 'groups'>) {
  return (
    <dl className={styles.counts}>
      {groups
        .filter(({ group, count }) => group !== 'draft' || count > 0)
        .map(({ group, count, oldest }) => (
          <div key={group} className={styles.count}>
            <dt>{groupNames[group]}</dt>
            <dd>
              <span className={styles.value} data-none={count === 0}>
                {formatPoints(count)}
              </span>
              {oldest && <span className={styles.oldest}>{oldestWords(oldest)}</span>}
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** Open pull requests by whose move they are. Nothing is shown of a closed sprint, and where there are none. */
export function PullRequestsPanel({ slug, sprint }: { slug: string; sprint: Sprint }) {
  return sprint.state === 'closed' ? null : <OpenPullRequests slug={slug} id={sprint.id} />
}

function OpenPullRequests({ slug, id }: { slug: string; id: string }) {
  const pulls = usePullRequests(slug, id)
  if (!pulls.data)
    return pulls.error ? (
      <Panel title="Pull requests">
        <Problem
          title="The pull requests could not be read"
          error={pulls.error}
          onRetry={() => pulls.refetch()}
        />
      </Panel>
    ) : (
      <Loading height={220} label="Loading the pull requests" />
    )
  const { groups, bigFrom, pullRequests } = pulls.data
  if (pullRequests.length === 0) return null
  return (
    <Panel title="Pull requests">
      <Counts groups={groups} />
      <PullRequestGroups found={pulls.data} />
      <p className={styles.stated}>
        Big: over {formatPoints(bigFrom.big)} changed lines, very big: over{' '}
        {formatPoints(bigFrom.veryBig)}. Those of this sprint stand first, then those on the board
        in no sprint; what has waited longest is on top.
      </p>
    </Panel>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PullRequest, PullRequestGroup, PullRequests } from '#contract/pull-request.ts'
import { formatPoints } from '../../lib/format.ts'
import { PullRequestRow } from './PullRequestRow.tsx'
import styles from './PullRequests.module.css'
import { groupNames } from './pull-request-words.ts'

/** So many of each group at first sight; a team with more open has other things to read too. */
const firstShown = 8

function Rows({ title, pulls }: { title: string | null; pulls: PullRequest[] }) {
  if (pulls.length === 0) return null
  return (
    <>
      {title && <h4 className={styles.where}>{title}</h4>}
      <ul className={styles.rows}>
        {pulls.map(pull => (
          <PullRequestRow key={pull.id} pull={pull} />
        ))}
      </ul>
    </>
  )
}

function Group({ group, pulls }: { group: PullRequestGroup; pulls: PullRequest[] }) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? pulls : pulls.slice(0, group === 'draft' ? 0 : firstShown)
  const isSplit = pulls.some(({ inSprint }) => inSprint) && pulls.some(({ inSprint }) => !inSprint)
  const hidden = pulls.length - shown.length
  return (
    <section className={styles.group} aria-label={groupNames[group]}>
      <div className={styles.head}>
        <h3 className={styles.name}>{groupNames[group]}</h3>
        <span className={styles.number}>{formatPoints(pulls.length)}</span>
      </div>
      <Rows
        title={isSplit ? 'In this sprint' : null}
        pulls={shown.filter(({ inSprint }) => inSprint)}
      />
      <Rows title="In no sprint" pulls={shown.filter(({ inSprint }) => !inSprint)} />
      {(hidden > 0 || showsAll) && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={showsAll}
          aria-label={`${showsAll ? 'Show fewer' : `Show ${hidden} more`}: ${groupNames[group]}`}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? 'Show fewer' : `Show ${formatPoints(hidden)} more`}
        </Button>
      )}
    </section>
  )
}

/** Each group that has any, in the order of whose move it is. */
export function PullRequestGroups({ found }: { found: PullRequests }) {
  return found.groups.flatMap(({ group, count }) =>
    count === 0
      ? []
      : [
          <Group
            key={group}
            group={group}
            pulls={found.pullRequests.filter(pull => pull.group === group)}
          />,
        ],
  )
}

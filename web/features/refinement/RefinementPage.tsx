import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { GithubQuestion } from '../../components/GithubQuestion.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { useRefinement } from './api.ts'
import { Counts } from './Counts.tsx'
import { RefinementList } from './RefinementList.tsx'
import styles from './refinement.module.css'
import { useActs } from './use-acts.ts'

/** Triage first, then what takes too long, then what waits for others. */
export function RefinementPage() {
  const slug = useTeamSlug()
  const { data, error, refetch } = useRefinement(slug)
  const may = useMay()
  const { acts, ask, question, answer } = useActs(slug, data?.backlogStatus ?? null)
  return (
    <>
      <PageTitle
        title="Refinement"
        below="A shared understanding of what comes in, what takes long, and what waits for others."
        actions={data && data.triage.why === null && <Counts counts={data.counts} />}
      />
      {error && !data && (
        <Problem title="The lists could not be read" error={error} onRetry={() => refetch()} />
      )}
      {!data && !error && <Loading height={420} label="Loading the lists" />}
      {ask.error && <Problem title="This was not asked of GitHub" error={ask.error} />}
      {data && (
        <div className={styles.stack}>
          <RefinementList
            slug={slug}
            title="Triage"
            list={data.triage}
            empty="Nothing waits for triage. All that came in has been looked at."
            acts={acts}
            withNotes
          />
          <RefinementList
            slug={slug}
            title="In progress for too long"
            list={data.inProgress}
            empty="Nothing has been in progress for too long."
            acts={acts}
          />
          <RefinementList
            slug={slug}
            title="Waits for others"
            list={data.external}
            empty="Nothing waits for something outside the team."
            acts={acts}
          />
          {may.write && (
            <p className={styles.hint}>
              Which saved views of the board these are can be chosen in{' '}
              <Anchor component={Link} to={`/${slug}/settings`} inherit underline="always">
                Settings
              </Anchor>
              . On a row: <kbd>e</kbd> estimate, <kbd>b</kbd> to the backlog, <kbd>w</kbd> waits for
              something outside, <kbd>d</kbd> drop, <kbd>c</kbd> note.
            </p>
          )}
        </div>
      )}
      <GithubQuestion question={question} answer={answer} />
    </>
  )
}

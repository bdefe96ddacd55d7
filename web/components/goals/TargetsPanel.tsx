import { Anchor, Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import { useSprintGoals } from '../../lib/goals.ts'
import { Loading } from '../Loading.tsx'
import { Panel } from '../Panel.tsx'
import { Problem } from '../Problem.tsx'
import { byGoal } from './by-goal.ts'
import { GoalReview } from './GoalReview.tsx'
import { NewTarget } from './NewTarget.tsx'
import { TargetRow } from './TargetRow.tsx'
import styles from './targets.module.css'

type Props = {
  slug: string
  sprint: Pick<Sprint, 'id' | 'number' | 'state'>
  /** Whether each goal's review is written here too. */
  withReview?: boolean
}

/** What a sprint is to reach, goal by goal: set in planning, judged in the review, kept. */
export function TargetsPanel({ slug, sprint, withReview = false }: Props) {
  const { data, error, refetch } = useSprintGoals(slug, sprint.id)
  const [isAdding, { open, close }] = useDisclosure(false)
  const [isAsking, { open: ask }] = useDisclosure(false)
  const may = useMay()
  const groups = data ? byGoal(data) : []
  const isTold = ({ targets, review }: (typeof groups)[number]) =>
    targets.length > 0 || review !== null
  const untold =
    withReview && may.write ? groups.filter(one => one.goalId !== null && !isTold(one)) : []
  // what nobody told of a sprint that is over is rarely told later, and many goals are younger than it
  const asksAll = isAsking || sprint.state !== 'closed'
  const shown = groups.filter(one => isTold(one) || (asksAll && untold.includes(one)))
  const add = may.write && (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={15} />}
      onClick={open}
      disabled={!data}
    >
      Add a target
    </Button>
  )
  return (
    <Panel title={withReview ? 'Targets and goals' : 'Targets'} actions={isAdding ? null : add}>
      {error && !data && (
        <Problem title="The targets could not be read" error={error} onRetry={() => refetch()} />
      )}
      {!data && !error && <Loading height={120} label="Loading the targets" />}
      {data && shown.length === 0 && !isAdding && untold.length === 0 && (
        <Text c="dimmed">
          Nothing is set yet: what should this sprint reach?{' '}
          {data.goals.length === 0 && may.go && (
            <Anchor component={Link} to={`/${slug}/goals`} inherit underline="always">
              Goals that last over many sprints
            </Anchor>
          )}
        </Text>
      )}
      {shown.map(({ goalId, name, targets, review, share }) => (
        <section key={goalId ?? ''} className={styles.goal} aria-label={name}>
          <div className={styles.head}>
            <h3 className={styles.name}>{name}</h3>
            {share !== '' && <span className={styles.share}>{share}</span>}
          </div>
          <ul className={styles.targets}>
            {targets.map(target => (
              <TargetRow key={target.id} slug={slug} sprintId={sprint.id} target={target} />
            ))}
          </ul>
          {withReview && goalId !== null && (
            <GoalReview
              slug={slug}
              sprintId={sprint.id}
              goalId={goalId}
              name={name}
              review={review}
            />
          )}
        </section>
      ))}
      {!asksAll && untold.length > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={ask}>
          Say what was done for {plural(untold.length, 'other goal')}
        </Button>
      )}
      {isAdding && data && (
        <NewTarget slug={slug} sprintId={sprint.id} goals={data.goals} onClose={close} />
      )}
    </Panel>
  )
}

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFlag, IconPlus } from '@tabler/icons-react'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ShareButton } from '../../components/ShareButton.tsx'
import { useMay } from '../../lib/access.ts'
import { useGoals } from '../../lib/goals.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { useOrderGoals } from './api.ts'
import { GoalForm } from './GoalForm.tsx'
import { GoalPanel } from './GoalPanel.tsx'
import styles from './goals.module.css'
import { moved } from './moved.ts'

/** What the team works towards over many sprints, and the way there. */
export function GoalsPage() {
  const slug = useTeamSlug()
  const { data, error, isPending, refetch } = useGoals(slug)
  const order = useOrderGoals(slug)
  const [isAdding, { open, close }] = useDisclosure(false)
  const may = useMay()
  const goals = data?.goals ?? []
  const add = may.write ? (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      Add a goal
    </Button>
  ) : null
  return (
    <>
      <PageTitle
        title="Goals"
        below="What the team works towards over many sprints, and the way there."
        actions={
          goals.length > 0 ? (
            <>
              <ShareButton slug={slug} page="goals" />
              {add}
            </>
          ) : null
        }
      />
      {isPending && <Loading height={420} label="Loading the goals" />}
      {error && !data && (
        <Problem title="The goals could not be read" error={error} onRetry={() => refetch()} />
      )}
      {order.error && <Problem title="The order was not saved" error={order.error} />}
      {data && goals.length === 0 && (
        <Empty icon={<IconFlag size={24} />} title="No goals yet" actions={add}>
          A goal has a name, a roadmap, and a label or an issue that tells which items serve it.
          Sprints set targets for it, and their reviews say what came of them.
        </Empty>
      )}
      <div className={styles.stack}>
        {goals.map((goal, index) => (
          <GoalPanel
            key={goal.id}
            slug={slug}
            goal={goal}
            others={goals.filter(({ id }) => id !== goal.id)}
            onUp={index === 0 ? null : () => order.mutate(moved(goals, index, -1))}
            onDown={index === goals.length - 1 ? null : () => order.mutate(moved(goals, index, 1))}
          />
        ))}
      </div>
      {isAdding && <GoalForm slug={slug} goal={null} onClose={close} />}
    </>
  )
}

import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { inFollowUpOrder } from '#domain/actions.ts'
import { ActionFacts } from '../../components/actions/ActionFacts.tsx'
import { StateControl } from '../../components/actions/StateControl.tsx'
import { Panel } from '../../components/Panel.tsx'
import { isPending, useActions } from '../../lib/actions.ts'
import styles from './follow-ups.module.css'

/** A glance; more of them come with a press. */
const mostShown = 4

/** What was to be done by this sprint and is not: asked before anything new is promised. Their state is changed in place. */
export function FollowUpsPanel({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const actions = useActions(slug).data?.actions ?? []
  const [isWhole, setIsWhole] = useState(false)
  const due = actions
    .filter(isPending)
    .filter(({ dueSprint }) => dueSprint === null || dueSprint.lastDay <= sprint.lastDay)
    .toSorted(inFollowUpOrder)
  if (due.length === 0) return null
  const shown = isWhole ? due : due.slice(0, mostShown)
  return (
    <Panel
      title={`Follow-ups · ${due.length}`}
      actions={
        <Anchor component={Link} to={`/${slug}/actions`} size="sm">
          All actions
        </Anchor>
      }
    >
      <ul className={styles.list}>
        {shown.map(action => (
          <li key={action.id} className={styles.row}>
            <StateControl slug={slug} action={action} />
            <div className={styles.what}>
              <Link to={`/${slug}/actions#${action.id}`} className={styles.text}>
                {action.text.split('\n', 1)[0]}
              </Link>
              <ActionFacts slug={slug} action={action} />
            </div>
          </li>
        ))}
      </ul>
      {due.length > mostShown && (
        <Button
          mt="sm"
          size="compact-sm"
          variant="subtle"
          onClick={() => setIsWhole(before => !before)}
        >
          {isWhole ? 'Show fewer' : `Show all ${due.length}`}
        </Button>
      )}
    </Panel>
  )
}

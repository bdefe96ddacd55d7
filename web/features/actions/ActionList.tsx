import type { Action, ActionState } from '#contract/action.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { stateNames } from '../../lib/actions.ts'
import { ActionRow } from './ActionRow.tsx'
import styles from './actions.module.css'

type Props = { slug: string; actions: Action[]; sprints: Sprint[]; today: string | null }

const order: ActionState[] = ['in-progress', 'open', 'done', 'dropped']

/** What is due first comes first; what is due in no sprint last. */
const byDue = (one: Action, other: Action) =>
  (one.dueSprint?.number ?? Number.POSITIVE_INFINITY) -
    (other.dueSprint?.number ?? Number.POSITIVE_INFINITY) || 0

/** Actions by state, what is to be done first. */
export function ActionList({ slug, actions, sprints, today }: Props) {
  return (
    <div className={styles.groups}>
      {order.map(state => {
        const group = actions.filter(action => action.state === state).toSorted(byDue)
        if (group.length === 0) return null
        return (
          <Panel key={state} title={`${stateNames[state]} · ${group.length}`}>
            <ul className={styles.list}>
              {group.map(action => (
                <ActionRow
                  key={action.id}
                  slug={slug}
                  action={action}
                  sprints={sprints}
                  today={today}
                />
              ))}
            </ul>
          </Panel>
        )
      })}
    </div>
  )
}

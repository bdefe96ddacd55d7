import type { Action } from '#contract/action.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { ActionRow } from './ActionRow.tsx'
import styles from './actions.module.css'
import { grouped } from './filter.ts'

type Props = { slug: string; actions: Action[]; sprints: Sprint[]; today: string | null }

/** Actions by the sprint in which they are due, what is to be done first. */
export function ActionList({ slug, actions, sprints, today }: Props) {
  return (
    <div className={styles.groups}>
      {grouped(actions).map(group => (
        <Panel key={group.title} title={`${group.title} · ${group.actions.length}`}>
          <ul className={styles.list}>
            {group.actions.map(action => (
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
      ))}
    </div>
  )
}

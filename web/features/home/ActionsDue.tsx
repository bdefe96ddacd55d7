import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { Home } from '#contract/home.ts'
import { Panel } from '../../components/Panel.tsx'
import { cameBackWords, dueWords } from '../../lib/action-words.ts'
import { plural } from '../../lib/format.ts'
import styles from './home.module.css'

/** More of them would hide the rest of the page. */
const mostShown = 6

const firstLine = (text: string) => text.split('\n', 1)[0]

/** What the team promised itself, overdue first: the follow-ups of the next meeting. */
export function ActionsDue({ slug, actions }: { slug: string; actions: Home['actionsDue'] }) {
  if (actions.length === 0) return null
  const more = actions.length - mostShown
  return (
    <Panel
      title="Follow-ups"
      actions={
        <Anchor component={Link} to={`/${slug}/actions`} size="sm">
          All actions
        </Anchor>
      }
    >
      <ul className={styles.list}>
        {actions.slice(0, mostShown).map(action => {
          const facts = [action.owner, dueWords(action), cameBackWords(action)].filter(Boolean)
          return (
            <li key={action.id}>
              <Link to={`/${slug}/actions#${action.id}`} className={styles.action}>
                {firstLine(action.text)}
              </Link>
              {facts.length > 0 && (
                <p className={styles.owner} data-late={action.isOverdue || undefined}>
                  {facts.join(' · ')}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {more > 0 && <p className={styles.owner}>and {plural(more, 'other')}</p>}
    </Panel>
  )
}

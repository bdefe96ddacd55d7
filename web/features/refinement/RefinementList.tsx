import { Text } from '@mantine/core'
import type { Refinement } from '#contract/refinement.ts'
import { Panel } from '../../components/Panel.tsx'
import { plural } from '../../lib/format.ts'
import { byRepository } from './nested.ts'
import { RefinementRow } from './RefinementRow.tsx'
import styles from './refinement.module.css'
import type { Acts } from './use-acts.ts'

type Props = {
  slug: string
  title: string
  list: Refinement['triage']
  empty: string
  acts: Acts
  /** Whether each item takes a note. */
  withNotes?: boolean
}

export function RefinementList({ slug, title, list, empty, acts, withNotes = false }: Props) {
  const groups = byRepository(list.items)
  const first = groups[0]?.rows[0]?.item.id
  return (
    <Panel
      title={title}
      actions={
        (list.why === null || list.items.length > 0) && (
          <span className={styles.sum}>{plural(list.items.length, 'item')}</span>
        )
      }
    >
      {list.why !== null && <Text c="dimmed">{list.why}</Text>}
      {list.why === null && list.items.length === 0 && <Text c="dimmed">{empty}</Text>}
      <div data-list>
        {groups.map(({ name, rows }) => (
          <div key={name} className={styles.group}>
            <h3 className={styles.repository}>{name}</h3>
            <ul className={styles.rows} aria-label={`${title}, ${name}`}>
              {rows.map(({ item, depth }) => (
                <RefinementRow
                  key={item.id}
                  slug={slug}
                  item={item}
                  depth={depth}
                  acts={acts}
                  withNotes={withNotes}
                  isFirst={item.id === first}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Panel>
  )
}

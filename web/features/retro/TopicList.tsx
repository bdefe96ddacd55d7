import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Panel } from '../../components/Panel.tsx'
import { focusKey } from './keep-focus.ts'
import { type Pile, pileName } from './piles.ts'
import { useTable } from './table.ts'
import styles from './talk.module.css'

type Props = { topics: Pile[]; nowId: string | null; onChoose: (id: string) => void }

function TopicWords({ topic }: { topic: Pile }) {
  const { votes, isDiscussed } = topic
  return (
    <>
      <span className={styles.rowVotes}>
        {votes ?? '–'}
        <VisuallyHidden>{votes === 1 ? ' dot' : ' dots'}</VisuallyHidden>
      </span>
      <span className={styles.rowName}>{pileName(topic)}</span>
      {isDiscussed && (
        <span className={styles.rowDone}>
          <IconCheck size={16} aria-hidden="true" />
          <VisuallyHidden>talked about</VisuallyHidden>
        </span>
      )}
    </>
  )
}

/** All topics, most dots first. Who leads chooses from here what is talked about. */
export function TopicList({ topics, nowId, onChoose }: Props) {
  const { leads } = useTable()
  return (
    <Panel title="Topics" className={styles.list ?? ''}>
      <ol className={styles.rows}>
        {topics.map(topic => (
          <li
            key={topic.id}
            aria-current={topic.id === nowId ? 'true' : undefined}
            data-done={topic.isDiscussed || undefined}
          >
            {leads ? (
              <UnstyledButton
                className={styles.row}
                onClick={() => onChoose(topic.id)}
                {...focusKey(`topic ${topic.id}`)}
              >
                <TopicWords topic={topic} />
              </UnstyledButton>
            ) : (
              <div className={styles.row}>
                <TopicWords topic={topic} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

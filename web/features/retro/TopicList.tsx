import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Panel } from '../../components/Panel.tsx'
import { plural } from '../../lib/format.ts'
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

/** So many are in sight where no vote tells which matter. */
const mostWithoutVotes = 12

type RowsProps = Omit<Props, 'topics'> & { topics: Pile[] }

function TopicRows({ topics, nowId, onChoose }: RowsProps) {
  const { leads } = useTable()
  return (
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
  )
}

/** All topics, most dots first, those without any folded away. Who leads chooses what is talked about. */
export function TopicList({ topics, nowId, onChoose }: Props) {
  const hasVotes = topics.some(({ votes }) => (votes ?? 0) > 0)
  const isUp = ({ id, votes, isDiscussed }: Pile, index: number) =>
    isDiscussed || id === nowId || (hasVotes ? (votes ?? 0) > 0 : index < mostWithoutVotes)
  const up = topics.filter(isUp)
  const rest = topics.filter((topic, index) => !isUp(topic, index))
  return (
    <Panel title="Topics">
      <TopicRows topics={up} nowId={nowId} onChoose={onChoose} />
      {rest.length > 0 && (
        <details className={styles.rest}>
          <summary>
            {hasVotes ? `${plural(rest.length, 'topic')} without a dot` : `${rest.length} more`}
          </summary>
          <TopicRows topics={rest} nowId={nowId} onChoose={onChoose} />
        </details>
      )}
    </Panel>
  )
}

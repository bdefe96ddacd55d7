import { Text } from '@mantine/core'
import { Panel } from '../../components/Panel.tsx'
import { useBoardKeys } from './board-keys.ts'
import { useKept } from './kept-value.ts'
import { useTable } from './table.ts'
import styles from './talk.module.css'

const meanings = ['lost time', 'little use', 'all right', 'good use', 'well worth it']

/** Everybody says what it was worth; who said what is forgotten at the end. */
export function ClosePhase() {
  const { sprint, board, me, move } = useTable()
  const [kept, keep] = useKept(sprint.id, 'rating', { of: '', rating: 0 })
  const own = kept.of === board.startedAt ? kept.rating : 0
  const rate = async (rating: number) => {
    if (me === null) return
    if (await move({ kind: 'rate', rating })) keep({ of: board.startedAt, rating })
  }
  useBoardKeys((key, event) => {
    const rating = Number(key)
    if (!meanings[rating - 1]) return
    event.preventDefault()
    void rate(rating)
  })
  return (
    <Panel title="Was it worth the time?">
      {me === null && <Text mb="xs">Say who you are, at the top, then answer.</Text>}
      <fieldset className={styles.ratings} disabled={me === null} aria-label="From 1 to 5">
        {meanings.map((meaning, index) => (
          <button
            key={meaning}
            type="button"
            className={styles.rating}
            aria-pressed={own === index + 1}
            onClick={() => void rate(index + 1)}
          >
            <b>{index + 1}</b>
            <small>{meaning}</small>
          </button>
        ))}
      </fieldset>
      <Text c="dimmed" size="sm" mt="sm" role="status">
        {own === 0
          ? 'Only the average is shown, once the retrospective is ended.'
          : `You said ${own}. You can change it until the end; who said what is not kept.`}
      </Text>
    </Panel>
  )
}

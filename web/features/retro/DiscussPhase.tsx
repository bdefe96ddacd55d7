import { Button, Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { ActionDialog } from '../../components/ActionDialog.tsx'
import { Empty } from '../../components/Empty.tsx'
import { plural } from '../../lib/format.ts'
import { useBoardKeys } from './board-keys.ts'
import { fromWords } from './from-words.ts'
import { HandsOn } from './HandsOn.tsx'
import { useKept } from './kept-value.ts'
import { type Pile, pileName } from './piles.ts'
import { Topic } from './Topic.tsx'
import { TopicList } from './TopicList.tsx'
import { useTable } from './table.ts'
import styles from './talk.module.css'
import { nextTopic, topicPiles } from './topics.ts'

const minuteChoices = [
  { value: '0', label: 'No timer' },
  ...[3, 5, 8, 10].map(minutes => ({ value: String(minutes), label: `${minutes} minutes each` })),
]

/** Goes to a topic: what was talked about is marked so, and the timer starts anew. */
function useTopics(topics: Pile[], now: Pile | null) {
  const { sprint, board, move } = useTable()
  const [minutes, setMinutes] = useKept(sprint.id, 'topic-minutes', '5')
  const markNow = async () => {
    if (!now || now.isDiscussed) return
    const isDiscussed = true
    if (now.group)
      await move({ kind: 'group', id: now.id, edit: { version: now.group.version, isDiscussed } })
    else if (now.cards[0])
      await move({ kind: 'card', id: now.id, edit: { version: now.cards[0].version, isDiscussed } })
  }
  const goTo = async (id: string | null) => {
    if (!(await move({ kind: 'topic', id }))) return
    const hasTimer = board.timer.endsAt !== null || board.timer.leftSeconds !== null
    if (id !== null && minutes !== '0')
      await move({ kind: 'timer', timer: { seconds: Number(minutes) * 60 } })
    else if (hasTimer) await move({ kind: 'timer', timer: { step: 'stop' } })
  }
  const goOn = async () => {
    const next = nextTopic(topics, now?.id ?? null)
    await markNow()
    await goTo(next?.id ?? null)
  }
  return { minutes, setMinutes, goTo, goOn }
}

/** One topic after the other, and what is to be done about it. */
export function DiscussPhase() {
  const { slug, sprint, retro, board, format, leads } = useTable()
  const topics = topicPiles(retro, format)
  const now = topics.find(({ id }) => id === board.topicId) ?? null
  const next = nextTopic(topics, now?.id ?? null)
  const talked = topics.filter(({ isDiscussed }) => isDiscussed).length
  const { minutes, setMinutes, goTo, goOn } = useTopics(topics, now)
  const [acting, setActing] = useState<Pile | null>(null)
  useBoardKeys((key, event) => {
    if (key !== 'n' || !now) return
    event.preventDefault()
    setActing(now)
  })
  const goOnWords = now ? (next ? 'Next topic' : 'That was the last one') : 'Start with the first'
  return (
    <HandsOn>
      <div className={styles.talk}>
        <div className={styles.main}>
          {now ? (
            <Topic key={now.id} pile={now} makeAction={() => setActing(now)} />
          ) : (
            <Empty title={next ? 'Which topic comes first?' : 'Everything was talked about'}>
              {next
                ? leads
                  ? 'Start with the one that got most dots, or choose another one.'
                  : 'Whoever leads chooses a topic; it appears here for everybody.'
                : `${plural(talked, 'topic')} in all.`}
            </Empty>
          )}
          {leads && (now || next) && (
            <Group gap="sm">
              <Button onClick={() => void goOn()}>{goOnWords}</Button>
              <NativeSelect
                aria-label="Time for each topic"
                data={minuteChoices}
                value={minutes}
                onChange={event => setMinutes(event.currentTarget.value)}
              />
            </Group>
          )}
        </div>
        <TopicList topics={topics} nowId={now?.id ?? null} onChoose={id => void goTo(id)} />
      </div>
      {acting && (
        <ActionDialog
          slug={slug}
          draft={{
            text: acting.kind === 'card' ? pileName(acting) : '',
            source: { kind: acting.kind, id: acting.id },
            from: fromWords(sprint),
          }}
          onClose={() => setActing(null)}
        />
      )}
    </HandsOn>
  )
}

import { Text } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { Panel } from '../../components/Panel.tsx'
import styles from './compare.module.css'

function Words({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3 className={styles.part}>{title}</h3>
      {text.trim() === '' ? <Text c="dimmed">None.</Text> : <Markdown text={text.trim()} />}
    </section>
  )
}

/** Goal and comment of each, and why it may be left out of averages. */
export function CompareWords({ sprints }: { sprints: Sprint[] }) {
  return (
    <div className={styles.words}>
      {sprints.map(({ id, number, goal, comment, excluded }) => (
        <Panel key={id} title={`Sprint ${number} in words`}>
          <div className={styles.texts}>
            <Words title="Goal" text={goal} />
            <Words title="Comment" text={comment} />
            {excluded && <Words title="Left out of averages" text={excluded.reason} />}
          </div>
        </Panel>
      ))}
    </div>
  )
}

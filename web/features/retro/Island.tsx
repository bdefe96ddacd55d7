import { Title } from '@mantine/core'
import { useId } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import type { RetroFormat } from '#domain/retro-formats.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { SprintFigure } from '../../components/SprintFigure.tsx'
import { plural } from '../../lib/format.ts'
import styles from './board.module.css'

const doneWords = ({ items }: Sprint) =>
  items ? `${items.done} of ${plural(items.total, 'item')}` : undefined

/** Where the team wanted to go, and how far it came: the sprint's goal, figures and comment. */
export function Island({ sprint, goal }: { sprint: Sprint; goal: RetroFormat['goal'] }) {
  const id = useId()
  return (
    <section className={styles.island} data-place="goal" aria-labelledby={id}>
      <Title order={2} id={id} className={styles.placeName ?? ''}>
        {goal?.name ?? `Sprint ${sprint.number}`}
        <span className={styles.meaning}>{goal?.meaning ?? 'what it was'}</span>
      </Title>
      {sprint.goal.trim() === '' ? (
        <p className={styles.quiet}>No goal was written down for this sprint.</p>
      ) : (
        <div className={styles.goal}>
          <Markdown text={sprint.goal.trim()} />
        </div>
      )}
      <div className={styles.figures}>
        <SprintFigure sprint={sprint} figure="committed" size="sm" />
        <SprintFigure sprint={sprint} figure="completed" size="sm" note={doneWords(sprint)} />
        <SprintFigure sprint={sprint} figure="counted" size="sm" />
        <SprintFigure
          sprint={sprint}
          figure={sprint.state === 'closed' ? 'actualFte' : 'likelyFte'}
          label="FTE"
          size="sm"
        />
        <SprintFigure sprint={sprint} figure="expectedVelocity" label="Expected" size="sm" />
        <SprintFigure sprint={sprint} figure="actualVelocity" size="sm" />
      </div>
      {sprint.comment.trim() !== '' && (
        <details className={styles.comment}>
          <summary>Comment on the sprint</summary>
          <Markdown text={sprint.comment.trim()} />
        </details>
      )}
    </section>
  )
}

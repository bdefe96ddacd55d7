import { notePath } from '../../components/chart/picture-legend.ts'
import styles from './plot.module.css'
import type { Slot } from './slots.ts'
import type { SprintScale } from './sprint-scale.ts'

type Props = { slots: Slot[]; scale: SprintScale; top: number }

/** That somebody said something of a sprint, and what else happened in its days; the sprint's card says what. */
export function NoteMarks({ slots, scale, top }: Props) {
  return (
    <g>
      {slots.map(({ sprint, events }) => (
        <g key={sprint.id}>
          {sprint.comment.trim() !== '' && (
            <path className={styles.note} d={notePath(scale.centre(sprint), top + 8)} />
          )}
          {events.map(event => {
            const { x, width } = scale.daysIn(sprint, event)
            return (
              <rect
                key={event.id}
                className={styles.event}
                x={x}
                y={top + 19}
                width={Math.max(4, width)}
                height={6}
                rx={2}
              />
            )
          })}
        </g>
      ))}
    </g>
  )
}

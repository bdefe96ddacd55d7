import { IconClock } from '@tabler/icons-react'
import type { Report } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { lengthInDays } from '#domain/calendar.ts'
import { FigureStrip } from '../../components/FigureStrip.tsx'
import { SprintFigure } from '../../components/SprintFigure.tsx'
import { WhoAmI } from '../../components/WhoAmI.tsx'
import { useToday } from '../../lib/clock.ts'
import { formatOne, plural } from '../../lib/format.ts'
import { useMe } from '../../lib/me.ts'
import { useTeam } from '../../lib/queries.ts'
import styles from './review.module.css'

type Props = { slug: string; report: Report }

/** Nobody closed it in time; while it runs, the sentence above says that it is provisional. */
function Reminder({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const today = useToday(useTeam(slug).data?.timeZone)
  const over = today === null ? 0 : lengthInDays(sprint.lastDay, today) - 1
  if (over <= 0) return null
  const ago = over === 1 ? 'yesterday' : `${plural(over, 'day')} ago`
  return (
    <div className={styles.notice}>
      <IconClock size={20} aria-hidden="true" />
      <div>
        <p className={styles.noticeTitle}>This sprint ended {ago} and is not closed</p>
        <p>
          Its figures are provisional: they follow the board until somebody closes the sprint. Then
          they stay as they are.
        </p>
      </div>
    </div>
  )
}

/** Of how many people it is known how much they were there, whether announced or filled in since. */
const knownOf = ({ people }: Sprint) =>
  people.total > 0 ? `from ${people.known ?? people.answered} of ${people.total}` : undefined

function velocityNote({ sprint, average }: Report): string | undefined {
  if (sprint.state !== 'closed') return 'once it is closed'
  return average?.value == null ? undefined : `average then ${formatOne(average.value)}`
}

/** The sprint in a sentence and in figures, each of which explains itself. */
export function Summary({ slug, report }: Props) {
  const { sprint, summary, isProvisional } = report
  const me = useMe(slug)
  return (
    <section className={styles.summary} aria-label="Summary">
      <div className={styles.sentenceRow}>
        <p className={styles.sentence}>{summary}</p>
        <div data-screen-only>
          <WhoAmI slug={slug} me={me} />
        </div>
      </div>
      {isProvisional && <Reminder slug={slug} sprint={sprint} />}
      <FigureStrip label="Figures">
        <SprintFigure sprint={sprint} figure="committed" />
        <SprintFigure
          sprint={sprint}
          figure="completed"
          note={
            sprint.items
              ? `${sprint.items.done} of ${plural(sprint.items.total, 'item')}`
              : undefined
          }
        />
        <SprintFigure sprint={sprint} figure="outside" />
        <SprintFigure sprint={sprint} figure="adjusted" />
        <SprintFigure sprint={sprint} figure="counted" />
        <SprintFigure sprint={sprint} figure="actualFte" note={knownOf(sprint)} />
        <SprintFigure sprint={sprint} figure="actualVelocity" note={velocityNote(report)} />
      </FigureStrip>
    </section>
  )
}

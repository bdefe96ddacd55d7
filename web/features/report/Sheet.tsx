import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Action } from '#contract/action.ts'
import type { Retro } from '#contract/retro.ts'
import type { Report } from '#contract/review.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { useToday } from '../../lib/clock.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import { ActionsPart } from './ActionsPart.tsx'
import { BurnPart } from './BurnPart.tsx'
import { Classes } from './Classes.tsx'
import { Figures } from './Figures.tsx'
import { OutsidePart } from './OutsidePart.tsx'
import { RetroPart } from './RetroPart.tsx'
import styles from './report.module.css'
import { filledPlaces } from './retro-places.ts'

type Props = {
  slug: string
  report: Report
  /** Null: not for the eyes of whoever reads. */
  retro: Retro | null
  actions: Action[]
  timeZone: string | undefined
  /** The burn-down, where it is not the picture that the server draws; null: none. */
  burn?: ReactNode
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** What happened, from the figures to what was agreed on; a part with nothing in it is left out. */
export function Sheet({ slug, report, retro, actions, timeZone, burn }: Props) {
  const { sprint, summary, isProvisional, items, outside, adjustments } = report
  const today = useToday(timeZone)
  const places = retro === null ? [] : filledPlaces(retro)
  const own = actions.filter(
    ({ madeIn, dueSprint }) => madeIn?.id === sprint.id || dueSprint?.id === sprint.id,
  )
  return (
    <article className={styles.sheet}>
      <p className={styles.summary}>{summary}</p>
      {isProvisional && today !== null && (
        <p className={styles.quiet}>As of {formatDayWithYear(today)}</p>
      )}
      <Figures report={report} />
      {sprint.goal.trim() && (
        <Part title="Goal">
          <Markdown text={sprint.goal.trim()} />
        </Part>
      )}
      {sprint.comment.trim() && (
        <Part title="Comment">
          <Markdown text={sprint.comment.trim()} />
        </Part>
      )}
      {burn !== null && (
        <Part title="Burn-down">{burn ?? <BurnPart slug={slug} sprint={sprint} />}</Part>
      )}
      {items.length > 0 && (
        <Part title="Items">
          <Classes report={report} />
        </Part>
      )}
      {outside.length + adjustments.length > 0 && (
        <Part title="Outside the sprint">
          <OutsidePart outside={outside} adjustments={adjustments} />
        </Part>
      )}
      {places === null ? (
        <Part title="Retrospective">
          <p className={styles.quiet}>The cards are still being written.</p>
        </Part>
      ) : (
        places.length > 0 && (
          <Part title="Retrospective">
            <RetroPart places={places} />
          </Part>
        )
      )}
      {own.length > 0 && (
        <Part title="Actions">
          <ActionsPart actions={own} />
        </Part>
      )}
    </article>
  )
}

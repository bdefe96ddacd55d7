import type { MappingPreview } from '#contract/mapping.ts'
import { plural } from '../../lib/format.ts'
import styles from './settings.module.css'

type Props = { preview: MappingPreview; isLooking: boolean }

/** What the chosen fields find on the board. */
export function Found({ preview, isLooking }: Props) {
  const { found, problems } = preview
  const of = found.isAll ? `of ${plural(found.items, 'item')}` : `of the first ${found.items} items`
  return (
    <div className={styles.found} aria-live="polite" aria-busy={isLooking}>
      <dl data-looking={isLooking || undefined}>
        <div>
          <dt>With points</dt>
          <dd>
            {found.withPoints} <small>{of}</small>
          </dd>
        </div>
        <div>
          <dt>In a sprint</dt>
          <dd>
            {found.withSprint} <small>{of}</small>
          </dd>
        </div>
        <div>
          <dt>Iterations</dt>
          <dd>{found.iterations}</dd>
        </div>
      </dl>
      {problems.map(problem => (
        <p key={problem} className={styles.warning}>
          {problem}
        </p>
      ))}
    </div>
  )
}

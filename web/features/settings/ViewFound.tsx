import type { ViewPreview } from '#contract/view.ts'
import { foundWords } from './view-words.ts'
import styles from './views.module.css'

type Props = { found: ViewPreview; filter: string | null; isLooking: boolean }

/** What a view finds: how many, the first of them, and how far that can be relied on. */
export function ViewFound({ found, filter, isLooking }: Props) {
  const words = foundWords(found)
  const more = (found.total ?? 0) - found.first.length
  return (
    <div className={styles.found} data-looking={isLooking || undefined}>
      {filter !== null && (
        <p className={styles.filter}>
          {filter === '' ? 'No filter: everything' : <code>{filter}</code>}
        </p>
      )}
      {words && <p className={styles.count}>{words}</p>}
      {found.first.length > 0 && (
        <ul>
          {found.first.map(({ id, title, number, url }) => (
            <li key={id}>
              {url ? <a href={url}>{title}</a> : title || 'An item the token may not see'}
              {number !== null && <small> #{number}</small>}
            </li>
          ))}
          {more > 0 && <li className={styles.more}>and {more} more</li>}
        </ul>
      )}
      {found.ignored.length > 0 && (
        <p className={styles.warning}>
          Knots cannot run {found.ignored.join(' ')} and left it out.
        </p>
      )}
      {found.warning && <p className={styles.warning}>{found.warning}</p>}
    </div>
  )
}

import type { ReactNode } from 'react'
import { type NamedItem, placeOf, titleOf } from '../lib/item-words.ts'
import styles from './ItemWords.module.css'

export type ItemWordsProps = {
  item: NamedItem & { labels?: string[]; assignees?: string[] }
  /** More small words after the place. */
  meta?: ReactNode
  /** Sentences below. */
  children?: ReactNode
  /** -1 where the arrow keys go from row to row and Tab would stop too often. */
  tabIndex?: number
}

function Title({ item, tabIndex }: Pick<ItemWordsProps, 'item' | 'tabIndex'>) {
  const { kind, url } = item
  if (kind === 'redacted') return <span className={styles.hidden}>{titleOf(item)}</span>
  if (!url) return <span className={styles.title}>{titleOf(item)}</span>
  const stop = tabIndex === undefined ? {} : { tabIndex }
  return (
    <a className={styles.title} href={url} target="_blank" rel="noreferrer" {...stop}>
      {titleOf(item)}
    </a>
  )
}

/** An item in words: its title with the way to GitHub, and in small where it stands and what is on it. */
export function ItemWords({ item, meta, children, tabIndex }: ItemWordsProps) {
  const { labels = [], assignees = [] } = item
  return (
    <div className={styles.words}>
      <Title item={item} {...(tabIndex === undefined ? {} : { tabIndex })} />
      <div className={styles.meta}>
        <span>{placeOf(item)}</span>
        {meta}
        {assignees.length > 0 && <span>{assignees.join(', ')}</span>}
        {labels.map(label => (
          <span key={label} className={styles.label}>
            {label}
          </span>
        ))}
      </div>
      {children}
    </div>
  )
}

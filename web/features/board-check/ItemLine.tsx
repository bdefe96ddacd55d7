import type { ReactNode } from 'react'
import type { CheckedItem } from '#contract/board-check.ts'
import { CountedPoints } from '../../components/CountedPoints.tsx'
import { BoardLink } from './BoardLink.tsx'
import styles from './board-check.module.css'
import { placeOf } from './item-names.ts'

type Props = {
  item: CheckedItem
  /** Where to go for what has no page of its own on GitHub. */
  boardUrl: string | null
  /** What is odd about it. */
  children?: ReactNode
  action?: ReactNode
}

function Title({ item }: { item: CheckedItem }) {
  if (item.kind === 'redacted')
    return <span className={styles.hidden}>An item that the token may not see</span>
  return item.url ? (
    <a className={styles.itemTitle} href={item.url} target="_blank" rel="noreferrer">
      {item.title}
    </a>
  ) : (
    <span className={styles.itemTitle}>{item.title}</span>
  )
}

/** An item with its link to GitHub, where it stands and its points. */
export function ItemLine({ item, boardUrl, children, action }: Props) {
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <Title item={item} />
        <div className={styles.meta}>
          <span>{placeOf(item)}</span>
          {item.sprint && <span>Sprint {item.sprint.number}</span>}
          {item.status && <span>{item.status}</span>}
          {!item.url && boardUrl && <BoardLink url={boardUrl} />}
        </div>
        {children}
      </div>
      {action && <div className={styles.action}>{action}</div>}
      <CountedPoints item={item} />
    </div>
  )
}

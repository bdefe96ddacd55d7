import {
  IconCircleCheck,
  IconCircleDot,
  IconEyeOff,
  IconGitMerge,
  IconGitPullRequest,
  IconGitPullRequestDraft,
  IconNote,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SprintItem } from '#contract/item.ts'
import { kindWords } from '../lib/item-words.ts'
import { CountedPoints } from './CountedPoints.tsx'
import styles from './ItemLine.module.css'
import { ItemWords, type ItemWordsProps } from './ItemWords.tsx'

export type ItemTag = { words: string; isWarning?: boolean }

type Shown = ItemWordsProps['item'] &
  Pick<SprintItem, 'points' | 'aside'> &
  Partial<Pick<SprintItem, 'done' | 'isDraft'>>

type Props = Omit<ItemWordsProps, 'item'> & {
  item: Shown
  tags?: ItemTag[]
  /** What can be done with it, at the end of the line. */
  action?: ReactNode
  /** What stands for its points; left out, the points on the item. */
  points?: ReactNode
}

function KindIcon({ item: { kind, done = false, isDraft = false } }: { item: Shown }) {
  const PullRequest = isDraft ? IconGitPullRequestDraft : IconGitPullRequest
  const Icon = {
    issue: done ? IconCircleCheck : IconCircleDot,
    'pull-request': done ? IconGitMerge : PullRequest,
    draft: IconNote,
    redacted: IconEyeOff,
  }[kind]
  return (
    <Icon
      size={19}
      stroke={1.7}
      className={styles.kind ?? ''}
      data-done={done}
      role="img"
      aria-label={`${kindWords[kind]}${done ? ', done' : ''}`}
    />
  )
}

/** One item in a list: what it is, its words, what is special about it, and its points. */
export function ItemLine({ item, tags = [], action, points, ...words }: Props) {
  return (
    <div className={styles.line}>
      <KindIcon item={item} />
      <ItemWords item={item} {...words} />
      <div className={styles.end}>
        {tags.map(({ words, isWarning }) => (
          <span key={words} className={styles.tag} data-warning={isWarning}>
            {words}
          </span>
        ))}
        {action}
      </div>
      {points === undefined ? <CountedPoints item={item} /> : points}
    </div>
  )
}

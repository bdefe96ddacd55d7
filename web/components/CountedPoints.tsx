import { VisuallyHidden } from '@mantine/core'
import type { BoardItem } from '#contract/item.ts'
import { formatPoints } from '../lib/format.ts'
import styles from './CountedPoints.module.css'

type Props = { item: Pick<BoardItem, 'points' | 'kind' | 'aside'> }

function wordsOf({ points, kind, aside }: Props['item']): string | undefined {
  if (points === null) return kind === 'redacted' ? 'Points cannot be seen' : 'Not estimated'
  return aside === null ? undefined : `Set aside, counts 0: ${aside}`
}

/** The points that stand on an item; struck where they are set aside and count 0. */
export function CountedPoints({ item }: Props) {
  const { points, aside } = item
  const words = wordsOf(item)
  const unit = points === 1 ? ' point' : ' points'
  const isStruck = points !== null && aside !== null
  return (
    <span className={styles.points} data-none={points === null} data-aside={isStruck} title={words}>
      {isStruck ? <s>{formatPoints(points)}</s> : formatPoints(points)}
      <VisuallyHidden>
        {points === null ? '' : unit}
        {words ? ` ${words}` : ''}
      </VisuallyHidden>
    </span>
  )
}

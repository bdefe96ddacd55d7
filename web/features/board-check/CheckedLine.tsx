import type { ReactNode } from 'react'
import type { CheckedItem } from '#contract/board-check.ts'
import { ItemLine } from '../../components/ItemLine.tsx'
import { BoardLink } from './BoardLink.tsx'

type Props = {
  item: CheckedItem
  /** Where to go for what has no page of its own on GitHub. */
  boardUrl: string | null
  /** What is odd about it. */
  children?: ReactNode
  action?: ReactNode
}

/** An item of the board with its link to GitHub, where it stands and its points. */
export function CheckedLine({ item, boardUrl, children, action }: Props) {
  return (
    <ItemLine
      item={item}
      action={action}
      meta={
        <>
          {item.sprint && <span>Sprint {item.sprint.number}</span>}
          {item.status && <span>{item.status}</span>}
          {!item.url && boardUrl && <BoardLink url={boardUrl} />}
        </>
      }
    >
      {children}
    </ItemLine>
  )
}

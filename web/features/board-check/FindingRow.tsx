import type { BoardFinding, CheckedItem } from '#contract/board-check.ts'
import { BoardLink } from './BoardLink.tsx'
import styles from './board-check.module.css'
import { CheckedLine } from './CheckedLine.tsx'
import { SetAside } from './SetAside.tsx'

type Props = {
  slug: string
  finding: BoardFinding
  boardUrl: string | null
  onDone: (words: string) => void
}

/** One thing that is odd, on its item, with the items it hangs together with. */
export function FindingRow({ slug, finding, boardUrl, onDone }: Props) {
  const { item, related, text, asides } = finding
  const control = (of: CheckedItem) => {
    const offer = asides.find(({ itemId }) => itemId === of.id)
    return (
      offer && (
        <SetAside
          slug={slug}
          item={of}
          reason={offer.reason}
          isFirst={offer === asides[0]}
          onDone={onDone}
        />
      )
    )
  }
  if (!item)
    return (
      <li className={styles.finding}>
        {text} {boardUrl && <BoardLink url={boardUrl} />}
      </li>
    )
  return (
    <li className={styles.finding}>
      <CheckedLine item={item} boardUrl={boardUrl} action={control(item)}>
        <p className={styles.text}>{text}</p>
      </CheckedLine>
      {related.length > 0 && (
        <ul className={styles.related}>
          {related.map(other => (
            <li key={other.id}>
              <CheckedLine item={other} boardUrl={boardUrl} action={control(other)} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

import type { BoardFinding, CheckedItem } from '#contract/board-check.ts'
import styles from './board-check.module.css'
import { ItemLine } from './ItemLine.tsx'
import { SetAside } from './SetAside.tsx'

type Props = { slug: string; finding: BoardFinding; onDone: (words: string) => void }

/** One thing that is odd, on its item, with the items it hangs together with. */
export function FindingRow({ slug, finding, onDone }: Props) {
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
  if (!item) return <li className={styles.finding}>{text}</li>
  return (
    <li className={styles.finding}>
      <ItemLine item={item} action={control(item)}>
        <p className={styles.text}>{text}</p>
      </ItemLine>
      {related.length > 0 && (
        <ul className={styles.related}>
          {related.map(other => (
            <li key={other.id}>
              <ItemLine item={other} action={control(other)} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

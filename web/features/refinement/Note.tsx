import type { RefinementItem } from '#contract/refinement.ts'
import { InlineText, useInlineText } from '../../components/InlineText.tsx'
import { useMay } from '../../lib/access.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useRefinementEdit } from './api.ts'
import styles from './refinement.module.css'

type Props = {
  slug: string
  item: RefinementItem
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
}

type Known = { text: string; version: number }

/** What was said of an item in triage, until it leaves there. */
export function Note({ slug, item, isOpen, onOpen, onClose }: Props) {
  const { note } = useRefinementEdit(slug)
  const may = useMay()
  const inline = useInlineText({
    text: item.note?.text ?? '',
    save: (text, current) => {
      const known = (current as Known | undefined) ?? item.note
      return note(item.id, { version: known?.version ?? null, text })
    },
    pick: current => (current as Known | undefined)?.text ?? '',
    onClose,
  })
  if (isOpen)
    return (
      <div className={styles.editing}>
        <InlineText
          inline={inline}
          label={`Note on ${titleOf(item)}`}
          placeholder="To be discussed with operations first"
          isOneLine
          maxLength={1000}
        />
      </div>
    )
  if (!item.note) return null
  if (!may.write) return <p className={styles.note}>{item.note.text}</p>
  return (
    <button type="button" className={styles.note} onClick={onOpen}>
      {item.note.text}
    </button>
  )
}

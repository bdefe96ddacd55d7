import type { ReportItem } from '#contract/review.ts'
import { DraftCell } from '../../components/DraftCell.tsx'
import type { Parsed } from '../../components/use-draft.ts'
import { useMay } from '../../lib/access.ts'
import { titleOf } from '../../lib/item-words.ts'
import { useReviewStep } from './api.ts'
import styles from './review.module.css'

type Note = ReportItem['note']
type Props = { slug: string; sprintId: string; item: ReportItem; onEnter: () => void }

const parse = (text: string): Parsed<string> =>
  text.length <= 300 ? { value: text } : { problem: 'A line has at most 300 letters.' }

/** One optional line: why it was not finished. */
export function CarryNote({ slug, sprintId, item, onEnter }: Props) {
  const step = useReviewStep(slug, sprintId)
  const may = useMay()
  const save = (text: string, current?: unknown) => {
    const note = current === undefined ? item.note : (current as Note)
    const body = { version: note?.version ?? null, text }
    return step.mutateAsync({ kind: 'note', itemId: item.id, body })
  }
  if (!may.write) return item.note ? <p className={styles.note}>{item.note.text}</p> : null
  return (
    <div className={styles.note}>
      <DraftCell
        label={`Why “${titleOf(item)}” was not finished`}
        placeholder="Why was it not finished?"
        inputMode="text"
        align="left"
        onEnter={onEnter}
        value={item.note?.text ?? ''}
        format={text => text}
        parse={parse}
        save={save}
        pick={current => (current as Note)?.text ?? ''}
      />
    </div>
  )
}

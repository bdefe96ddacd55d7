import { useDisclosure } from '@mantine/hooks'
import type { ReportItem } from '#contract/review.ts'
import { worth } from '#domain/scope.ts'
import { ItemLine, type ItemTag } from '../../components/ItemLine.tsx'
import { formatPoints } from '../../lib/format.ts'
import { classWords, tagsOf } from '../../lib/item-words.ts'
import { CarryNote } from './CarryNote.tsx'
import styles from './review.module.css'

type Props = {
  slug: string
  sprintId: string
  item: ReportItem
  saysClass: boolean
  saysCertainty: boolean
  takesNote: boolean
}

const sureness: Partial<Record<ReportItem['certainty'], string>> = {
  bounded: 'time nearly exact',
  assumed: 'time assumed',
}

function tags({ item, saysClass, saysCertainty }: Props): ItemTag[] {
  const share = item.share === (worth(item) ?? 0) ? null : `${formatPoints(item.share)} count here`
  const words = [
    saysClass ? classWords[item.class] : null,
    ...tagsOf(item).filter(tag => tag !== 'Added'),
    share,
    saysCertainty ? (sureness[item.certainty] ?? null) : null,
  ]
  return words.filter(word => word !== null).map(word => ({ words: word }))
}

/**
 * An item with what became of it, and a line on why where it was not finished. Without its assignees: beside it stands
 * how much each person was there.
 */
export function ReviewRow(props: Props) {
  const { slug, sprintId, item, takesNote } = props
  // what is being typed stays where it is when somebody else closes the sprint meanwhile
  const [isTouched, { open: touch }] = useDisclosure(false)
  return (
    <li className={styles.row}>
      <ItemLine
        item={{ ...item, assignees: [] }}
        meta={
          <>
            {item.parent && <span>part of {item.parent.title}</span>}
            {item.aside !== null && <span>Set aside: {item.aside}</span>}
          </>
        }
        tags={tags(props)}
      >
        {takesNote || isTouched ? (
          <CarryNote slug={slug} sprintId={sprintId} item={item} onEnter={touch} />
        ) : (
          item.note && <p className={styles.kept}>{item.note.text}</p>
        )}
      </ItemLine>
    </li>
  )
}

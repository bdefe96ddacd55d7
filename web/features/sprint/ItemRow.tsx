import type { SprintItem } from '#contract/item.ts'
import { ItemLine } from '../../components/ItemLine.tsx'
import { tagsOf } from '../../lib/item-words.ts'
import styles from './sprint.module.css'

/** An item with what is special about it in this sprint. */
export function ItemRow({ item }: { item: SprintItem }) {
  return (
    <li className={styles.row}>
      <ItemLine
        item={item}
        meta={item.aside !== null && <span>Set aside: {item.aside}</span>}
        tags={tagsOf(item).map(words => ({ words }))}
      />
    </li>
  )
}

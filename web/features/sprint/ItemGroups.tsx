import { formatPoints, plural } from '../../lib/format.ts'
import type { ItemGroup } from '../../lib/item-groups.ts'
import { ItemRow } from './ItemRow.tsx'
import styles from './sprint.module.css'

const sums = ({ items, points, unestimated }: ItemGroup) =>
  [
    plural(items.length, 'item'),
    points === null ? null : plural(points, 'point'),
    unestimated > 0 ? `${formatPoints(unestimated)} without an estimate` : null,
  ]
    .filter(part => part !== null)
    .join(' · ')

export function ItemGroups({ groups }: { groups: ItemGroup[] }) {
  return groups.map(group => (
    <section key={group.name} className={styles.group} aria-label={group.name}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupName}>{group.name}</h3>
        <span className={styles.sums}>{sums(group)}</span>
      </div>
      <ul className={styles.rows}>
        {group.items.map(item => (
          <ItemRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  ))
}

import type { ClassSum, Report, ReportItem } from '#contract/review.ts'
import { formatPoints, plural } from '../../lib/format.ts'
import { classWords, ordinal, placeOf, titleOf } from '../../lib/item-words.ts'
import sheet from './report.module.css'
import styles from './tables.module.css'

function Row({ item }: { item: ReportItem }) {
  const { age, note, points, share } = item
  const isAgain = item.class === 'carried-over' && age > 1
  return (
    <tr>
      <td>
        {titleOf(item)} <span className={styles.place}>{placeOf(item)}</span>
        {isAgain && <span className={styles.place}>{ordinal(age)} sprint</span>}
        {note && <p className={styles.note}>{note.text}</p>}
      </td>
      <td>{points === null ? 'no estimate' : formatPoints(share)}</td>
    </tr>
  )
}

function ClassTable({ sum, items }: { sum: ClassSum; items: ReportItem[] }) {
  return (
    <table className={styles.items}>
      <thead>
        <tr>
          <th scope="col">
            {classWords[sum.class]} <span>{plural(sum.items, 'item')}</span>
          </th>
          <th scope="col">{plural(sum.points, 'point')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <Row key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  )
}

/** Every item under what became of it, and how the classes in scope add up. Work done outside is listed by itself. */
export function Classes({ report: { classes, items, scope } }: { report: Report }) {
  return (
    <>
      {scope && (
        <p className={sheet.quiet}>
          {scope.figure}: {scope.formula}: {scope.filled}
        </p>
      )}
      {(classes ?? [])
        .filter(sum => sum.items > 0 && sum.class !== 'done-outside')
        .map(sum => (
          <ClassTable
            key={sum.class}
            sum={sum}
            items={items.filter(item => item.class === sum.class)}
          />
        ))}
    </>
  )
}

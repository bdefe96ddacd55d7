import type { ClassSum, Report } from '#contract/review.ts'
import { Figure } from '../../components/Figure.tsx'
import { formatPoints, plural } from '../../lib/format.ts'
import { classWords } from '../../lib/item-words.ts'
import { sumsOf } from './group-report.ts'
import styles from './review.module.css'

const itemWords = ({ items, unestimated }: ClassSum) =>
  unestimated > 0
    ? `${plural(items, 'item')}, ${formatPoints(unestimated)} without an estimate`
    : plural(items, 'item')

function Term({ sum, sign }: { sum: ClassSum; sign: string | null }) {
  return (
    <li className={styles.term}>
      {sign && <span className={styles.sign}>{sign}</span>}
      <Figure
        label={classWords[sum.class]}
        value={formatPoints(sum.points)}
        note={itemWords(sum)}
      />
    </li>
  )
}

/** How the classes in scope add up, "12 + 0 + 8 = 20", and what is listed apart. */
export function ScopeSum({ report, classes }: { report: Report; classes: ClassSum[] }) {
  const { scope, apart, points, items } = sumsOf(classes)
  const listed = apart.filter(one => one.items > 0)
  return (
    <>
      <ul className={styles.sum} aria-label="How the scope adds up">
        {scope.map((sum, index) => (
          <Term key={sum.class} sum={sum} sign={index === 0 ? null : '+'} />
        ))}
        <li className={styles.term} data-total>
          <span className={styles.sign}>=</span>
          <Figure
            label="In scope"
            value={formatPoints(points)}
            note={plural(items, 'item')}
            formula={report.scope}
          />
        </li>
      </ul>
      {listed.length > 0 && (
        <p className={styles.listed}>
          Listed apart:{' '}
          {listed
            .map(
              sum =>
                `${classWords[sum.class].toLowerCase()} ${formatPoints(sum.points)} (${itemWords(sum)})`,
            )
            .join(' · ')}
        </p>
      )}
    </>
  )
}

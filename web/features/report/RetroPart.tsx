import { plural } from '../../lib/format.ts'
import styles from './report.module.css'
import type { FilledPlace, Point } from './retro-places.ts'
import tables from './tables.module.css'

function Points({ points }: { points: Point[] }) {
  return (
    <ul>
      {points.map(({ id, text, votes, below }) => (
        <li key={id}>
          <span className={styles.card}>{text}</span>
          {votes !== null && votes > 0 && (
            <span className={tables.place}>{plural(votes, 'dot')}</span>
          )}
          {below.length > 0 && <Points points={below} />}
        </li>
      ))}
    </ul>
  )
}

/** The places beside each other, the points of each by their dots; never who wrote one. */
export function RetroPart({ places }: { places: FilledPlace[] }) {
  return (
    <div className={styles.places}>
      {places.map(({ key, name, meaning, points }) => (
        <section key={key} aria-label={name}>
          <h3>
            {name} <span>{meaning}</span>
          </h3>
          <Points points={points} />
        </section>
      ))}
    </div>
  )
}

import type { NewNumber } from '#contract/renumber.ts'
import { formatDayWithYear } from '../lib/format.ts'
import styles from './NewNumbers.module.css'

/** Which sprints would get another number, counted again in order of their days. */
export function NewNumbers({ sprints }: { sprints: NewNumber[] }) {
  return (
    <ul className={styles.numbers}>
      {sprints.map(({ title, lastDay, from, to }) => (
        <li key={from}>
          {title}, to {formatDayWithYear(lastDay)}:{' '}
          <b>
            {from} → {to}
          </b>
        </li>
      ))}
    </ul>
  )
}

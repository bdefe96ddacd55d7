import { Title } from '@mantine/core'
import { Fragment } from 'react'
import type { AuditEntry } from '#contract/audit.ts'
import { formatLongDay } from '../../lib/format.ts'
import styles from './audit.module.css'

const dayOf = (at: string) => new Intl.DateTimeFormat('en-CA').format(new Date(at))
const timeOf = (at: string) =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at))

const valueWords = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** A change, with its route and details for those who want to know it exactly. */
function Entry({ entry }: { entry: AuditEntry }) {
  const { at, who, team, what, words, target, details } = entry
  const facts = Object.entries(details)
  return (
    <li className={styles.entry}>
      <time dateTime={at} className={styles.time}>
        {timeOf(at)}
      </time>
      <div className={styles.words}>
        <span className={styles.who}>{who}</span> <span>{words}</span>
        {team && <span className={styles.quiet}> in {team.name}</span>}
        <details className={styles.details}>
          <summary aria-label={`Details of ${words} by ${who} at ${timeOf(at)}`}>Details</summary>
          <dl>
            <dt>Route</dt>
            <dd>{what}</dd>
            {target !== null && (
              <>
                <dt>About</dt>
                <dd>{target}</dd>
              </>
            )}
            {facts.map(([name, value]) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{valueWords(value)}</dd>
              </Fragment>
            ))}
          </dl>
        </details>
      </div>
    </li>
  )
}

/** Day by day, in the time zone of whoever reads. */
export function EntryList({ entries }: { entries: AuditEntry[] }) {
  const days = Map.groupBy(entries, ({ at }) => dayOf(at))
  return [...days].map(([day, ofDay]) => (
    <section key={day} className={styles.day} aria-label={formatLongDay(day)}>
      <Title order={2}>{formatLongDay(day)}</Title>
      <ol className={styles.list}>
        {ofDay.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ))
}

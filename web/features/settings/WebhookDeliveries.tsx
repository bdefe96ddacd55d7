import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WebhookDelivery } from '#contract/webhook.ts'
import { Empty } from '../../components/Empty.tsx'
import { useNow } from '../../lib/clock.ts'
import { dash, formatAgo, formatInstant } from '../../lib/format.ts'
import settings from './settings.module.css'
import styles from './webhook.module.css'

type Props = { deliveries: WebhookDelivery[]; timeZone: string }

const firstShown = 8

const words = {
  waiting: 'Being read',
  read: 'Read',
  ignored: 'Nothing to read',
  failed: 'Failed',
} as const

const formatTook = (milliseconds: number | null) => {
  if (milliseconds === null) return dash
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

function Row({ delivery, timeZone }: { delivery: WebhookDelivery; timeZone: string }) {
  const now = useNow()
  const { event, action, receivedAt, outcome, message, tookMilliseconds } = delivery
  const word = event === 'ping' ? 'Arrived' : words[outcome]
  return (
    <tr>
      <th scope="row">
        {event}
        {action && <span className={styles.action}>{action}</span>}
      </th>
      <td title={formatInstant(receivedAt, timeZone)}>{formatAgo(receivedAt, now)}</td>
      <td data-outcome={outcome}>
        {word}
        {message && <span className={styles.message}>{message}</span>}
      </td>
      <td className={styles.took}>{formatTook(tookMilliseconds)}</td>
    </tr>
  )
}

/** What GitHub delivered lately, and what became of it. */
export function WebhookDeliveries({ deliveries, timeZone }: Props) {
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? deliveries : deliveries.slice(0, firstShown)
  return (
    <div className={settings.block}>
      <h3 className={styles.title}>Last deliveries</h3>
      {deliveries.length === 0 ? (
        <Empty title="Nothing has come in the last seven days">
          What GitHub delivers is listed here, with what became of it.
        </Empty>
      ) : (
        <table className={styles.deliveries}>
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">Came</th>
              <th scope="col">Outcome</th>
              <th scope="col" title="From its arrival until it was in the figures">
                Took
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(delivery => (
              <Row key={delivery.id} delivery={delivery} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < deliveries.length && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={() => setIsAll(true)}>
          Show all {deliveries.length}
        </Button>
      )}
    </div>
  )
}

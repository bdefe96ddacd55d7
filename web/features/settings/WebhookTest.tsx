import { Button, Loader, Text } from '@mantine/core'
import { IconCheck, IconWebhook } from '@tabler/icons-react'
import type { WebhookDelivery, Webhooks } from '#contract/webhook.ts'
import { useNow } from '../../lib/clock.ts'
import { formatAgo } from '../../lib/format.ts'
import settings from './settings.module.css'
import styles from './webhook.module.css'

/** What had come when somebody began to wait. */
export type Seen = { deliveries: Set<string>; refusedAt: string | null }

type Props = { webhooks: Webhooks; seen: Seen | null; onWait: (seen: Seen | null) => void }

/** A ping sent again bears the same id. */
const keyOf = ({ id, receivedAt }: WebhookDelivery) => `${id} ${receivedAt}`

function wordsOf({ event, message }: WebhookDelivery): string {
  return event === 'ping'
    ? `The ping came. ${message}`
    : `GitHub reaches this Knots: ${event} came.`
}

/** Knots asks nobody: GitHub must send something, and the page shows at once that it came. */
export function WebhookTest({ webhooks, seen, onWait }: Props) {
  const now = useNow()
  const { deliveries, lastRefusal, isSecretSet } = webhooks
  const came = seen && deliveries.find(delivery => !seen.deliveries.has(keyOf(delivery)))
  const refusal = seen && lastRefusal?.at !== seen.refusedAt ? lastRefusal : null
  const lastPing = deliveries.find(({ event }) => event === 'ping')
  const isWaiting = seen !== null && !came
  const wait = () =>
    onWait({
      deliveries: new Set(deliveries.map(keyOf)),
      refusedAt: lastRefusal?.at ?? null,
    })
  return (
    <div className={settings.block}>
      <div className={settings.readRow}>
        <div className={settings.readText} aria-live="polite">
          {isWaiting ? (
            <Text size="sm" component="div" className={styles.waiting}>
              <Loader size={16} aria-hidden="true" />
              <span>
                Waiting for a ping from GitHub. It sends one when a webhook is added; to have it
                sent again, open the webhook on GitHub, then <i>Recent Deliveries</i>, the ping,{' '}
                <i>Redeliver</i>.
              </span>
            </Text>
          ) : came ? (
            <Text size="sm" component="div" className={styles.waiting}>
              <IconCheck size={18} aria-hidden="true" />
              <span>{wordsOf(came)}</span>
            </Text>
          ) : (
            <Text size="sm">
              {lastPing
                ? `The last ping of GitHub came ${formatAgo(lastPing.receivedAt, now)}.`
                : 'No ping of GitHub has come in the last seven days.'}
            </Text>
          )}
        </div>
        <Button
          variant="default"
          leftSection={<IconWebhook size={16} />}
          disabled={!isSecretSet}
          onClick={isWaiting ? () => onWait(null) : wait}
        >
          {isWaiting ? 'Stop waiting' : 'Test it'}
        </Button>
      </div>
      {refusal && (
        <p className={settings.warning} role="alert">
          Something came and was refused. {refusal.message}
        </p>
      )}
    </div>
  )
}

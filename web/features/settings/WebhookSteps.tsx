import { Anchor, Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Team } from '#contract/team.ts'
import type { Webhooks } from '#contract/webhook.ts'
import styles from './webhook.module.css'

type Props = { team: Team; webhooks: Webhooks }

const events = [
  ['Projects v2 items', 'projects_v2_item'],
  ['Projects v2', 'projects_v2'],
  ['Issues', 'issues'],
  ['Pull requests', 'pull_request'],
] as const

const isLoopback = (url: string) =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)

function Step({ title, done, children }: { title: string; done?: boolean; children: ReactNode }) {
  return (
    <li>
      <h3>
        {title}
        {done && (
          <span className={styles.done}>
            <IconCheck size={14} aria-hidden="true" /> Done
          </span>
        )}
      </h3>
      {children}
    </li>
  )
}

function Address({ payloadUrl }: { payloadUrl: string | null }) {
  const isReachable = payloadUrl !== null && !isLoopback(payloadUrl)
  return (
    <Step title="Give this Knots an address that GitHub reaches" done={isReachable}>
      {payloadUrl === null && (
        <p>
          Set <code>PUBLIC_URL</code> on the server to the address people use, such as{' '}
          <code>https://knots.example.org</code>, and start Knots again.
        </p>
      )}
      {payloadUrl !== null && !isReachable && (
        <p>
          <code>PUBLIC_URL</code> names this machine, where GitHub cannot reach it. Set it to an
          address of the internet and start Knots again.
        </p>
      )}
    </Step>
  )
}

function Fields({ payloadUrl }: { payloadUrl: string | null }) {
  return (
    <dl className={styles.fields}>
      <dt>Payload URL</dt>
      <dd>
        {payloadUrl === null ? (
          'the address of this Knots with /api/webhooks/github behind it'
        ) : (
          <>
            <code>{payloadUrl}</code>
            <CopyButton value={payloadUrl}>
              {({ copied, copy }) => (
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconCopy size={14} />}
                  onClick={copy}
                >
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </>
        )}
      </dd>
      <dt>Content type</dt>
      <dd>
        <code>application/json</code>
      </dd>
      <dt>Secret</dt>
      <dd>
        <span>
          the same as <code>GITHUB_WEBHOOK_SECRET</code>
        </span>
      </dd>
      <dt>Events</dt>
      <dd>
        <ul>
          {events.map(([title, name]) => (
            <li key={name}>
              {title} <code>{name}</code>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}

/** What to do on the server and on GitHub, one after another; open until something came. */
export function WebhookSteps({ team, webhooks }: Props) {
  const { isSecretSet, payloadUrl, deliveries } = webhooks
  const origin = team.github?.url ? new URL(team.github.url).origin : 'https://github.com'
  const owner = encodeURIComponent(team.github?.owner ?? '')
  return (
    <details className={styles.setup} open={deliveries.length === 0}>
      <summary>How to set it up</summary>
      <ol className={styles.steps}>
        <Address payloadUrl={payloadUrl} />
        <Step title="Agree on a secret" done={isSecretSet}>
          {!isSecretSet && (
            <p>
              Set <code>GITHUB_WEBHOOK_SECRET</code> on the server to a long random text and start
              Knots again. Without one it takes no deliveries.
            </p>
          )}
        </Step>
        <Step title="Add the webhook on GitHub">
          <p>
            An owner of the organisation{' '}
            <Anchor
              inherit
              underline="always"
              href={`${origin}/organizations/${owner}/settings/hooks/new`}
            >
              adds a webhook
            </Anchor>{' '}
            with these values. A GitHub App takes the same ones in its settings; it needs the
            permissions to read Projects, Issues and Pull requests.
          </p>
          <Fields payloadUrl={payloadUrl} />
        </Step>
      </ol>
    </details>
  )
}

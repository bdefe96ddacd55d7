import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import type { Team } from '#contract/team.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Section } from './Section.tsx'
import { WebhookDeliveries } from './WebhookDeliveries.tsx'
import { WebhookSteps } from './WebhookSteps.tsx'
import { type Seen, WebhookTest } from './WebhookTest.tsx'
import { useWebhooks } from './webhook-api.ts'

const about =
  'With a webhook, GitHub tells Knots of every change on the board, and open pages show it within a second. Without one, and beside it, Knots reads the board every few minutes.'

/** Whether GitHub tells of changes by itself: how to set that up, a test, and what came lately. */
export function WebhookSection({ team }: { team: Team }) {
  const reason = whyNot(team)
  return (
    <Section id="webhooks" about={about}>
      {reason ?? <Setup team={team} />}
    </Section>
  )
}

function whyNot({ github, isDemo }: Team) {
  if (isDemo) return <Text c="dimmed">The demo’s stand-in for GitHub sends nothing.</Text>
  if (!github)
    return (
      <Text c="dimmed">
        <Anchor inherit href="#github" underline="always">
          Name a project
        </Anchor>{' '}
        first.
      </Text>
    )
  if (!github.url?.includes('/users/')) return null
  return (
    <Text c="dimmed">
      GitHub sends webhooks for projects of organisations only. This one belongs to a user, so Knots
      reads it every few minutes.
    </Text>
  )
}

function Setup({ team }: { team: Team }) {
  const [seen, setSeen] = useState<Seen | null>(null)
  const webhooks = useWebhooks(team.slug, seen !== null)
  if (webhooks.isError)
    return (
      <Problem
        title="The webhooks could not be shown"
        error={webhooks.error}
        onRetry={() => void webhooks.refetch()}
      />
    )
  if (!webhooks.data) return <Loading height={320} label="Loading the webhooks" />
  return (
    <>
      <WebhookSteps team={team} webhooks={webhooks.data} />
      <WebhookTest webhooks={webhooks.data} seen={seen} onWait={setSeen} />
      <WebhookDeliveries deliveries={webhooks.data.deliveries} timeZone={team.timeZone} />
    </>
  )
}

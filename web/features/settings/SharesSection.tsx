import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { ShareLink } from '#contract/share.ts'
import type { Team } from '#contract/team.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Question } from '../../components/Question.tsx'
import { useNow } from '../../lib/clock.ts'
import { formatInstant } from '../../lib/format.ts'
import { sharedPageNames, useRevokeShare, useShares } from '../../lib/shares.ts'
import { Section } from './Section.tsx'
import styles from './settings.module.css'

const nameOf = ({ page, sprint }: ShareLink) =>
  [sharedPageNames[page], sprint?.number].filter(part => part !== undefined).join(' ')

function factsOf({ madeBy, createdAt, expiresAt }: ShareLink, now: number): string {
  const made = `${madeBy}, ${formatInstant(createdAt)}`
  if (expiresAt === null) return `${made} · until it is revoked`
  const isOver = Date.parse(expiresAt) <= now
  return `${made} · ${isOver ? 'ended' : 'until'} ${formatInstant(expiresAt)}`
}

/** Pages of the team that others read without signing in. */
export function SharesSection({ team }: { team: Team }) {
  const { data, error, isPending, refetch } = useShares(team.slug)
  const revoke = useRevokeShare(team.slug)
  const now = useNow()
  const [asked, setAsked] = useState<ShareLink | null>(null)
  return (
    <Section
      id="shares"
      about="Pages that whoever has their address reads without signing in. “Share” on a sprint, a report, the velocity or the goals makes one."
    >
      {isPending && <Loading height={60} label="Loading the shared pages" />}
      {error && !data && (
        <Problem
          title="The shared pages could not be read"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data?.links.length === 0 && <Text c="dimmed">No page is shared.</Text>}
      <ul className={styles.shares}>
        {data?.links.map(link => (
          <li key={link.id} className={styles.share}>
            <div>
              <span className={styles.shareName}>{nameOf(link)}</span>
              {link.note !== '' && <span> for {link.note}</span>}
              <Text size="sm" c="dimmed">
                {factsOf(link, now)}
              </Text>
            </div>
            <Button
              variant="default"
              size="xs"
              aria-label={`Revoke ${nameOf(link)} ${link.note}`.trim()}
              onClick={() => setAsked(link)}
            >
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Question
          title={`Stop sharing “${nameOf(asked)}”?`}
          yes="Stop sharing"
          isBusy={revoke.isPending}
          error={revoke.error}
          onYes={() => revoke.mutate(asked.id, { onSuccess: () => setAsked(null) })}
          onNo={() => setAsked(null)}
        >
          Whoever has the address reads nothing there from now on. This cannot be undone; the page
          can be shared anew under another address.
        </Question>
      )}
    </Section>
  )
}

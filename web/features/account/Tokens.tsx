import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiToken } from '#contract/api-token.ts'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Question } from '../../components/Question.tsx'
import { useNow } from '../../lib/clock.ts'
import { formatAgo, formatInstant } from '../../lib/format.ts'
import styles from './account.module.css'
import { useRevokeToken, useTokens } from './api.ts'
import { NewTokenDialog } from './NewTokenDialog.tsx'

function wordsOf({ scope, team, expiresAt, usedAt }: ApiToken, now: number): string {
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now
  return [
    scope === 'read' ? 'reads only' : 'reads and writes',
    team === null ? 'all your teams' : `the team ${team} only`,
    expiresAt === null
      ? 'until it is revoked'
      : `${isOver ? 'ended' : 'until'} ${formatInstant(expiresAt)}`,
    usedAt === null ? 'never used' : `last used ${formatAgo(usedAt, now)}`,
  ].join(' · ')
}

/** Keys with which scripts ask Knots in the name of this account. */
export function Tokens() {
  const tokens = useTokens()
  const revoke = useRevokeToken()
  const now = useNow()
  const [isMaking, { open, close }] = useDisclosure(false)
  const [asked, setAsked] = useState<ApiToken | null>(null)
  const all = tokens.data?.tokens ?? []
  return (
    <Panel
      title="API tokens"
      actions={
        <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={open}>
          New token
        </Button>
      }
    >
      <p className={styles.about}>
        For scripts, instead of a sign-in. A token may do what you may do at most, and never change
        accounts.
      </p>
      {tokens.isPending && <Loading height={60} label="Loading the tokens" />}
      {tokens.error && !tokens.data && (
        <Problem
          title="The tokens could not be read"
          error={tokens.error}
          onRetry={() => tokens.refetch()}
        />
      )}
      {tokens.data && all.length === 0 && <Text c="dimmed">There are none.</Text>}
      <ul className={styles.list}>
        {all.map(token => (
          <li key={token.id} className={styles.row}>
            <div className={styles.words}>
              <span className={styles.name}>{token.name}</span>
              <Text size="sm" c="dimmed">
                {wordsOf(token, now)}
              </Text>
            </div>
            <Button
              variant="default"
              size="xs"
              onClick={() => setAsked(token)}
              aria-label={`Revoke ${token.name}`}
            >
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      {isMaking && <NewTokenDialog onClose={close} />}
      {asked && (
        <Question
          title={`Revoke “${asked.name}”?`}
          yes="Revoke"
          isBusy={revoke.isPending}
          error={revoke.error}
          onYes={() => revoke.mutate(asked.id, { onSuccess: () => setAsked(null) })}
          onNo={() => setAsked(null)}
        >
          Whatever uses it is refused from now on. This cannot be undone.
        </Question>
      )}
    </Panel>
  )
}

import { Badge, Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Question } from '../../components/Question.tsx'
import { useNow } from '../../lib/clock.ts'
import { formatAgo, formatInstant } from '../../lib/format.ts'
import { sessionQuery } from '../../lib/session.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import styles from './account.module.css'
import { useEndAllSessions, useEndSession, useOpenSessions } from './api.ts'

function EverywhereQuestion({ onNo }: { onNo: () => void }) {
  const endAll = useEndAllSessions()
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = () => {
    client.setQueryData(sessionQuery.queryKey, known => known && { ...known, account: null })
    void navigate('/sign-in', { replace: true })
  }
  return (
    <Question
      title="Sign out everywhere?"
      yes="Sign out everywhere"
      isBusy={endAll.isPending}
      error={endAll.error}
      onYes={() => endAll.mutate(undefined, { onSuccess: leave })}
      onNo={onNo}
    >
      Every browser has to sign in again, this one too. API tokens stay as they are.
    </Question>
  )
}

/** The browsers that are signed in as this account. */
export function Browsers() {
  const sessions = useOpenSessions()
  const end = useEndSession()
  const now = useNow()
  const [isAsked, setIsAsked] = useState(false)
  return (
    <Panel
      title="Browsers that are signed in"
      actions={
        <Button variant="default" size="xs" onClick={() => setIsAsked(true)}>
          Sign out everywhere
        </Button>
      }
    >
      {sessions.isPending && <Loading height={90} label="Loading the browsers" />}
      {sessions.error && !sessions.data && (
        <Problem
          title="The browsers could not be read"
          error={sessions.error}
          onRetry={() => sessions.refetch()}
        />
      )}
      <ul className={styles.list}>
        {sessions.data?.sessions.map(({ id, device, isThis, createdAt, seenAt }) => (
          <li key={id} className={styles.row}>
            <div className={styles.words}>
              <span className={styles.name}>
                <span>{device}</span>
                {isThis && (
                  <Badge variant="default" size="sm" radius="sm" tt="none" ml={8}>
                    this one
                  </Badge>
                )}
              </span>
              <Text size="sm" c="dimmed">
                Signed in {formatInstant(createdAt)}, last used {formatAgo(seenAt, now)}
              </Text>
            </div>
            {!isThis && (
              <Button
                variant="default"
                size="xs"
                loading={end.isPending && end.variables === id}
                onClick={() => end.mutate(id, { onError: tellFailure('It is still signed in') })}
                aria-label={`Sign out ${device}`}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAsked && <EverywhereQuestion onNo={() => setIsAsked(false)} />}
    </Panel>
  )
}

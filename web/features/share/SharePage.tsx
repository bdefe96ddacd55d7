import { IconLinkOff } from '@tabler/icons-react'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { SharedPage } from '#contract/share.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Access, asGuest } from '../../lib/access.ts'
import { ApiError } from '../../lib/api.ts'
import { formatInstant } from '../../lib/format.ts'
import { useSharedPage } from './api.ts'
import { createGuestClient, fillIn } from './guest-client.ts'
import styles from './share.module.css'

type Props = { children: (shared: SharedPage) => ReactNode }

function Shown({ shared, at, children }: Props & { shared: SharedPage; at: number }) {
  const [client] = useState(() => {
    const made = createGuestClient()
    fillIn(made, shared)
    return made
  })
  useEffect(() => fillIn(client, shared), [client, shared])
  return (
    <>
      <p className={styles.from}>
        <span>Shared by {shared.team.name}</span> <span>Read only</span>{' '}
        <span>Figures as of {formatInstant(new Date(at).toISOString())}</span>
      </p>
      <Access value={asGuest}>
        <QueryClientProvider client={client}>{children(shared)}</QueryClientProvider>
      </Access>
    </>
  )
}

/** One page of a team for whoever has its address: nothing leads on from it, nothing can be changed. */
export function SharePage({ children }: Props) {
  const { key = '' } = useParams()
  const { data, error, dataUpdatedAt, refetch } = useSharedPage(key)
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <div className={styles.frame}>
      <title>Shared page · Knots</title>
      <meta name="robots" content="noindex" />
      <main>
        {isGone && (
          <>
            <h1 className={styles.title}>Nothing is shared here</h1>
            <Empty icon={<IconLinkOff size={24} />} title="This address opens no page">
              Its last day may have passed, or whoever shared it has taken it back. Ask them for a
              new one, and check that the address was copied as a whole.
            </Empty>
          </>
        )}
        {error && !isGone && !data && (
          <>
            <h1 className={styles.title}>Shared page</h1>
            <Problem
              title="The page could not be read"
              error={error}
              onRetry={() => void refetch()}
            />
          </>
        )}
        {!data && !error && <Loading height={640} label="Loading the shared page" />}
        {data && !isGone && (
          <Shown shared={data} at={dataUpdatedAt}>
            {children}
          </Shown>
        )}
      </main>
    </div>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { Loading } from '../components/Loading.tsx'
import { Problem } from '../components/Problem.tsx'
import { Access, mayAs } from '../lib/access.ts'
import { ApiError } from '../lib/api.ts'
import { connectLive } from '../lib/live.ts'
import { meQuery } from '../lib/me.ts'
import { useTeam } from '../lib/queries.ts'
import { useTeamSlug } from '../lib/slug.ts'
import { BottomBar } from './BottomBar.tsx'
import { HeldMeeting } from './HeldMeeting.tsx'
import { Lost } from './Lost.tsx'
import styles from './layout.module.css'
import { Shortcuts } from './Shortcuts.tsx'
import { TopBar } from './TopBar.tsx'

function useLive(slug: string) {
  const client = useQueryClient()
  useEffect(() => connectLive(client, slug), [client, slug])
}

/** After going to another page, reading and tabbing go on at its content. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true })
    before.current = pathname
  }, [pathname])
  return main
}

/** Before it was asked what somebody may do nothing is offered, and nothing asked that they may not see. */
function Content({ slug, isKnown }: { slug: string; isKnown: boolean }) {
  const team = useTeam(slug)
  if (team.error && !team.data)
    return (
      <Problem
        title="The team could not be read"
        error={team.error}
        onRetry={() => team.refetch()}
      />
    )
  return isKnown ? <Outlet /> : <Loading height={480} />
}

/** The frame around every page of a team. */
export function TeamLayout() {
  const slug = useTeamSlug()
  const team = useTeam(slug)
  const me = useQuery(meQuery(slug))
  const role = me.data?.role
  const may = useMemo(() => mayAs(role), [role])
  const main = useFocusOnArrival()
  useLive(slug)
  if (team.error instanceof ApiError && team.error.status === 404)
    return (
      <main className={styles.bare}>
        <Lost />
      </main>
    )
  return (
    <Access value={may}>
      <TopBar slug={slug} />
      <main className={styles.main} id="content" tabIndex={-1} ref={main}>
        <Content slug={slug} isKnown={me.isFetched} />
      </main>
      <HeldMeeting slug={slug} />
      <BottomBar slug={slug} />
      <Shortcuts slug={slug} />
      <ScrollRestoration />
    </Access>
  )
}

import { buildTestApp, type TestApp } from './app.ts'
import { makeAccount, openSession, signedIn, tokenOf, withSignIn } from './identity.ts'

export type Headers = Record<string, string>

/** Somebody who asks, and which team they ask for. */
export type Asking = { headers: Headers; team: string }

/** One of each kind of asker. `fleet` is private, `lighthouse` public, `port` another team. */
export async function makeAskers() {
  const app = await buildTestApp({ environment: withSignIn })
  const oldId = await makeAccount(app, { login: 'old' })
  const expired = await openSession(app, oldId)
  const { clock } = app
  // Its browser was not used for a month.
  await clock.advance(31 * 24 * 60 * 60 * 1000)
  const adminId = await makeAccount(app, { login: 'captain', isAdministrator: true })
  const admin = await openSession(app, adminId)
  const make = async (name: string) =>
    (await app.post('/api/teams', { name, timeZone: 'UTC' }, admin)).json().id as string
  const fleet = await make('Fleet')
  const port = await make('Port')
  await make('Lighthouse')
  await app.put('/api/teams/lighthouse/visibility', { isPublic: true }, admin)

  const masterId = await makeAccount(app, {
    login: 'master',
    in: { teamId: fleet, role: 'scrum-master' },
  })
  const memberId = await makeAccount(app, {
    login: 'member',
    in: { teamId: fleet, role: 'member' },
  })
  const blockedId = await makeAccount(app, {
    login: 'blocked',
    isBlocked: true,
    in: { teamId: fleet, role: 'scrum-master' },
  })
  const of = (headers: Headers, team = 'fleet'): Asking => ({ headers, team })
  const expiresAt = clock.now()
  const askers = {
    nobody: of({}),
    'an expired session': of(expired),
    'a cookie that nobody signed': of({ cookie: 'knots-session=made-up.made-up' }),
    'a blocked account': of(await openSession(app, blockedId)),
    'a token of a blocked account': of(await tokenOf(app, blockedId)),
    'an expired token': of(await tokenOf(app, masterId, { expiresAt })),
    'a token that nobody made': of({ authorization: 'Bearer knots_made-up' }),
    'a wrong token beside a good cookie': of({ ...admin, authorization: 'Bearer wrong' }),
    'a viewer': of(await signedIn(app, { in: { teamId: fleet, role: 'viewer' } })),
    'a member': of(await openSession(app, memberId)),
    'a scrum master': of(await openSession(app, masterId)),
    'an administrator': of(admin),
    'a scrum master of another team': of(
      await signedIn(app, { in: { teamId: port, role: 'scrum-master' } }),
    ),
    'an account without a team': of(await signedIn(app)),
    'a reader of a public team': of(await signedIn(app), 'lighthouse'),
    'a reading token of a scrum master': of(await tokenOf(app, masterId, { scope: 'read' })),
    'a writing token of a scrum master': of(await tokenOf(app, masterId)),
    'a writing token of a member, for the team': of(
      await tokenOf(app, memberId, { teamId: fleet }),
    ),
    'a token of a scrum master for another team': of(
      await tokenOf(app, masterId, { teamId: port }),
    ),
    'a writing token of an administrator': of(await tokenOf(app, adminId)),
    'a token of an administrator for another team': of(
      await tokenOf(app, adminId, { teamId: port }),
    ),
  } satisfies Record<string, Asking>
  return { app, askers }
}
export type Name = keyof Awaited<ReturnType<typeof makeAskers>>['askers']

type Paths = Record<string, Record<string, unknown>>

/** Every route of the interface's own description, such as `GET /api/teams/:team/home`. */
export async function documentedRoutes({ get }: TestApp): Promise<string[]> {
  const { paths } = (await get('/api/openapi.json')).json() as { paths: Paths }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      method => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
}

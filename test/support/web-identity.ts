import type { Account, Role, Session } from '#contract/identity.ts'
import type { Me } from '#contract/team.ts'
import type { Call, Routes } from './web-api.ts'
import { crewRoutes } from './web-routes.ts'
import { people } from './web-settings.ts'

export const account: Account = {
  id: 'a1',
  name: 'Mara Vonk',
  login: 'mara-v',
  mail: 'mara@example.org',
  from: 'github.com',
  isAdministrator: false,
  isBlocked: false,
  createdAt: '2026-01-05T08:00:00Z',
  signedInAt: '2026-06-18T07:00:00Z',
}

export const ways: Session['ways'] = [
  { key: 'github', name: 'GitHub', href: '/api/sign-in/github' },
  { key: 'oidc', name: 'Harbour login', href: '/api/sign-in/oidc' },
]

export const sessionOf = (of: Account | null): Session => ({
  mode: 'signed-in',
  ways,
  account: of,
  endsAt: of && '2026-07-18T07:00:00Z',
})

/** A Knots in which somebody with this role is signed in. */
export function signedInAs(role: Role, more: Partial<Me> = {}, who: Partial<Account> = {}): Routes {
  let now: Account | null = { ...account, ...who }
  const me: Me = { team: 'crew', personId: 'p1', role, canChoose: false, ...more }
  return {
    ...crewRoutes,
    'GET /api/session': () => sessionOf(now),
    'DELETE /api/session': () => {
      now = null
    },
    'GET /api/me': () => me,
    'PUT /api/me': ({ body }: Call) =>
      Object.assign(me, { personId: (body as Me).personId, canChoose: false }),
    'GET /api/teams/crew/people': { people },
  }
}

import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Role } from '../contract/identity.ts'
import { findApiToken, touchApiToken } from '../store/api-tokens.ts'
import { findMembership, type MemberRow } from '../store/members.ts'
import { rememberUntilWrite } from '../store/remember.ts'
import { findSession, touchSession } from '../store/sessions.ts'
import { getTeam, type TeamRow } from '../store/teams.ts'
import { sessionKeyIn } from './cookies.ts'
import { type Asker, roleOf } from './decide.ts'
import { hashOf } from './keys.ts'

const hour = 60 * 60 * 1000
/** That somebody is still there is kept no more often than this: each time is a write. */
const touchMilliseconds = 10 * 60 * 1000

const trusted: Asker = { kind: 'trusted' }
const nobody: Asker = { kind: 'nobody' }

/** Who asks, and what they are in a team. */
export type Access = {
  asker(request: FastifyRequest): Promise<Asker>
  /** The same anew, for a connection that stays open. */
  again(asker: Asker): Promise<Asker>
  /** Throws NotFound. */
  team(idOrSlug: string): Promise<TeamRow>
  role(asker: Asker, team: TeamRow): Promise<Role | null>
  membership(asker: Asker, teamId: string): Promise<MemberRow | undefined>
}

export function makeAccess({ db, config, now }: Pick<Context, 'db' | 'config' | 'now'>): Access {
  const { signIn } = config
  const teamBy = rememberUntilWrite(db, key => getTeam(db.read, key))
  const sessionBy = rememberUntilWrite(db, keyHash => findSession(db.read, keyHash))
  const tokenBy = rememberUntilWrite(db, keyHash => findApiToken(db.read, keyHash))
  const memberBy = rememberUntilWrite(db, async key => {
    const [teamId = '', accountId = ''] = key.split(' ')
    return findMembership(db.read, teamId, accountId)
  })

  async function ofSession(keyHash: string, isUsed: boolean): Promise<Asker> {
    const found = await sessionBy(keyHash)
    if (!found || !signIn || found.account.isBlocked) return nobody
    const { session, account } = found
    const endsAt = session.createdAt + signIn.hours * hour
    const idleAt = session.seenAt + signIn.idleHours * hour
    if (now() >= Math.min(endsAt, idleAt)) return nobody
    if (isUsed && now() - session.seenAt >= touchMilliseconds)
      await touchSession(db, keyHash, now())
    const { id, name, isAdministrator } = account
    return { kind: 'account', id, name, isAdministrator, by: { kind: 'browser', keyHash, endsAt } }
  }

  async function ofToken(keyHash: string, isUsed: boolean): Promise<Asker> {
    const found = await tokenBy(keyHash)
    if (!found || found.account.isBlocked) return nobody
    const { token, account } = found
    if (token.expiresAt !== null && now() >= token.expiresAt) return nobody
    const isNews = token.usedAt === null || now() - token.usedAt >= touchMilliseconds
    if (isUsed && isNews) await touchApiToken(db, keyHash, now())
    const { id, name, isAdministrator } = account
    const { scope, teamId } = token
    return {
      kind: 'account',
      id,
      name,
      isAdministrator,
      by: { kind: 'token', keyHash, scope, teamId },
    }
  }

  const access: Access = {
    async asker(request) {
      if (signIn === null) return trusted
      const { authorization } = request.headers
      // Whoever shows a token means it: a cookie beside it must not do what the token may not.
      if (authorization !== undefined) {
        const [, key] = /^Bearer (\S+)$/i.exec(authorization) ?? []
        return key === undefined ? nobody : ofToken(hashOf(key), true)
      }
      const key = sessionKeyIn(request, config)
      return key === null ? nobody : ofSession(hashOf(key), true)
    },
    async again(asker) {
      if (asker.kind !== 'account') return asker
      const { by } = asker
      // A tab that nobody touches keeps its stream open: that is no use of the session.
      return by.kind === 'browser' ? ofSession(by.keyHash, false) : ofToken(by.keyHash, false)
    },
    team: teamBy,
    async membership(asker, teamId) {
      return asker.kind === 'account' ? memberBy(`${teamId} ${asker.id}`) : undefined
    },
    async role(asker, team) {
      return roleOf(asker, team, (await access.membership(asker, team.id))?.role ?? null)
    },
  }
  return access
}

import type { Role } from '../contract/identity.ts'
import type { Need } from './rules.ts'

/** Who asks, as far as what they may do goes. */
export type Asker =
  /** Nobody signs in here: everybody may do everything. */
  | { kind: 'trusted' }
  | { kind: 'nobody' }
  | {
      kind: 'account'
      id: string
      name: string
      isAdministrator: boolean
      by:
        | { kind: 'browser'; keyHash: string; endsAt: number }
        /** `teamId`: the only team it is for. */
        | { kind: 'token'; keyHash: string; scope: 'read' | 'write'; teamId: string | null }
    }

/** `sign-in`: first say who you are. `hidden`: they are not even told that it exists. */
export type Decision = 'yes' | 'sign-in' | 'hidden' | 'forbidden'

const rank: Record<Role, number> = { viewer: 1, member: 2, 'scrum-master': 3 }

export const isAtLeast = (role: Role | null, least: Role) =>
  role !== null && rank[role] >= rank[least]

/** The role of an account in a team: that of its membership; an administrator's is the highest, a public team's reader's the lowest. */
export function roleOf(
  asker: Asker,
  team: { id: string; isPublic: boolean },
  membership: Role | null,
): Role | null {
  if (asker.kind === 'trusted') return 'scrum-master'
  if (asker.kind === 'nobody') return null
  const { by } = asker
  if (by.kind === 'token' && by.teamId !== null && by.teamId !== team.id) return null
  if (asker.isAdministrator) return 'scrum-master'
  return membership ?? (team.isPublic ? 'viewer' : null)
}

/** Whether somebody may do what needs this. `role`: theirs in the team that is asked for; null: none, or no team is. */
export function decide(need: Need, asker: Asker, role: Role | null, isReading: boolean): Decision {
  if (need === 'anybody' || asker.kind === 'trusted') return 'yes'
  if (asker.kind === 'nobody') return 'sign-in'
  const { by } = asker
  if (need === 'account' || need === 'administrator') {
    if (by.kind !== 'browser') return 'forbidden'
    return need === 'account' || asker.isAdministrator ? 'yes' : 'forbidden'
  }
  if (need !== 'signed-in' && role === null) return 'hidden'
  if (by.kind === 'token' && by.scope === 'read' && !isReading) return 'forbidden'
  return need === 'signed-in' || isAtLeast(role, need) ? 'yes' : 'forbidden'
}

import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { members } from '../../db/schema.ts'
import type { Config } from '../../server/config.ts'
import type { Role } from '../../server/contract/identity.ts'
import { newId } from '../../server/store/ids.ts'
import { newOAuthApp, newUser } from '../stand-in/sign-in/oauth.ts'
import type { OAuthApp, OAuthUser } from '../stand-in/sign-in/types.ts'

const organisation = 'harbour-works'

type Sailor = { login: string; name: string; words: string; role?: Role; isOutside?: boolean }

/** Nobody real. Those of the team's people are its members without a role given here. */
const sailors: Sailor[] = [
  { login: 'vera-quist', name: 'Vera Quist', words: 'administrator of this Knots' },
  { login: 'mara-lind', name: 'Mara Lind', words: 'scrum master', role: 'scrum-master' },
  { login: 'tomas-okafor', name: 'Tomas Okafor', words: 'member, as one of the team’s people' },
  { login: 'greta-nowak', name: 'Greta Nowak', words: 'member, as one of the team’s people' },
  { login: 'ilse-ferrow', name: 'Ilse Ferrow', words: 'viewer', role: 'viewer' },
  { login: 'jory-penhale', name: 'Jory Penhale', words: 'may sign in, and is in no team' },
  { login: 'sten-outram', name: 'Sten Outram', words: 'may not sign in', isOutside: true },
]

const userOf = ({ login, name, words, isOutside }: Sailor): OAuthUser =>
  newUser({
    ...{ login, name, words },
    mails: [{ email: `${login}@harbour.example`, primary: true, verified: true }],
    memberships: isOutside ? {} : { [organisation]: 'active' },
  })

/** The OAuth app of the demo, at its stand-in for GitHub. */
export function crewAtDemo(): OAuthApp {
  const clientId = 'Iv1.demo'
  return newOAuthApp({ clientId, clientSecret: 'secret of the demo', users: sailors.map(userOf) })
}

/** Settings of a Knots in which the crew signs in. Its secret is known to everybody, as all of the demo is. */
export function withCrew(config: Config, { clientId, clientSecret }: OAuthApp): Config {
  const url = config.githubApiUrl
  return {
    ...config,
    secret: config.secret ?? 'the secret of the demo is known to everybody',
    signIn: {
      ...{ administrators: ['vera-quist'], idleHours: 72, hours: 720, oidc: null },
      github: { clientId, clientSecret, url, apiUrl: url, allow: [{ organisation }] },
    },
  }
}

/** Gives the crew their roles in the team, once: they wait until somebody signs in as them. */
export async function addCrew(db: Db, teamId: string): Promise<void> {
  await db.write(async tx => {
    for (const { login, role } of sailors) {
      if (role === undefined) continue
      const known = await tx.$count(
        members,
        and(eq(members.teamId, teamId), eq(members.login, login)),
      )
      if (known === 0)
        await tx.insert(members).values({ id: newId(), teamId, login, role, addedAt: Date.now() })
    }
  })
}

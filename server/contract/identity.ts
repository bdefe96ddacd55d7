import { z } from 'zod'

/** What somebody may do in a team; each holds all of the one before it. */
export const Role = z.enum(['viewer', 'member', 'scrum-master'])
export type Role = z.infer<typeof Role>

/** A way to sign in. `href` is where the browser goes. */
export const SignInWay = z.object({
  key: z.enum(['github', 'oidc']),
  name: z.string(),
  href: z.string(),
})
export type SignInWay = z.infer<typeof SignInWay>

export const Account = z
  .object({
    id: z.string(),
    name: z.string(),
    login: z.string().nullable(),
    mail: z.string().nullable(),
    /** Where it signs in: GitHub's host, or the name of the single sign-on. */
    from: z.string(),
    isAdministrator: z.boolean(),
    isBlocked: z.boolean(),
    createdAt: z.iso.datetime(),
    signedInAt: z.iso.datetime(),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

/** Who this browser is. `trusted`: nobody signs in here, and everybody may do everything. */
export const Session = z
  .object({
    mode: z.enum(['trusted', 'signed-in']),
    ways: z.array(SignInWay),
    account: Account.nullable(),
    /** When this browser has to sign in again at the latest. */
    endsAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

/**
 * Why somebody was not signed in: the page is opened as `/sign-in?problem=` with one of these behind it.
 * `not-allowed`: the provider knows them, and nothing in the settings lets them in. `expired`: it took too long, was begun
 * in another browser, or was done already. `cancelled`: they said no at the provider. `provider-failed`: it did not answer,
 * or not as it should. `blocked`: an administrator blocked the account. `no-organisation-access`: the
 * organisation does not let this Knots see who belongs to it.
 */
export const SignInProblem = z.enum([
  'not-allowed',
  'expired',
  'cancelled',
  'provider-failed',
  'blocked',
  'no-organisation-access',
])
export type SignInProblem = z.infer<typeof SignInProblem>

/** A browser that is signed in. */
export const OpenSession = z.object({
  /** Names it to end it; it opens nothing. */
  id: z.string(),
  device: z.string(),
  isThis: z.boolean(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
})
export const OpenSessions = z.object({ sessions: z.array(OpenSession) })
export type OpenSessions = z.infer<typeof OpenSessions>

/** Query of signing out: everywhere else, or here as well. */
export const SignOut = z.object({
  all: z.stringbool({ truthy: ['true', '1', ''], falsy: ['false', '0'] }).default(false),
})

export const AccountWithTeams = Account.extend({
  teams: z.array(z.object({ slug: z.string(), name: z.string(), role: Role })),
})
export type AccountWithTeams = z.infer<typeof AccountWithTeams>

export const Accounts = z.object({ accounts: z.array(AccountWithTeams) })
export type Accounts = z.infer<typeof Accounts>

export const AccountEdit = z
  .object({ isAdministrator: z.boolean(), isBlocked: z.boolean() })
  .partial()
export type AccountEdit = z.infer<typeof AccountEdit>

export const AccountParams = z.object({ id: z.string() })

import type { Config } from '../config.ts'
import type { Account, SignInWay } from '../contract/identity.ts'
import type { AccountRow } from '../store/accounts.ts'

/** How people can sign in, in the order of the page. */
export function waysOf({ signIn }: Pick<Config, 'signIn'>): SignInWay[] {
  const ways: SignInWay[] = []
  if (signIn?.github) ways.push({ key: 'github', name: 'GitHub', href: '/api/sign-in/github' })
  if (signIn?.oidc) ways.push({ key: 'oidc', name: signIn.oidc.name, href: '/api/sign-in/oidc' })
  return ways
}

/** What may be seen of an account. */
export function shownAccount(row: AccountRow, { signIn }: Pick<Config, 'signIn'>): Account {
  const { id, name, login, mail, isAdministrator, isBlocked } = row
  const isSingleSignOn = row.provider === 'oidc' && signIn?.oidc
  return {
    ...{ id, name, login, mail, isAdministrator, isBlocked },
    from: isSingleSignOn ? isSingleSignOn.name : row.issuer,
    createdAt: new Date(row.createdAt).toISOString(),
    signedInAt: new Date(row.signedInAt).toISOString(),
  }
}

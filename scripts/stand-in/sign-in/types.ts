export type Membership = 'active' | 'pending'

/** Somebody who can sign in at the stand-in. */
export type OAuthUser = {
  login: string
  /** Stays when the login changes. */
  id: number
  name: string | null
  mails: { email: string; primary: boolean; verified: boolean }[]
  /** By the name of an organisation, or of a team of one, such as `crew/deck`, in lower case. */
  memberships: Record<string, Membership>
  /** What the page of the stand-in says of them. */
  words?: string
}

/** An OAuth app and those who may use it. A test changes it as it likes. */
export type OAuthApp = {
  clientId: string
  clientSecret: string
  /** The registered callback. As at GitHub, the port of one on this machine does not count. */
  callback: string
  users: OAuthUser[]
  /** Organisations, in lower case, whose owners have not approved the app. */
  restricted: Set<string>
  now: () => number
  /** Codes that were given out and not used yet, by themselves. */
  codes: Map<string, Code>
  tokens: Map<string, { user: OAuthUser; scopes: string[] }>
}

export type Code = {
  user: OAuthUser
  scopes: string[]
  redirectUri: string
  challenge: string | null
  endsAt: number
}

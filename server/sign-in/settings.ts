import { z } from 'zod'
import { ConfigError } from '../config-error.ts'
import { SafeUrl } from './address.ts'

/** Who may sign in with GitHub: active members of an organisation, of a team of one, or somebody by login. */
export type GithubAllowed =
  | { organisation: string }
  | { organisation: string; team: string }
  | { login: string }

export type SignIn = {
  /** Those who administer this Knots: logins and mail addresses, lower case. */
  administrators: string[]
  /** A browser that was not used for so long signs in again, ... */
  idleHours: number
  /** ... and every browser after so long. */
  hours: number
  github: {
    clientId: string
    clientSecret: string
    /** Where its pages are, such as https://github.com. */
    url: string
    /** Base of its REST interface. */
    apiUrl: string
    allow: GithubAllowed[]
  } | null
  oidc: {
    issuer: URL
    clientId: string
    clientSecret: string
    /** As it is called on the page. */
    name: string
    scope: string
    /** Whether its mail addresses are taken although it does not call them verified. */
    trustsMail: boolean
    /** Claims of which one has to hold; empty: everybody whom the issuer signs in. */
    allow: { claim: string; value: string }[]
  } | null
}

const organisation = '[A-Za-z0-9][A-Za-z0-9-]{0,38}'
/** Those that an enterprise manages end with its short name, such as `ada_crew`. */
const login = `${organisation}(?:_[A-Za-z0-9]+)?`

const list = (pattern: RegExp, error: string) =>
  z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .refine(parts => parts.every(part => pattern.test(part)), error)

const Hours = (highest: number) => {
  const error = `is not a number of hours from 1 to ${highest}`
  return z
    .string()
    .regex(/^\d{1,5}$/, error)
    .transform(Number)
    .refine(hours => hours >= 1 && hours <= highest, error)
}

const YesNo = z
  .enum(['yes', 'no'], 'is neither yes nor no')
  .default('no')
  .transform(answer => answer === 'yes')

/** The part of the environment that says how people sign in. */
export const SignInEnvironment = z.object({
  KNOTS_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters. `openssl rand -hex 32` makes one')
    .optional(),
  KNOTS_ADMINISTRATORS: list(
    new RegExp(`^${login}$|^[^\\s,@]+@[^\\s,@]+$`),
    'is not a list of logins and mail addresses such as ada, grace@example.org',
  )
    .transform(names => names.map(name => name.toLowerCase()))
    .default([]),
  KNOTS_TRUST_NETWORK: YesNo,
  KNOTS_SESSION_IDLE_HOURS: Hours(8760).default(72),
  KNOTS_SESSION_HOURS: Hours(8760).default(720),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GITHUB_ALLOW: list(
    new RegExp(`^@${login}$|^${organisation}$|^${organisation}/[A-Za-z0-9._-]{1,100}$`),
    'is not a list of organisations, teams and logins such as crew, crew/deck, @ada',
  ).default([]),
  OIDC_ISSUER: SafeUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).default('single sign-on'),
  OIDC_SCOPE: z.string().default('openid profile email'),
  OIDC_TRUST_MAIL: YesNo,
  OIDC_ALLOW: list(
    /^\*$|^[^\s=,]+=[^=,]+$/,
    'is neither * nor a list of claims such as groups=crew, department=deck',
  ).default([]),
})

type Values = z.output<typeof SignInEnvironment>

/** Names that belong together and are given in part are told, or somebody believes that sign-in works. */
function together(values: Values, names: (keyof Values)[]): boolean {
  const given = names.filter(name => values[name] !== undefined)
  const missing = names.find(name => values[name] === undefined)
  if (missing === undefined) return true
  if (given.length === 0) return false
  throw new ConfigError(`${missing} is missing: ${given.join(' and ')} is given.`)
}

/** `https://api.github.com` is beside `https://github.com`, that of Enterprise Server beneath its pages. */
function pagesOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl)
  return `${protocol}//${host.replace(/^api\./, '')}`
}

function githubOf(values: Values, apiUrl: string): SignIn['github'] {
  if (!together(values, ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'])) return null
  if (values.GITHUB_ALLOW.length === 0)
    throw new ConfigError(
      'GITHUB_ALLOW is missing: without it everybody who has an account on GitHub could sign in. Name organisations, teams or logins, such as crew, crew/deck, @ada.',
    )
  return {
    clientId: values.GITHUB_CLIENT_ID ?? '',
    clientSecret: values.GITHUB_CLIENT_SECRET ?? '',
    url: pagesOf(apiUrl),
    apiUrl,
    allow: values.GITHUB_ALLOW.map(name => {
      const [organisation = '', team] = name.split('/')
      if (name.startsWith('@')) return { login: name.slice(1).toLowerCase() }
      return team === undefined ? { organisation } : { organisation, team }
    }),
  }
}

function oidcOf(values: Values): SignIn['oidc'] {
  if (!together(values, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])) return null
  if (values.OIDC_ALLOW.length === 0)
    throw new ConfigError(
      'OIDC_ALLOW is missing: name claims that let somebody in, such as groups=crew, or * for everybody whom OIDC_ISSUER signs in.',
    )
  return {
    issuer: values.OIDC_ISSUER as URL,
    clientId: values.OIDC_CLIENT_ID ?? '',
    clientSecret: values.OIDC_CLIENT_SECRET ?? '',
    name: values.OIDC_NAME,
    scope: values.OIDC_SCOPE,
    trustsMail: values.OIDC_TRUST_MAIL,
    allow: values.OIDC_ALLOW.includes('*')
      ? []
      : values.OIDC_ALLOW.map(pair => {
          const [claim = '', value = ''] = pair.split('=')
          return { claim, value }
        }),
  }
}

/** How people sign in, or null where nothing of it is set. */
export function signInOf(values: Values, apiUrl: string): SignIn | null {
  const github = githubOf(values, apiUrl)
  const oidc = oidcOf(values)
  if (github === null && oidc === null) return null
  if (values.KNOTS_SECRET === undefined)
    throw new ConfigError(
      'KNOTS_SECRET is missing: sign-in needs it. `openssl rand -hex 32` makes one.',
    )
  if (values.KNOTS_ADMINISTRATORS.length === 0)
    throw new ConfigError(
      'KNOTS_ADMINISTRATORS is missing: name who administers this Knots, by login or mail address, such as ada, grace@example.org.',
    )
  return {
    administrators: values.KNOTS_ADMINISTRATORS,
    idleHours: values.KNOTS_SESSION_IDLE_HOURS,
    hours: values.KNOTS_SESSION_HOURS,
    github,
    oidc,
  }
}

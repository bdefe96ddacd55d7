import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { isNetwork } from './proxies.ts'
import { isLoopback, SafeUrl, Url } from './sign-in/address.ts'
import { type SignIn, SignInEnvironment, signInOf } from './sign-in/settings.ts'

export type Config = {
  host: string
  port: number
  /** Folder of the database, absolute. */
  dataFolder: string
  /** Used for teams without a token of their own. */
  githubToken: string | null
  /** Used for teams without a token of their own, before `githubToken`. */
  githubApp: GithubApp | null
  /** Base of GitHub's REST interface, without a slash at its end. */
  githubApiUrl: string
  githubWebhookSecret: string | null
  /** Minutes between two reads of the board; 0 = never by itself. */
  syncMinutes: number
  publicUrl: URL | null
  /** Hosts to which reminders may be posted, such as chat.example.org. */
  reminderHosts: string[]
  /** Addresses and networks of the proxies that are believed when they say for whom they ask. */
  proxies: string[]
  /** Of one account; 0 = no limit on anything. */
  requestsPerMinute: number
  logLevel: 'error' | 'warn' | 'info'
  /** Seals the secrets that are kept, and signs cookies. */
  secret: string | null
  /** With which commands such as `npm run sync` ask a running Knots. */
  token: string | null
  /** Null: nobody signs in, and everybody who reaches Knots may do everything. */
  signIn: SignIn | null
  backups: {
    /** Absolute. */
    folder: string
    /** Hours between two; 0 = never by itself. */
    hours: number
    /** How many are kept. */
    keep: number
  }
}

export type GithubApp = {
  /** Its number or its client id. */
  appId: string
  /** In PEM form. */
  privateKey: string
  /** Null: found by the owner of a project. */
  installationId: number | null
}

const wholeNumber = (highest: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, what)
    .transform(Number)
    .refine(value => value <= highest, what)

const Environment = SignInEnvironment.extend({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'is not the name or address of a network interface')
    .default('127.0.0.1'),
  PORT: wholeNumber(65_535, 'is not a port from 0 to 65535').default(4000),
  KNOTS_DATA: z.string().default('./data'),
  GITHUB_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'holds spaces or characters that no token has')
    .optional(),
  GITHUB_APP_ID: z
    .string()
    .regex(/^[A-Za-z0-9.]+$/, 'is neither the number nor the client id of a GitHub App')
    .optional(),
  GITHUB_APP_PRIVATE_KEY: z.string().optional(),
  GITHUB_APP_PRIVATE_KEY_FILE: z.string().optional(),
  GITHUB_APP_INSTALLATION_ID: z
    .string()
    .regex(/^\d{1,15}$/, 'is not the number of an installation')
    .transform(Number)
    .optional(),
  GITHUB_API_URL: SafeUrl.default(new URL('https://api.github.com')),
  GITHUB_WEBHOOK_SECRET: z.string().optional(),
  KNOTS_SYNC_MINUTES: wholeNumber(1440, 'is not a number of minutes from 0 to 1440').default(5),
  PUBLIC_URL: Url.optional(),
  KNOTS_BACKUP_FOLDER: z.string().optional(),
  KNOTS_BACKUP_HOURS: wholeNumber(8760, 'is not a number of hours from 0 to 8760').default(24),
  KNOTS_BACKUP_KEEP: wholeNumber(1000, 'is not a number of backups from 1 to 1000')
    .refine(keep => keep > 0, 'is not a number of backups from 1 to 1000')
    .default(14),
  KNOTS_PROXIES: z
    .string()
    .transform(text => text.split(/\s*,\s*/))
    .refine(networks => networks.every(isNetwork), {
      error: 'is not a list of addresses and networks such as 127.0.0.1, 10.0.0.0/8',
    })
    .default([]),
  KNOTS_REQUESTS_PER_MINUTE: wholeNumber(999_999, 'is not a number of requests').default(3000),
  KNOTS_LOG: z
    .enum(['error', 'warn', 'info'], { error: 'is none of error, warn, info' })
    .default('warn'),
  KNOTS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'holds spaces or characters that no token has')
    .optional(),
  KNOTS_REMINDER_HOSTS: z
    .string()
    .regex(
      /^[A-Za-z0-9.-]+(:\d{1,5})?(\s*,\s*[A-Za-z0-9.-]+(:\d{1,5})?)*$/,
      'is not a list of hosts such as chat.example.org, hooks.example.com',
    )
    .transform(text => text.toLowerCase().split(/\s*,\s*/))
    .default([]),
})

const secrets = new Set([
  'GITHUB_TOKEN',
  'GITHUB_WEBHOOK_SECRET',
  'GITHUB_APP_PRIVATE_KEY',
  'GITHUB_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET',
  'KNOTS_SECRET',
  'KNOTS_TOKEN',
])

/** Names a value of the environment but never prints a secret one. */
function refuse(name: string, value: string | undefined, message: string): never {
  throw new ConfigError(`${name}${secrets.has(name) ? '' : `=${value}`} ${message}`)
}

/** `https://github.com`, an address that ends with `/graphql`, and the like mean the interface behind them. */
function apiBase(url: URL): string {
  const path = url.pathname.replace(/\/+$/, '').replace(/\/graphql$/, '')
  const host = url.host.replace(/^www\./, '')
  if (host === 'github.com') return 'https://api.github.com'
  if (/^[^.]+\.ghe\.com$/.test(host)) return `https://api.${host}`
  return `${url.protocol}//${url.host}${path === '/api' ? '/api/v3' : path}`
}

function githubApp(values: z.output<typeof Environment>): GithubApp | null {
  const { GITHUB_APP_ID: appId, GITHUB_APP_PRIVATE_KEY: text } = values
  const { GITHUB_APP_PRIVATE_KEY_FILE: file } = values
  if (appId === undefined) {
    if (text === undefined && file === undefined) return null
    throw new ConfigError('GITHUB_APP_ID is missing: a private key of a GitHub App is given.')
  }
  if (text === undefined && file === undefined)
    throw new ConfigError(
      'GITHUB_APP_PRIVATE_KEY is missing: GITHUB_APP_ID is given. GITHUB_APP_PRIVATE_KEY_FILE may name its file.',
    )
  const name = text === undefined ? 'GITHUB_APP_PRIVATE_KEY_FILE' : 'GITHUB_APP_PRIVATE_KEY'
  const privateKey = text?.replaceAll('\\n', '\n') ?? keyIn(file ?? '')
  try {
    createPrivateKey(privateKey)
  } catch {
    const isCut = privateKey.startsWith('-----BEGIN') && !privateKey.includes('-----END')
    const why = isCut ? ': it ends after its first line; write its lines with \\n between them' : ''
    refuse(name, file, `holds no private key that can be read${why}`)
  }
  return { appId, privateKey, installationId: values.GITHUB_APP_INSTALLATION_ID ?? null }
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return refuse('GITHUB_APP_PRIVATE_KEY_FILE', file, 'cannot be read')
  }
}

/** Whoever reaches a Knots without sign-in may do everything: that a whole network does is for somebody to say. */
function refuseOpenNetwork(host: string, signIn: SignIn | null, isTrusted: boolean) {
  if (isLoopback(host) || signIn !== null || isTrusted) return
  throw new ConfigError(
    `HOST=${host} lets others reach Knots, and nobody has to sign in. Set up sign-in (see the README), or KNOTS_TRUST_NETWORK=yes where everybody on this network may read and change everything.`,
  )
}

/** Turns the environment into settings; an empty value counts as not given. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const result = Environment.safeParse(given)
  if (!result.success) {
    const [first] = result.error.issues
    const name = String(first?.path[0])
    refuse(name, environment[name], first?.message ?? 'cannot be used')
  }
  const values = result.data
  const signIn = signInOf(values, apiBase(values.GITHUB_API_URL))
  refuseOpenNetwork(values.HOST, signIn, values.KNOTS_TRUST_NETWORK)
  return {
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(values.KNOTS_DATA),
    githubToken: values.GITHUB_TOKEN ?? null,
    githubApp: githubApp(values),
    githubApiUrl: apiBase(values.GITHUB_API_URL),
    githubWebhookSecret: values.GITHUB_WEBHOOK_SECRET ?? null,
    syncMinutes: values.KNOTS_SYNC_MINUTES,
    publicUrl: values.PUBLIC_URL ?? null,
    reminderHosts: values.KNOTS_REMINDER_HOSTS,
    proxies: values.KNOTS_PROXIES,
    requestsPerMinute: values.KNOTS_REQUESTS_PER_MINUTE,
    logLevel: values.KNOTS_LOG,
    secret: values.KNOTS_SECRET ?? null,
    token: values.KNOTS_TOKEN ?? null,
    signIn,
    backups: {
      folder: resolve(values.KNOTS_BACKUP_FOLDER ?? join(values.KNOTS_DATA, 'knots.backups')),
      hours: values.KNOTS_BACKUP_HOURS,
      keep: values.KNOTS_BACKUP_KEEP,
    },
  }
}

/** The settings of this process: its environment, and what a file `.env` adds to it. */
export function loadConfig(): Config {
  if (existsSync('.env')) loadEnvFile('.env')
  return readConfig(process.env)
}

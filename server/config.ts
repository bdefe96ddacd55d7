import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import { z } from 'zod'

export type Config = {
  host: string
  port: number
  /** Folder of the database, absolute. */
  dataFolder: string
  /** Used for teams without a token of their own. */
  githubToken: string | null
  /** Base of GitHub's REST interface, without a slash at its end. */
  githubApiUrl: string
  githubWebhookSecret: string | null
  /** Minutes between two reads of the board; 0 = never by itself. */
  syncMinutes: number
  publicUrl: URL | null
}

/** A value of the environment that cannot be used: one line that names it. */
export class ConfigError extends Error {}

export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || name === '::1') {
    return true
  }
  return /^127(?:\.\d{1,3}){3}$/.test(name)
}

const Url = z
  .string()
  .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'is not an address such as https://example.org',
    abort: true,
  })
  .transform(text => new URL(text))

const wholeNumber = (highest: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, what)
    .transform(Number)
    .refine(value => value <= highest, what)

const Environment = z.object({
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
  GITHUB_API_URL: Url.refine(
    url => url.protocol === 'https:' || isLoopback(url.hostname),
    'must begin with https:// (plain http is for this machine only)',
  ).default(new URL('https://api.github.com')),
  GITHUB_WEBHOOK_SECRET: z.string().optional(),
  KNOTS_SYNC_MINUTES: wholeNumber(1440, 'is not a number of minutes from 0 to 1440').default(5),
  PUBLIC_URL: Url.optional(),
})

/** Names a value of the environment but never prints a secret one. */
function refuse(name: string, value: string | undefined, message: string): never {
  const isSecret = name === 'GITHUB_TOKEN' || name === 'GITHUB_WEBHOOK_SECRET'
  throw new ConfigError(`${name}${isSecret ? '' : `=${value}`} ${message}`)
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
  return {
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(values.KNOTS_DATA),
    githubToken: values.GITHUB_TOKEN ?? null,
    githubApiUrl: values.GITHUB_API_URL.href.replace(/\/+$/, ''),
    githubWebhookSecret: values.GITHUB_WEBHOOK_SECRET ?? null,
    syncMinutes: values.KNOTS_SYNC_MINUTES,
    publicUrl: values.PUBLIC_URL ?? null,
  }
}

/** The settings of this process: its environment, and what a file `.env` adds to it. */
export function loadConfig(): Config {
  if (existsSync('.env')) loadEnvFile('.env')
  return readConfig(process.env)
}

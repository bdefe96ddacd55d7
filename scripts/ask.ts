import type { InjectOptions } from 'fastify'
import { databaseIn } from '../db/files.ts'
import { openDb } from '../db/open.ts'
import { buildApp } from '../server/app.ts'
import type { Config } from '../server/config.ts'
import { createGitHub } from '../server/github/client.ts'

export type Ask = (
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<{ status: number; json: unknown }>

/**
 * The HTTP interface of Knots for a command: that of the server that runs under the settings given, so that two
 * processes never write side by side; without one, an app of the command's own on the database.
 */
export async function openKnots(
  config: Config,
): Promise<{ ask: Ask; isServer: boolean; close: () => Promise<void> }> {
  const server = addressOf(config)
  if (await isRunning(server)) {
    return { ask: askServer(server, config.token), isServer: true, close: async () => undefined }
  }
  const db = openDb(databaseIn(config.dataFolder))
  const sleep = (milliseconds: number) =>
    new Promise<void>(resolve => setTimeout(resolve, milliseconds).unref())
  const github = createGitHub({
    apiUrl: config.githubApiUrl,
    app: config.githubApp,
    now: Date.now,
    sleep,
  })
  // Whoever may write to the file may do everything: nobody has to sign in for that.
  const trusting = { ...config, signIn: null }
  const app = await buildApp({ db, github, config: trusting, now: Date.now, sleep })
  return {
    isServer: false,
    ask: async (method, path, body) => {
      const options: InjectOptions = { method, url: path, ...(body && { payload: body }) }
      const answer = await app.inject(options)
      return { status: answer.statusCode, json: answer.json() }
    },
    close: async () => {
      await app.close()
      await db.close()
    },
  }
}

function addressOf({ host, port }: Config): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

async function isRunning(server: string): Promise<boolean> {
  try {
    const answer = await fetch(`${server}/api/health`, { signal: AbortSignal.timeout(2000) })
    const health = (await answer.json()) as { status?: unknown }
    return health.status === 'ok'
  } catch {
    return false
  }
}

function askServer(server: string, token: string | null): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${server}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (answer.status === 401) throw new Error(token === null ? noToken : badToken)
    return { status: answer.status, json: await answer.json() }
  }
}

const noToken =
  'People sign in to the Knots that runs here. Make an API token that may write on the page of your account, and set KNOTS_TOKEN to it.'
const badToken =
  'The running Knots does not accept KNOTS_TOKEN: it is over, was revoked, or its account is blocked. Make another on the page of your account.'

import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { DbError } from '../db/check.ts'
import { databaseIn } from '../db/files.ts'
import { holdFolder } from '../db/lock.ts'
import { type Db, openDb } from '../db/open.ts'
import { buildApp } from './app.ts'
import { keepBackingUp } from './backups.ts'
import { type Config, loadConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import type { Parts } from './context.ts'
import { forLog } from './errors.ts'
import { createGitHub } from './github/client.ts'
import { limitsFor } from './rate-limits.ts'
import { version } from './version.ts'

const webFolder = fileURLToPath(new URL('../dist', import.meta.url))
/** Answers under way get this long when Knots is told to stop; then their connections are cut. */
const patienceMilliseconds = 8_000
const hardEndMilliseconds = 10_000

/** New connections that may wait to be taken: in a flood the next one would wait a second to try again. */
const backlog = 4_096

export type RunOptions = Pick<Parts, 'playDemo'> & {
  print: (text: string) => void
  /** Puts other settings in the place of those of the environment. */
  changeConfig?: (config: Config) => Config
  /** Called once the database is open and before the first request. */
  prepare?: (app: FastifyInstance) => Promise<void>
}

/** The whole life of the process, from its settings to its end. A failed start is one line. */
export async function run(options: RunOptions) {
  try {
    const config = loadConfig()
    await start(options.changeConfig?.(config) ?? config, options)
  } catch (error) {
    console.error(startFailure(error))
    process.exitCode = 1
  }
}

async function start(config: Config, { print, prepare, playDemo }: RunOptions) {
  process.umask(0o077)
  const file = databaseIn(config.dataFolder)
  holdFolder(file)
  const db = openDb(file)
  const now = Date.now
  const sleep = async (milliseconds: number) => {
    await pause(milliseconds, undefined, { ref: false })
  }
  try {
    const github = createGitHub({
      apiUrl: config.githubApiUrl,
      app: config.githubApp,
      now,
      sleep,
    })
    const parts = { db, github, config, now, sleep, ...(playDemo && { playDemo }) }
    const app = await buildApp({
      ...parts,
      webFolder,
      limits: limitsFor(config.requestsPerMinute),
      logger: { level: config.logLevel },
    })
    await prepare?.(app)
    await app.listen({ host: config.host, port: config.port, backlog })
    print(greeting(app, config))
    endOnSignal(app, db)
    void keepReading(app, config.syncMinutes)
    void keepBackingUp(app, file)
  } catch (error) {
    await db.close()
    throw inConfigWords(error, config)
  }
}

/** Reads all boards now and then for as long as the process lives. Failures show in the pages. */
async function keepReading(app: FastifyInstance, minutes: number) {
  if (minutes === 0) return
  const { board, sleep } = app.knots
  for (;;) {
    await board.syncAll().catch(error => app.log.error(forLog(error), 'reading the boards'))
    await sleep(minutes * 60_000)
  }
}

function greeting(app: FastifyInstance, config: Config): string {
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const own = `http://${host}:${port}`
  const others = config.publicUrl ? `, for others at ${config.publicUrl.href}` : ''
  return `Knots ${version} is at ${own}${others}\nIts data is in ${config.dataFolder}. Ctrl-C ends it.`
}

/** The first signal ends Knots in good order, a second one at once. */
function endOnSignal(app: FastifyInstance, db: Db) {
  let isEnding = false
  const end = async () => {
    if (isEnding) process.exit(1)
    isEnding = true
    setTimeout(() => app.server.closeAllConnections(), patienceMilliseconds).unref()
    setTimeout(() => process.exit(1), hardEndMilliseconds).unref()
    await app.close()
    await db.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
}

function inConfigWords(error: unknown, { host, port }: Config): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `PORT=${port} is in use, perhaps by another Knots. Stop that one, or give another PORT.`,
      )
    case 'EACCES':
      return new ConfigError(`PORT=${port} may not be used by this user. Give one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new ConfigError(`HOST=${host} is no address of this machine. Try 127.0.0.1.`)
    default:
      return error
  }
}

function startFailure(error: unknown): string {
  const { message } = error as Error
  if (error instanceof ConfigError || error instanceof DbError) return message
  return `Knots cannot start: ${message.split('\n', 1)[0]}`
}

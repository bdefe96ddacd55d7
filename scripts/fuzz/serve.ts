import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDb } from '../../db/open.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createGitHub } from '../../server/github/client.ts'
import { makeAccount, openSession, withSignIn } from '../../test/support/identity.ts'
import { demoToday, makeDemoBoard, playDemo } from '../demo/play.ts'
import { TOKENS } from '../stand-in/world/world.ts'

/**
 * Knots with the demo team and its board, on a day of its own. With each answer goes how often GitHub
 * failed and what was logged as an error since the last one, and after the last one what nobody caught.
 */
const [file = '', start = '0', finished = '25', mode] = process.argv.slice(2)
const isSignedIn = mode === 'signed-in'
const began = performance.now()
const now = () => Math.round(Number(start) + performance.now() - began)
// Shortened, not left out: what looks at something every minute would do nothing else.
const sleep = async (milliseconds: number) => void (await pause(milliseconds / 1_000))
const told = { githubFailures: 0, errors: [] as string[] }
const uncaught = (error: unknown) => void told.errors.push(`nobody caught: ${inspect(error)}`)
process.on('unhandledRejection', uncaught)
process.on('uncaughtException', uncaught)

const inspect = (error: unknown) => (error instanceof Error ? error.stack : String(error))

const board = await makeDemoBoard(demoToday(now()), Number(finished))
const config = readConfig({
  PORT: '0',
  GITHUB_TOKEN: TOKENS.writes,
  GITHUB_API_URL: board.standIn.url,
  KNOTS_REMINDER_HOSTS: 'chat.example.org',
  KNOTS_REQUESTS_PER_MINUTE: '0',
  ...(isSignedIn && withSignIn),
})

/** How GitHub says that there is no such thing, or that it cannot. */
const refusal = /"errors"|"repositoryOwner":null/

/** Counts the answers of GitHub that say that something failed. */
const watched: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init)
  const isFailure = !answer.ok || refusal.test(await answer.clone().text())
  if (isFailure) told.githubFailures += 1
  return answer
}

const db = openDb(file)
const app = await buildApp({
  db,
  github: createGitHub({ apiUrl: config.githubApiUrl, fetch: watched, now, sleep }),
  config,
  now,
  sleep,
  webFolder: fileURLToPath(new URL('../../dist', import.meta.url)),
  playDemo: (parts, options) => playDemo(parts, { ...options, board }),
  post: async () => new Response('ok'),
  logger: { level: 'error', stream: { write: (line: string) => void told.errors.push(line) } },
})
app.server.prependListener('request', (_request, response) => {
  const { writeHead } = response
  response.writeHead = ((...given: unknown[]) => {
    response.setHeader('x-github-failures', told.githubFailures)
    response.setHeader('x-errors', told.errors.length)
    told.githubFailures = 0
    return Reflect.apply(writeHead, response, given)
  }) as typeof writeHead
})
await playDemo(app.knots, { board })
board.player.world.now = now

/** The cookie of an administrator who signed in just now. */
async function signIn(): Promise<string> {
  const parts = { db, clock: { now } }
  const account = await makeAccount(parts, { isAdministrator: true })
  return (await openSession(parts, account)).cookie
}

const answers: Record<string, () => Promise<unknown>> = {
  errors: async () => told.errors.splice(0),
  'sign in': async () => (isSignedIn ? signIn() : ''),
}
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
process.on('message', async asked => process.send?.(await answers[String(asked)]?.()))
process.once('disconnect', async () => {
  await app.close()
  await db.close()
  await board.standIn.close()
})

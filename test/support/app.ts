import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import type { Db } from '../../db/open.ts'
import { type AppOptions, buildApp } from '../../server/app.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { createGitHub } from '../../server/github/client.ts'
import type { Live } from '../../server/live.ts'
import { type TestClock, testClock } from './clock.ts'
import { freshDb } from './db.ts'

export type TestApp = {
  app: FastifyInstance
  db: Db
  clock: TestClock
  live: Live
  config: Config
  /** All that was logged so far. */
  log: string[]
  get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  post: (url: string, body?: object, headers?: Record<string, string>) => Send
  put: (url: string, body?: object, headers?: Record<string, string>) => Send
  patch: (url: string, body?: object, headers?: Record<string, string>) => Send
  remove: (url: string, headers?: Record<string, string>) => Send
}
type Send = Promise<LightMyRequestResponse>

export type TestAppOptions = Partial<AppOptions> & {
  /** Settings as they would stand in the environment. */
  environment?: Record<string, string>
  clock?: TestClock
}

/** The real app on a fresh database, with time standing still and its log kept. */
export async function buildTestApp(given: TestAppOptions = {}): Promise<TestApp> {
  const { environment = {}, clock = testClock(), ...options } = given
  const log: string[] = []
  const config = readConfig(environment)
  const parts = {
    db: freshDb(),
    config,
    github: createGitHub({ apiUrl: config.githubApiUrl, fetch: noNetwork, ...clock }),
    now: clock.now,
    sleep: clock.sleep,
    logger: { level: 'info', stream: { write: (line: string) => void log.push(line) } },
    ...options,
  }
  const app = await buildApp(parts)
  onTestFinished(() => app.close())
  const send = (method: InjectOptions['method'], url: string, body?: object, headers = {}) =>
    app.inject({ method, url, headers, ...(body && { payload: body }) } as InjectOptions)
  return {
    app,
    db: parts.db,
    clock,
    live: app.knots.live,
    config: parts.config,
    log,
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body, headers) => send('POST', url, body, headers),
    put: (url, body, headers) => send('PUT', url, body, headers),
    patch: (url, body, headers) => send('PATCH', url, body, headers),
    remove: (url, headers) => send('DELETE', url, undefined, headers),
  }
}

/** Makes a team through the interface and returns it. */
export async function makeTeam(app: TestApp, name = 'Fleet') {
  const answer = await app.post('/api/teams', { name, timeZone: 'Europe/Berlin' })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

async function noNetwork(): Promise<Response> {
  throw new Error('A test without a stand-in asked GitHub')
}

import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { callsTo } from '../faults/call.ts'
import { makeWriteTeam } from '../faults/write-team.ts'
import { seeded } from '../stand-in/scenario/random.ts'
import { brokenDraft } from './broken.ts'
import { makeKnown } from './known.ts'
import { wrongWith } from './look.ts'
import { type Document, describe, type Operation } from './operations.ts'
import { type Answer, type Sent, send, written } from './request.ts'
import { type Mode, type Server, startServer } from './server.ts'
import { validDraft } from './valid.ts'

export type FuzzOptions = {
  seed: number
  requests: number
  /** An empty folder to work in. */
  folder: string
  /** Finished sprints of the demo team. */
  finished?: number
  onFinding?: (finding: Finding) => void
}

export type Finding = { request: number; what: string; sent: Sent; answer: string; log: string[] }

export type FuzzRun = {
  requests: number
  /** How many answers there were of each status. */
  statuses: Map<number, number>
  findings: Finding[]
  /** Operations of the document that were never answered with what was asked for. */
  neverDone: string[]
  slowest: { ms: number; sent: Sent }
}

const start = Date.parse('2026-06-18T12:00:00Z')
/** A team that everybody spoils soon has nothing left that a valid request could be about. */
const requestsOfATeam = 4_000
const shareOfValid = 0.55
const mostOfAnExport = 400_000

/** Sends requests built from the document of a running Knots, valid and broken, and looks at every answer. */
export async function playFuzz(options: FuzzOptions): Promise<FuzzRun> {
  const { requests, folder, finished = 25 } = options
  const fresh = join(folder, 'fresh.sqlite')
  // A single round makes its own.
  const isCopied = requests > requestsOfATeam
  if (isCopied) await (await startServer(fresh, start, finished)).end()
  const run: FuzzRun = {
    requests: 0,
    statuses: new Map(),
    findings: [],
    neverDone: [],
    slowest: { ms: 0, sent: { method: '', url: '', headers: {} } },
  }
  const done = new Set<string>()
  let operations: Operation[] = []
  for (let round = 0; run.requests < requests; round += 1) {
    const file = join(folder, `${round}.sqlite`)
    if (isCopied) copyFileSync(fresh, file)
    const most = Math.min(requestsOfATeam, requests - run.requests)
    const mode = round % 2 === 1 ? 'signed-in' : 'trusted'
    operations = await playRound(
      { ...options, seed: options.seed + round, most, file, mode },
      run,
      done,
    )
  }
  run.neverDone = operations.map(({ name }) => name).filter(name => !done.has(name))
  return run
}

type Round = FuzzOptions & { file: string; most: number; mode: Mode }

async function playRound(options: Round, run: FuzzRun, done: Set<string>): Promise<Operation[]> {
  const { seed, most, file, mode, finished = 25, onFinding } = options
  const random = seeded(seed)
  const known = makeKnown(random)
  const server = await startServer(file, start, finished, mode)
  let session = await server.signIn()
  const asked = async (url: string) =>
    JSON.parse((await send(server.url, { method: 'GET', url, headers: { cookie: session } })).text)
  const described = describe((await asked('/api/openapi.json')) as Document)
  const making = { random, known, described }
  let cookies = new Map<string, string>()

  async function find(what: string, sent: Sent, answer: string) {
    const log = await server.errors()
    const finding = { request: run.requests, what, sent, answer: answer.slice(0, 600), log }
    run.findings.push(finding)
    onFinding?.(finding)
  }

  async function ask(operation: Operation, sent: Sent): Promise<Answer | null> {
    run.requests += 1
    const own = [...[...cookies].map(pair => pair.join('=')), ...(session ? [session] : [])]
    if (own.length > 0 && sent.headers.cookie === undefined) sent.headers.cookie = own.join('; ')
    const began = performance.now()
    try {
      const answer = await send(server.url, sent)
      const ms = performance.now() - began
      if (ms > run.slowest.ms) run.slowest = { ms, sent }
      run.statuses.set(answer.status, (run.statuses.get(answer.status) ?? 0) + 1)
      const beside = {
        githubFailures: Number(answer.headers['x-github-failures']),
        errors: Number(answer.headers['x-errors']),
      }
      const isMeant = sent.method === operation.method
      const wrong = wrongWith(isMeant ? operation : null, answer, beside)
      if (wrong.length > 0) await find(wrong.join('; '), sent, answer.text)
      if (isMeant && answer.status < 300) done.add(operation.name)
      // Signed out by one of its own requests, or with a cookie that was broken.
      if (session && answer.status === 401) session = await server.signIn()
      return answer
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // What Node's own client refuses to write never went out, and it takes no body with the refusal of a HEAD.
      if (code?.startsWith('ERR_')) return null
      if (sent.method === 'HEAD' && code?.startsWith('HPE_')) return null
      // What is too large is refused while it is still on its way.
      const isLarge = (sent.body?.length ?? 0) > 1_000_000
      if (isLarge && (code === 'EPIPE' || code === 'ECONNRESET')) return null
      await find(`no answer: ${error}`, sent, '')
      return null
    }
  }

  function learn(sent: Sent, answer: Answer | null) {
    if (answer === null) return
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat()
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie ?? '') ?? []
    if (value !== undefined && name?.startsWith('knots-me')) cookies.set(name, value)
    if (random.chance(0.005)) cookies = new Map()
    const type = String(answer.headers['content-type'])
    if (/^text\/(?:markdown|csv)/.test(type) && answer.status === 200) {
      if (known.documents.length < 40) known.documents.push(answer.text)
    }
    if (!type.startsWith('application/json') || answer.text.length > 3_000_000) return
    const [, team = ''] = /^\/api\/teams\/([^/?]+)/.exec(sent.url) ?? []
    try {
      const body = JSON.parse(answer.text)
      known.learn(team, sent.url, body)
      if (sent.url.endsWith('/export.json') && answer.text.length < mostOfAnExport)
        known.exported = body
    } catch {
      return
    }
  }

  async function askAll(list: Operation[], of: (operation: Operation) => Sent) {
    for (const operation of list) {
      if (run.requests >= options.requests) return
      const sent = of(operation)
      learn(sent, await ask(operation, sent))
    }
  }

  async function sayWho() {
    for (const team of known.teams) {
      const body = JSON.stringify({ team, personId: known.id(team, 'people') })
      const sent = { method: 'PUT', url: '/api/me', headers: json, body }
      learn(sent, await send(server.url, sent))
    }
  }

  const { operations } = described
  const json = { 'content-type': 'application/json' }
  // A second team, in the middle of everything that a team does together.
  if (session === '') await makeWriteTeam(callsTo(server.url), start)
  const { teams } = (await asked('/api/teams')) as { teams: { slug: string; isDemo: boolean }[] }
  teams.sort((a, b) => Number(b.isDemo) - Number(a.isDemo))
  for (const { slug } of teams) known.teams.push(slug)
  const wantedEnd = run.requests + most
  const reads = operations.filter(({ method }) => method === 'GET')
  // Twice, as the first pass learns of what the second asks.
  await askAll([...reads, ...reads], operation => written(validDraft(making, operation)))
  while (run.requests < wantedEnd) {
    if (cookies.size === 0 && !session) await sayWho()
    const make = random.chance(shareOfValid) ? validDraft : brokenDraft
    await askAll([random.pick(operations)], operation => written(make(making, operation)))
  }
  await finish(server, file, find)
  return operations
}

/** Knots must be alive, with nothing that nobody caught, and its database whole. */
async function finish(
  server: Server,
  file: string,
  find: (what: string, sent: Sent, answer: string) => Promise<void>,
) {
  const last: Sent = { method: 'GET', url: '/api/health', headers: {} }
  const health = await send(server.url, last).catch(error => ({ status: 0, text: String(error) }))
  if (health.status !== 200) await find('not alive in the end', last, health.text)
  const errors = await server.errors()
  if (errors.length > 0) await find(`in the log: ${errors.join('\n')}`, last, '')
  const code = await server.end()
  if (code !== 0) await find(`ended with ${code}`, last, '')
  const database = new Database(file, { readonly: true })
  const sound = database.pragma('integrity_check', { simple: true })
  const orphans = database.pragma('foreign_key_check') as unknown[]
  database.close()
  if (sound !== 'ok' || orphans.length > 0) {
    await find(`the database: ${sound}, ${JSON.stringify(orphans)}`, last, '')
  }
}

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { openBrowser } from '../../test/e2e/browser.ts'
import { callsTo } from '../faults/call.ts'
import { makeWriteTeam } from '../faults/write-team.ts'
import { makeKnown } from '../fuzz/known.ts'
import { type Document, describe } from '../fuzz/operations.ts'
import { send, written } from '../fuzz/request.ts'
import { startServer } from '../fuzz/server.ts'
import { type Making, validDraft } from '../fuzz/valid.ts'
import { seeded } from '../stand-in/scenario/random.ts'
import { fillByHand } from './by-hand.ts'
import { fillAll } from './fill.ts'
import { lookAtPages } from './look-at-pages.ts'
import { payloadFor } from './payloads.ts'
import type { Attack, Outcome } from './target.ts'

type Asked = (url: string) => Promise<string>
type Sprint = { id: string; number: number }

/** Script in every text field a person can fill, and in what comes from GitHub; then every page in a browser. */
export const texts: Attack = async ({ folder, isShort }) => {
  const outcome: Outcome = { tries: 0, successes: [], seen: [] }
  const file = join(folder, 'texts.sqlite')
  const server = await startServer(file, Date.now(), isShort ? 1 : 3)
  const asked = async (url: string) =>
    (await send(server.url, { method: 'GET', url, headers: {} })).text
  const random = seeded(1)
  const known = makeKnown(random)
  const described = describe(JSON.parse(await asked('/api/openapi.json')) as Document)
  const making = { random, known, described }
  const { teams } = JSON.parse(await asked('/api/teams')) as { teams: { slug: string }[] }
  const slugs = teams.map(({ slug }) => slug)
  known.teams.push(...slugs)
  await learnAll(server.url, making)
  harmTheBoard(file)
  const filled = await fillAll(server.url, making, isShort ? 1 : 15)
  const made = await makeWriteTeam(callsTo(server.url), Date.now())
  const { sent, refused } = await fillByHand(callsTo(server.url), made)
  outcome.tries = filled.requests + sent
  const untaken = [...filled.fields].filter(field => !filled.taken.has(field))
  outcome.seen.push(
    `${filled.taken.size} of ${filled.fields.size} text fields took something at random`,
  )
  if (untaken.length > 0) outcome.seen.push(`others: ${untaken.join(', ')}`)
  outcome.seen.push(
    `by hand ${sent - refused.length} of ${sent}${refused.map(line => `; ${line}`).join('')}`,
  )
  const paths = ['/', '/sign-in', '/account', '/accounts', '/audit', '/privacy', '/share/nobody']
  for (const slug of [...slugs, 'harbour']) {
    const base = `/api/teams/${encodeURIComponent(slug)}`
    const { sprints } = JSON.parse(await asked(`${base}/sprints`)) as { sprints: Sprint[] }
    const { meetings } = JSON.parse(await asked(`${base}/meetings`)) as {
      meetings: { id: string }[]
    }
    const lines = await lookAtFiles(asked, base, sprints)
    outcome.successes.push(...lines)
    const ids = meetings.map(({ id }) => id)
    paths.push(...pathsOf(slug, sprints, ids))
  }
  const browser = await openBrowser()
  try {
    const wanted = isShort ? paths.filter((_, index) => index % 12 === 9) : paths
    outcome.seen.push(`${wanted.length} pages in a browser`)
    outcome.successes.push(...(await lookAtPages(browser, server.url, wanted)))
  } finally {
    await browser.close()
  }
  outcome.successes.push(...(await server.errors()))
  await server.end()
  return outcome
}

/** Asks for everything twice, as the first answers tell what can be asked for. */
async function learnAll(url: string, making: Making) {
  const { known, described } = making
  const reads = described.operations.filter(
    ({ method, name }) => method === 'GET' && /\{team\}/.test(name) && !/png|svg|github/.test(name),
  )
  for (const operation of [...reads, ...reads]) {
    const sent = written(validDraft(making, operation))
    const answer = await send(url, sent)
    const [, team = ''] = /^\/api\/teams\/([^/?]+)/.exec(sent.url) ?? []
    if (
      String(answer.headers['content-type']).startsWith('application/json') &&
      answer.status === 200
    )
      known.learn(team, sent.url, JSON.parse(answer.text))
  }
}

/** Titles, labels and names as somebody on GitHub could have given them. */
function harmTheBoard(file: string) {
  const database = new Database(file)
  const rows = database.prepare('select rowid as row from items').pluck().all() as number[]
  const change = database.prepare(
    'update items set title = ?, status = ?, repository = ?, labels = ?, assignees = ? where rowid = ?',
  )
  for (const [n, row] of rows.entries()) {
    const list = JSON.stringify([payloadFor(n, 60), payloadFor(n + 1, 60)])
    change.run(payloadFor(n, 250), payloadFor(n + 2, 40), payloadFor(n + 3, 60), list, list, row)
  }
  database.prepare('update teams set revision = revision + 1').run()
  database.close()
}

function pathsOf(slug: string, sprints: Sprint[], meetings: string[]): string[] {
  const team = `/${encodeURIComponent(slug)}`
  const ofSprint = ['', '/plan', '/review', '/retro', '/report', '/poker']
  const ofTeam = [
    '',
    '/sprints',
    '/refinement',
    '/goals',
    '/meetings',
    '/velocity',
    '/forecast',
    '/actions',
    '/board-check',
    '/import',
    '/settings',
  ]
  const numbers = sprints.slice(-8).map(({ number }) => number)
  return [
    ...ofTeam.map(path => team + path),
    `${team}/sprints/compare?numbers=${numbers.join(',')}`,
    ...meetings.slice(0, 6).map(id => `${team}/meetings/${id}`),
    ...numbers.flatMap(number => ofSprint.map(path => `${team}/sprints/${number}${path}`)),
    ...['/velocity.svg', `/sprints/${sprints[0]?.id}/burndown.svg`].map(
      path => `/api/teams/${encodeURIComponent(slug)}${path}`,
    ),
  ]
}

/** Elements and attributes that no picture of Knots needs. */
const harmful = /^<(?:script|foreignObject|image|iframe|a|use|style)\b|\son\w+\s*=|\bhref\s*=/i

/** Pictures, the calendar and tables, which other programs open. */
async function lookAtFiles(asked: Asked, base: string, sprints: Sprint[]): Promise<string[]> {
  const found: string[] = []
  const pictures = [
    `${base}/velocity.svg`,
    ...sprints.map(({ id }) => `${base}/sprints/${id}/burndown.svg`),
  ]
  for (const url of pictures)
    for (const [tag] of (await asked(url)).matchAll(/<[^\s>](?:"[^"]*"|[^">])*>/g))
      if (harmful.test(tag.replaceAll(/"[^"]*"/g, '""')) || /="\s*javascript:/i.test(tag))
        found.push(`${url}: ${tag.slice(0, 100)}`)
  const lines = (await asked(`${base}/calendar.ics`)).replaceAll(/\r?\n[ \t]/g, '').split('\r\n')
  for (const line of lines)
    if (/^(?:ATTENDEE|ATTACH|BEGIN:VALARM)|[\n\r]/.test(line)) found.push(`calendar.ics: ${line}`)
  const ofSprints = sprints.flatMap(({ id }) => [
    `/sprints/${id}/report.csv`,
    `/sprints/${id}/retro.csv`,
  ])
  for (const table of ['/velocity.csv', '/sprints.csv', ...ofSprints]) {
    const text = await asked(base + table)
    if (text.startsWith('{')) continue
    const rows = parse(text, { relax_column_count: true, bom: true }) as string[][]
    for (const cell of rows.flat())
      if (/^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
        found.push(`${table}: ${cell.slice(0, 80)}`)
  }
  return found
}

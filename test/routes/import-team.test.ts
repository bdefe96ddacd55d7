import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, expect, test } from 'vitest'
import * as schema from '../../db/schema.ts'
import { exportedNames, notExported } from '../../server/store/export-tables.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { readsOf } from '../support/team-reads.ts'
import { makeWholeTeam, type WholeTeam } from '../support/whole-team.ts'

type Rows = Record<string, unknown>[]
type Document = { team: Record<string, unknown> } & Record<string, Rows>

let made: Promise<WholeTeam> | undefined
/** Made within the first test that asks, and kept for all. */
const wholeTeam = () => {
  made ??= makeWholeTeam()
  return made
}

afterAll(async () => (await made)?.db.close())

const emptyApp = (now: string) => buildTestApp({ clock: testClock(now) })

async function exported() {
  const { db, url, slug, now } = await wholeTeam()
  const from = await buildTestApp({ db, clock: testClock(now) })
  const document: Document = (await from.get(`${url}/export.json`)).json()
  return { from, document, url, slug, now }
}

test('every table of a team is in its export, or there is a reason why not', {
  timeout: 60_000,
}, async () => {
  const all = Object.entries(schema).flatMap(([name, one]) => (is(one, SQLiteTable) ? [name] : []))
  expect([...exportedNames, ...Object.keys(notExported)].sort()).toEqual(all.sort())
  const { document } = await exported()
  const { knots: _, format, exportedAt: __, team: ___, ...tables } = document
  expect(format).toBe(1)
  expect(Object.keys(tables).sort()).toEqual(exportedNames.toSorted())
  for (const name of exportedNames) expect(tables[name]?.length, name).toBeGreaterThan(0)
})

/** What an import makes anew: when it was told, and the numbers of the ledger. */
function withoutOwn(url: string, body: string): unknown {
  if (!url.endsWith('/export.json')) return body
  const document = JSON.parse(body) as Document
  const ids = document.changes!.map(({ id }) => id)
  const counted = (id: unknown) => (id === null ? null : ids.indexOf(id))
  const changes = document.changes!.map(row => ({
    ...row,
    id: counted(row.id),
    replacedBy: counted(row.replacedBy),
  }))
  return { ...document, changes }
}

test('a team brought into an empty Knots reads the same on every page', {
  timeout: 90_000,
}, async () => {
  const { from, document, url: team, slug, now } = await exported()
  const into = await emptyApp(now)
  const answer = await into.post('/api/teams/import', document)
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(201)
  const reads = await readsOf(from, slug)
  expect(reads.length).toBeGreaterThan(100)
  for (const path of ['/home', '/velocity', '/retro', '/meetings', '/goals', '/capacity'])
    expect(
      reads.some(url => url.endsWith(path)),
      path,
    ).toBe(true)
  reads.push(`${team}/forecast?backlog=true`, `${team}/forecast?sprints=3`)
  // A picture in pixels is drawn from the one in lines.
  for (const url of reads.filter(one => !one.endsWith('.png'))) {
    const [there, here] = [await from.get(url), await into.get(url)]
    expect(here.statusCode, url).toBe(there.statusCode)
    expect(withoutOwn(url, here.body), url).toEqual(withoutOwn(url, there.body))
  }
})

import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { type Db, openDb } from '../../db/open.ts'
import { items } from '../../db/schema.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { setUp } from '../board/board-setup.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'

const T = '/api/teams/fleet'

/** The app on a file, and the writing connection's own settings in a test's hands. */
async function appOnFile(options: Parameters<typeof buildTestApp>[0] = {}) {
  const file = databaseIn(freshFolder())
  const db = openDb(file)
  onTestFinished(() => db.close())
  const app = await buildTestApp({ db, ...options })
  return { app, db, file }
}

type Run = { run: (query: unknown) => unknown; get: (query: unknown) => Record<string, unknown> }

/** Sets how the writing connection behaves; what it cannot do then is SQLite's own refusal. */
async function pragma(db: Db, text: string) {
  await db.write(async tx => {
    ;(tx as unknown as Run).run(sql.raw(`PRAGMA ${text}`))
  })
}

function isWhole(file: string) {
  const connection = new Database(file, { readonly: true })
  const found = connection.pragma('integrity_check', { simple: true })
  connection.close()
  return found === 'ok'
}

test('on a full disk a write is refused in words and undone as a whole; with room again it works', async () => {
  const { app, db, file } = await appOnFile()
  await makeTeam(app)
  const add = (goal: string) =>
    app.post(`${T}/sprints`, { firstDay: '2026-06-12', lastDay: '2026-06-24', goal })
  await pragma(db, 'max_page_count = 1')
  const full = await add('x'.repeat(19_000))
  expect([full.statusCode, full.json().code]).toEqual([507, 'disk-full'])
  expect(full.json().message).toMatch(/no room left.*nothing was saved/)
  expect((await app.get(`${T}/sprints`)).json().sprints).toEqual([])
  expect((await app.get('/api/health')).statusCode).toBe(200)
  await pragma(db, 'max_page_count = 1000000')
  expect((await add('x'.repeat(19_000))).statusCode).toBe(201)
  expect(isWhole(file)).toBe(true)
})

test('a data folder that may not be written to is told in words, and what is there can be read', async () => {
  const { app, db } = await appOnFile()
  await makeTeam(app)
  await pragma(db, 'query_only = ON')
  const refused = await app.post(`${T}/people`, { name: 'Ada Lund' })
  expect([refused.statusCode, refused.json().code]).toEqual([500, 'read-only'])
  expect(refused.json().message).toMatch(/may not write to its data folder.*administrator/)
  expect((await app.get(`${T}/people`)).json()).toEqual({ people: [] })
})

test('a disk that is full while the board is read leaves what was there and says so; the next read is whole', async () => {
  const file = databaseIn(freshFolder())
  const db = openDb(file)
  onTestFinished(() => db.close())
  const { world } = bigWorld({ items: 300, seed: 3 })
  const asked = { owner: 'big-harbour', number: 1, db }
  const { board, teamId, faults } = await setUp(world, asked)
  await pragma(db, 'max_page_count = 1')
  const failed = await board.syncTeam(teamId)
  expect(failed).toMatchObject({ state: 'failed', error: expect.stringMatching(/no room left/) })
  expect(faults).toHaveLength(1)
  expect(await db.read.$count(items)).toBe(0)
  await pragma(db, 'max_page_count = 1000000')
  expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', error: null })
  expect(await db.read.$count(items)).toBe(300)
  expect(isWhole(file)).toBe(true)
})

describe('while another program holds the database', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  async function held() {
    const { app, db, file } = await appOnFile()
    await makeTeam(app)
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.exec('BEGIN EXCLUSIVE')
    return { app, db, other }
  }

  /** Lets time go on until a promise is settled; how long that took. */
  async function secondsUntil(ended: Promise<unknown>): Promise<number> {
    let isEnded = false
    void ended.finally(() => {
      isEnded = true
    })
    let steps = 0
    for (; !isEnded && steps < 200; steps += 1) await vi.advanceTimersByTimeAsync(100)
    return steps / 10
  }

  test('a write is refused in words after five seconds, reading goes on, and then it works again', async () => {
    const { app, other } = await held()
    const writing = app.post(`${T}/people`, { name: 'Ada Lund' })
    expect((await app.get(`${T}/people`)).json()).toEqual({ people: [] })
    expect(await secondsUntil(writing)).toBeLessThan(8)
    const refused = await writing
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'busy'])
    expect(refused.json().message).toMatch(/Another program holds.*Try again in a moment/)
    other.exec('COMMIT')
    expect((await app.post(`${T}/people`, { name: 'Ada Lund' })).statusCode).toBe(201)
  })

  test('a write waits and is done once the other one is', async () => {
    const { app, other } = await held()
    const writing = app.post(`${T}/people`, { name: 'Ada Lund' })
    await vi.advanceTimersByTimeAsync(1000)
    other.exec('COMMIT')
    expect(await secondsUntil(writing)).toBeLessThan(1)
    expect((await writing).statusCode).toBe(201)
  })
})

import { AsyncLocalStorage } from 'node:async_hooks'
import { closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { keepBeforeUpgrade } from './backup.ts'
import { DbError, inWords, refuseDamaged, refuseForeignFile, refuseOrphans } from './check.ts'
import { keepPrivate } from './files.ts'
import { type InsertRows, makeInsertRows } from './insert-rows.ts'
import { isOlder, migrateAll, ownMigrations, refuseNewer } from './migrate.ts'

import * as schema from './schema.ts'
import { cutLog, rebuild } from './traces.ts'

type Connection = BetterSQLite3Database<typeof schema>

/** What a query needs. Both `db.read` and the `tx` of a write are one. */
export type Read = Pick<
  Connection,
  'select' | 'selectDistinct' | 'query' | '$count' | '$with' | 'with'
>

/** What a write gets: only good until the function given to `db.write` ends. */
export type Tx = Read &
  Pick<Connection, 'insert' | 'update' | 'delete'> & { insertRows: InsertRows }

export type Db = {
  /** Sees the last committed state, also while a write is under way. Cannot write. */
  read: Read
  /** One state of the database, whatever is written until `close` (in memory, where nothing stays, the present one). */
  snapshot(): { read: Read; close: () => void }
  /**
   * One write at a time, all of it or nothing. The function awaits queries on `tx` and nothing
   * else; whatever it throws is thrown on after everything is rolled back.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
  /** Another number after every write, also one of another process: what was read before may hold no longer. */
  version(): number
  /** Waits for the write under way, then closes the file. */
  close(): Promise<void>
}

export type WriteOptions = {
  /**
   * What it deletes or overwrites is to be nowhere afterwards, not in the write-ahead log either, where older states lie
   * on for a while. Costs a flush to the disk. While somebody reads, it is done after their reading or a later write.
   */
  leavesNoTrace?: boolean
  /** Beside that, these tables are written anew (see `traces.ts`), which takes about 10 ms for each 1,000 rows. */
  writesAnew?: SQLiteTable[]
}

/** How long the opening of a file waits for another program that holds it; nobody is answered meanwhile. */
const busyMilliseconds = 10_000

/** A write asks again after 1, 2, 4 ... and then each 100 ms; everybody else is answered meanwhile. Together 5 s. */
const longestPause = 100
const mostPauses = 55

/**
 * `:memory:` makes a database of its own for a test; there `read` is the writing connection. It begins empty, or with
 * what `memory` holds (the bytes of another, so that not every test runs the migrations anew).
 */
export function openDb(file: string, migrations = ownMigrations, memory?: Buffer): Db {
  const isMemory = file === ':memory:'
  let writer: Database.Database | undefined
  try {
    if (!isMemory) prepareFile(file)
    writer = connect((isMemory && memory) || file, {})
    if (!isMemory) writer.pragma('journal_mode = WAL')
    writer.pragma('synchronous = NORMAL')
    // What is deleted is overwritten with zeros: a card taken back is gone from the file, too.
    writer.pragma('secure_delete = ON')
    writer.pragma('temp_store = MEMORY')
    refuseNewer(writer, migrations)
    if (!isMemory) refuseDamaged(writer, 'quick')
    upgrade(writer, file, migrations)
    writer.pragma('foreign_keys = ON')
    writer.pragma('busy_timeout = 0')
    const reader = isMemory ? writer : connect(file, { readonly: true })
    const openReader = () => (isMemory ? null : connect(file, { readonly: true }))
    return makeDb(writer, reader, openReader)
  } catch (error) {
    writer?.close()
    throw inWords(error, file)
  }
}

/** A copy of the file as the older version left it stays, whether the upgrade goes well or not. */
function upgrade(writer: Database.Database, file: string, migrations: string) {
  const hasData = file !== ':memory:' && isOlder(writer, migrations)
  const kept = hasData ? keepBeforeUpgrade(file, Date.now()) : null
  try {
    migrateAll(writer, migrations)
    refuseOrphans(writer)
  } catch (error) {
    const { message } = inWords(error, file) as Error
    throw kept === null ? error : new DbError(`${message} As it was before this version: ${kept}.`)
  }
}

function prepareFile(file: string) {
  if (existsSync(file)) refuseForeignFile(file)
  else closeSync(openSync(file, 'a', 0o600))
  keepPrivate(file)
}

function connect(file: string | Buffer, options: Database.Options): Database.Database {
  return new Database(file, { timeout: busyMilliseconds, ...options })
}

/** Begins a write, once no other program writes any more; throws SQLITE_BUSY after about five seconds. */
async function begin(writer: Database.Database) {
  for (let pauses = 0; ; pauses += 1) {
    try {
      writer.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      const isBusy = (error as { code?: unknown }).code === 'SQLITE_BUSY'
      if (!isBusy || pauses === mostPauses) throw error
      const milliseconds = Math.min(longestPause, 2 ** pauses)
      await new Promise(resolve => setTimeout(resolve, milliseconds))
    }
  }
}

function makeDb(
  writer: Database.Database,
  reader: Database.Database,
  openReader: () => Database.Database | null,
): Db {
  const writing = drizzle({ client: writer, schema, casing: 'snake_case' })
  const tx: Tx = Object.assign(writing, { insertRows: makeInsertRows(writer, writing) })
  const read: Read = drizzle({ client: reader, schema, casing: 'snake_case' })
  const inside = new AsyncLocalStorage<true>()
  const writesOfOthers = reader.prepare<[], number>('PRAGMA data_version').pluck()
  let last: Promise<unknown> = Promise.resolve()
  let writes = 0
  // A process that was killed may have left some.
  let hasTraces = !cutLog(writer)
  const toRebuild = new Set<string>()

  /** What cannot be done now, as somebody reads or the disk is full, is done after a later write. */
  function wipeTraces() {
    if (!writer.open || writer === reader) return
    if (toRebuild.size > 0 && rebuild(writer, toRebuild)) toRebuild.clear()
    if (hasTraces) hasTraces = !cutLog(writer)
  }

  async function runWrite<T>(work: (tx: Tx) => Promise<T>, options: WriteOptions): Promise<T> {
    await begin(writer)
    try {
      const result = await inside.run(true, () => work(tx))
      writer.exec('COMMIT')
      const { writesAnew = [], leavesNoTrace = writesAnew.length > 0 } = options
      for (const table of writesAnew) toRebuild.add(getTableName(table))
      hasTraces ||= leavesNoTrace
      wipeTraces()
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    } finally {
      // In memory, where all is read on one connection, a write that failed was seen too.
      writes += 1
    }
  }

  return {
    read,
    snapshot() {
      const connection = openReader()
      if (connection === null) return { read, close: () => undefined }
      // A transaction sees one state from its first question on.
      connection.exec('BEGIN; SELECT 1 FROM sqlite_master')
      return {
        read: drizzle({ client: connection, schema, casing: 'snake_case' }),
        close() {
          connection.close()
          last = last.then(wipeTraces)
        },
      }
    },
    write(work, options = {}) {
      if (inside.getStore()) throw new Error('A write inside a write: use the tx of the outer one')
      const mine = last.then(() => runWrite(work, options))
      last = mine.catch(() => undefined)
      return mine
    },
    version: () => writes + (writesOfOthers.get() ?? 0),
    async close() {
      await last
      if (reader !== writer) reader.close()
      writer.close()
    },
  }
}

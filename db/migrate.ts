import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { DbError } from './check.ts'

export const ownMigrations = fileURLToPath(new URL('./migrations', import.meta.url))

/**
 * Foreign keys are off meanwhile: SQLite changes a table by building it anew, and dropping the old
 * one with them on would silently empty the tables that refer to it.
 */
export function migrateAll(connection: Database.Database, migrationsFolder: string) {
  connection.pragma('foreign_keys = OFF')
  migrate(drizzle({ client: connection }), { migrationsFolder })
}

/** When the last migration of a database was made; null for one that has none yet. */
function lastDone(connection: Database.Database): number | null {
  const has = connection
    .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
    .get()
  if (!has) return null
  const done = connection.prepare('select max(created_at) from __drizzle_migrations').pluck().get()
  return done === null ? null : Number(done)
}

const lastKnown = (migrationsFolder: string) =>
  Math.max(...readMigrationFiles({ migrationsFolder }).map(one => one.folderMillis))

/** Whether an older version wrote it, so that it is about to be changed. */
export function isOlder(connection: Database.Database, migrationsFolder = ownMigrations): boolean {
  const done = lastDone(connection)
  return done !== null && done < lastKnown(migrationsFolder)
}

export function refuseNewer(connection: Database.Database, migrationsFolder = ownMigrations) {
  const done = lastDone(connection)
  if (done !== null && done > lastKnown(migrationsFolder)) {
    throw new DbError(
      `The database ${connection.name} was written by a newer Knots. Start that version, or give another folder in KNOTS_DATA.`,
    )
  }
}

import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { DbError } from './check.ts'

/**
 * Foreign keys are off meanwhile: SQLite changes a table by building it anew, and dropping the old
 * one with them on would silently empty the tables that refer to it.
 */
export function migrateAll(connection: Database.Database, migrationsFolder: string) {
  refuseNewer(connection, migrationsFolder)
  connection.pragma('foreign_keys = OFF')
  migrate(drizzle({ client: connection }), { migrationsFolder })
}

function refuseNewer(connection: Database.Database, migrationsFolder: string) {
  const has = connection
    .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
    .get()
  if (!has) return
  const done = connection
    .prepare('select max(created_at) as at from __drizzle_migrations')
    .get() as { at: number | null }
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(one => one.folderMillis))
  if (done.at !== null && Number(done.at) > known) {
    throw new DbError(
      `The database ${connection.name} was written by a newer Knots. Start that version, or give another folder in KNOTS_DATA.`,
    )
  }
}

import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { migrateAll, ownMigrations } from '../../db/migrate.ts'
import { type Db, openDb } from '../../db/open.ts'

let migrated: Buffer | undefined

/** A database of its own with the real migrations, gone when the test ends. */
export function freshDb(): Db {
  migrated ??= migrateOnce()
  const db = openDb(':memory:', ownMigrations, migrated)
  onTestFinished(() => db.close())
  return db
}

/** The migrations take ten times as long as a copy of what they make. */
function migrateOnce(): Buffer {
  const connection = new Database(':memory:')
  migrateAll(connection, ownMigrations)
  const bytes = connection.serialize()
  connection.close()
  return bytes
}

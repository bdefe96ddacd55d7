import { onTestFinished } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'

/** A database of its own with the real migrations, gone when the test ends. */
export function freshDb(): Db {
  const db = openDb(':memory:')
  onTestFinished(() => db.close())
  return db
}

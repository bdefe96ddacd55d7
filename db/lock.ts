import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { DbError } from './check.ts'

/** A connection that nobody refers to would be closed, and its lock be gone. */
const held = new Set<Database.Database>()

/**
 * Keeps a data folder for one server until its process ends, in whatever way: the lock is one of the
 * operating system. Two servers would read the same boards into the same staging rows.
 */
export function holdFolder(file: string): void {
  const folder = dirname(file)
  const lock = new Database(join(folder, 'knots.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error
    throw new DbError(
      `Another Knots is running on the data in ${folder}. Use or stop that one, or give another folder in KNOTS_DATA.`,
    )
  }
  held.add(lock)
}

import type Database from 'better-sqlite3'

/** Moves the write-ahead log into the file and cuts it to nothing; false while somebody reads from it. Waits for nobody. */
export function cutLog(connection: Database.Database): boolean {
  const [{ timeout } = { timeout: 0 }] = connection.pragma('busy_timeout') as { timeout: number }[]
  connection.pragma('busy_timeout = 0')
  try {
    return connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
  } catch {
    // What was written is safe in the log; a disk that is full or gone is told by the next write.
    return false
  } finally {
    connection.pragma(`busy_timeout = ${timeout}`)
  }
}

/**
 * Writes tables anew, row for row, in the order of their keys. Deleting a row overwrites it, but pages that SQLite splits
 * keep copies of rows behind, and a row lies where there was room when it came. Emptied as a whole, with foreign keys off,
 * every page of a table is overwritten, and what is put in again tells neither what was there nor what came first.
 * False when it could not be done, and then nothing is changed.
 */
export function rebuild(connection: Database.Database, tables: Iterable<string>): boolean {
  connection.pragma('foreign_keys = OFF')
  try {
    connection.transaction(() => {
      for (const table of tables) {
        connection.exec(`CREATE TEMP TABLE kept AS SELECT * FROM main."${table}"`)
        connection.exec(`DELETE FROM main."${table}"`)
        connection.exec(`INSERT INTO main."${table}" SELECT * FROM kept`)
        connection.exec('DROP TABLE kept')
      }
    })()
    return true
  } catch {
    return false
  } finally {
    connection.pragma('foreign_keys = ON')
  }
}

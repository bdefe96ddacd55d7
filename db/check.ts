import Database from 'better-sqlite3'

/** A database that cannot be used, in a sentence for the person who starts Knots. */
export class DbError extends Error {}

/** Looks into an existing file without changing it, and refuses one that is not Knots'. */
export function refuseForeignFile(file: string) {
  let connection: Database.Database | undefined
  try {
    connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 1000 })
    const names = connection
      .prepare("select name from sqlite_master where type = 'table'")
      .pluck()
      .all()
    if (names.length > 0 && !names.includes('__drizzle_migrations')) {
      throw new DbError(
        `${file} is a database of another program. Give another folder in KNOTS_DATA.`,
      )
    }
  } catch (error) {
    throw inWords(error, file)
  } finally {
    connection?.close()
  }
}

/** Gives a failure of SQLite as a sentence; anything else is returned as it is. */
export function inWords(error: unknown, file: string): unknown {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  // A migration that fails is told by drizzle, around what SQLite said.
  if (typeof code !== 'string' && cause instanceof Error) return inWords(cause, file)
  if (code === 'SQLITE_NOTADB') {
    return new DbError(
      `${file} is not a database. It was left as it is; move it away, or give another folder in KNOTS_DATA.`,
    )
  }
  if (typeof code === 'string' && code.startsWith('SQLITE_CORRUPT')) {
    return new DbError(
      `The database ${file} is damaged. It was left as it is. Restore a backup: npm run restore.`,
    )
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new DbError(`There is no room left on the disk of ${file}. Make some; nothing was lost.`)
  }
  if (code === 'SQLITE_BUSY') {
    return new DbError(`The database ${file} is in use by another program. Stop that one first.`)
  }
  if (typeof code === 'string' && /^(?:EPERM|EACCES|EROFS|SQLITE_READONLY)/.test(code)) {
    return new DbError(
      `The database ${file} may not be written by this user. Make it writable, or give another folder in KNOTS_DATA.`,
    )
  }
  if (error instanceof DbError || typeof code !== 'string') return error
  return new DbError(`The database ${file} cannot be used: ${(error as Error).message}`)
}

/** Quick looks at each page, full also whether every index agrees with its table. */
export function refuseDamaged(connection: Database.Database, depth: 'quick' | 'full') {
  const check = depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)'
  const found = connection.pragma(check, { simple: true })
  if (found === 'ok') return
  throw new DbError(
    `The database ${connection.name} is damaged (${String(found).replaceAll('\n', ' ')}). It was left as it is. Restore a backup: npm run restore.`,
  )
}

/** A row that refers to a missing one means that a migration lost something: better not to start. */
export function refuseOrphans(connection: Database.Database) {
  const orphans = connection.pragma('foreign_key_check') as { table: string; parent: string }[]
  const [first] = orphans
  if (!first) return
  throw new DbError(
    `The database ${connection.name} has ${orphans.length} rows that refer to missing ones (first: ${first.table} to ${first.parent}). Restore a backup: npm run restore.`,
  )
}

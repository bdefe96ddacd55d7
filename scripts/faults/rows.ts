import Database from 'better-sqlite3'

/** One row of a database that another process has open. */
export function oneRow(file: string, sql: string, ...values: string[]) {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare(sql).get(...values) as Record<string, unknown> | undefined
  } finally {
    database.close()
  }
}

/** What is wrong with a database as a file: nothing when it is whole with all its references. */
export function unsound(file: string): string[] {
  const database = new Database(file, { readonly: true })
  try {
    const sound = String(database.pragma('integrity_check', { simple: true }))
    const orphans = database.pragma('foreign_key_check') as unknown[]
    return [
      ...(sound === 'ok' ? [] : [`integrity: ${sound}`]),
      ...orphans.map(orphan => `refers to nothing: ${JSON.stringify(orphan)}`),
    ]
  } finally {
    database.close()
  }
}

import type Database from 'better-sqlite3'
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/**
 * Inserts many rows, each with all its columns but an `id` that the table counts itself. With every
 * statement drizzle looks for what to fill in at each of its values, which takes several times as long
 * as the insert.
 */
export type InsertRows = <Table extends SQLiteTable>(
  table: Table,
  rows: Omit<Table['$inferSelect'], 'id'>[],
) => Promise<void>

type Insert = { statement: Database.Statement; columns: ReturnType<typeof columnsOf> }

const rowsAtOnce = 10

/** The columns that the row gives, in the order of the table. */
function columnsOf(table: SQLiteTable, row: object) {
  return Object.entries(getTableColumns(table)).filter(([name]) => name in row)
}

/** The statements are drizzle's, prepared once for each connection. */
export function makeInsertRows(
  client: Database.Database,
  tx: Pick<BetterSQLite3Database, 'insert'>,
): InsertRows {
  const inserts = new Map<string, Insert>()

  function insertOf(table: SQLiteTable, row: object, count: number): Insert {
    const columns = columnsOf(table, row)
    const names = columns.map(([name]) => name)
    const key = `${getTableName(table)} ${count} ${names}`
    const known = inserts.get(key)
    if (known) return known
    const places = Object.fromEntries(names.map(name => [name, sql.placeholder(name)]))
    const text = tx.insert(table).values(Array(count).fill(places)).toSQL().sql
    const made = { statement: client.prepare(text), columns }
    inserts.set(key, made)
    return made
  }

  return async (table, rows) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some: Record<string, unknown>[] = rows.slice(from, from + rowsAtOnce)
      const { statement, columns } = insertOf(table, some[0] ?? {}, some.length)
      const values = some.flatMap(row =>
        columns.map(([name, column]) => {
          const value = row[name]
          return value === null ? null : column.mapToDriverValue(value)
        }),
      )
      statement.run(...values)
    }
  }
}

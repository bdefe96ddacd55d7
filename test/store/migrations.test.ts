import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'
import { migrateAll } from '../../db/migrate.ts'
import { openDb } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import { freshFolder } from '../support/folder.ts'

const migrations = 'db/migrations'
type Journal = { entries: { idx: number; when: number; tag: string; breakpoints: boolean }[] }

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const journal: Journal = readJson(join(migrations, 'meta/_journal.json'))

/** The migrations folder as it was after its first `count` ones. */
function migrationsUpTo(count: number): string {
  const folder = freshFolder()
  cpSync(migrations, folder, { recursive: true })
  const entries = journal.entries.slice(0, count)
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  return folder
}

function addMigration(folder: string, sql: string) {
  const path = join(folder, 'meta/_journal.json')
  const known: Journal = readJson(path)
  const last = known.entries.at(-1)
  if (!last) throw new Error('No migration to follow')
  const entry = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'added' }
  writeFileSync(path, JSON.stringify({ ...known, entries: [...known.entries, entry] }))
  writeFileSync(join(folder, 'added.sql'), sql)
}

function tableNames(connection: Database.Database): string[] {
  return connection
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[]
}

/** Two rows in every table; row n holds n everywhere, so that every reference has its parent. */
function fill(connection: Database.Database) {
  connection.pragma('foreign_keys = ON')
  connection.transaction(() => {
    connection.pragma('defer_foreign_keys = ON')
    for (const table of tableNames(connection)) {
      const columns = connection.pragma(`table_info(${table})`) as { name: string }[]
      const names = columns.map(column => `"${column.name}"`).join(',')
      for (const value of [1, 2]) {
        const values = columns.map(() => value).join(',')
        connection.exec(`insert into "${table}" (${names}) values (${values})`)
      }
    }
  })()
}

function countRows(file: string): Record<string, number> {
  const connection = new Database(file, { readonly: true })
  const counts = tableNames(connection).map(table => [
    table,
    connection.prepare(`select count(*) from "${table}"`).pluck().get() as number,
  ])
  connection.close()
  return Object.fromEntries(counts)
}

function filledDatabase(folder: string): string {
  const file = join(freshFolder(), 'knots.sqlite')
  const connection = new Database(file)
  migrateAll(connection, folder)
  fill(connection)
  connection.close()
  return file
}

test('the migrations make exactly the tables of the schema', async () => {
  const last = journal.entries.at(-1)
  const snapshot = readJson(
    join(migrations, 'meta', `${String(last?.idx).padStart(4, '0')}_snapshot.json`),
  )
  const now = await generateSQLiteDrizzleJson(schema, snapshot.id, 'snake_case')
  expect(await generateSQLiteMigration(snapshot, now)).toEqual([])
})

test.each(journal.entries.map((entry, index) => [entry.tag, index + 1] as const))(
  'a database filled after %s keeps every row through the later migrations',
  async (_tag, count) => {
    const file = filledDatabase(migrationsUpTo(count))
    const before = countRows(file)
    expect(Object.values(before).every(rows => rows === 2)).toBe(true)
    await openDb(file).close()
    expect(countRows(file)).toMatchObject(before)
  },
)

test('a database of an older version is kept beside the one that is brought up to date', async () => {
  const older = migrationsUpTo(journal.entries.length - 1)
  const file = filledDatabase(older)
  const before = countRows(file)
  await openDb(file).close()
  await openDb(file).close()
  const kept = readdirSync(dirname(file)).filter(name => name.startsWith('knots.before-upgrade-'))
  expect(kept).toHaveLength(1)
  expect(countRows(join(dirname(file), kept[0] ?? ''))).toEqual(before)
})

test('a migration that builds a parent table anew empties none of its children', async () => {
  const folder = migrationsUpTo(journal.entries.length)
  const file = filledDatabase(folder)
  const before = countRows(file)
  addMigration(
    folder,
    [
      'CREATE TABLE `__new_sprints` AS SELECT * FROM `sprints`;',
      'DROP TABLE `sprints`;',
      'ALTER TABLE `__new_sprints` RENAME TO `sprints`;',
      'CREATE UNIQUE INDEX `sprints_id` ON `sprints` (`id`);',
    ].join('\n--> statement-breakpoint\n'),
  )
  await openDb(file, folder).close()
  expect(countRows(file)).toEqual(before)
})

test('a migration that loses a parent row stops the start and says which', async () => {
  const folder = migrationsUpTo(journal.entries.length)
  const file = filledDatabase(folder)
  addMigration(folder, 'DELETE FROM `people`;')
  expect(() => openDb(file, folder)).toThrow(
    /rows that refer to missing ones \(first: \w+ to people.*As it was before this version: .*knots\.before-upgrade-/,
  )
})

test('a migration that fails in the middle leaves the file as it was, and the copy says where', async () => {
  const older = migrationsUpTo(journal.entries.length)
  const file = filledDatabase(older)
  const before = { rows: countRows(file), tables: tablesOf(file) }
  const broken = migrationsUpTo(journal.entries.length)
  addMigration(
    broken,
    [
      'CREATE TABLE `half_way` (`id` text);',
      'DELETE FROM `cards`;',
      'INSERT INTO `nowhere` VALUES (1);',
    ].join('\n--> statement-breakpoint\n'),
  )
  expect(() => openDb(file, broken)).toThrow(
    /knots\.sqlite cannot be used: .*nowhere.*As it was before this version: .*knots\.before-upgrade-/s,
  )
  expect({ rows: countRows(file), tables: tablesOf(file) }).toEqual(before)
  await openDb(file, older).close()
  expect(countRows(file)).toEqual(before.rows)
  expect(readdirSync(dirname(file)).filter(name => name.endsWith('.half'))).toEqual([])
})

function tablesOf(file: string): unknown {
  const connection = new Database(file, { readonly: true })
  const tables = connection.prepare('select name, sql from sqlite_master order by name').all()
  connection.close()
  return tables
}

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import { teams } from '../../db/schema.ts'
import { freshFolder } from '../support/folder.ts'
import { teamRow } from '../support/rows.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('the folder and the files of the database are readable by their owner only', async () => {
  const folder = join(freshFolder(), 'a/b')
  const file = databaseIn(folder)
  const db = openDb(file)
  await db.write(async tx => {
    await tx.insert(teams).values(teamRow())
  })
  expect(modeOf(folder)).toBe('700')
  expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600'])
  await db.close()
})

test('a folder that holds other things keeps its mode', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'photos'))
  const before = modeOf(folder)
  databaseIn(folder)
  expect(modeOf(folder)).toBe(before)
})

test('a data folder that is a file is refused by name', () => {
  const file = join(freshFolder(), 'file')
  writeFileSync(file, '')
  expect(() => databaseIn(join(file, 'data'))).toThrow(/^KNOTS_DATA=.*ENOTDIR/)
})

test('a file that is no database is refused and left as it is', () => {
  const file = join(freshFolder(), 'knots.sqlite')
  const text = 'Dear diary, today the wind was good.\n'.repeat(100)
  writeFileSync(file, text)
  expect(() => openDb(file)).toThrow(/is not a database. It was left as it is/)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a database of another program is refused and left as it is', () => {
  const file = join(freshFolder(), 'knots.sqlite')
  const other = new Database(file)
  other.exec('create table birds (name text)')
  other.close()
  const before = readFileSync(file)
  expect(() => openDb(file)).toThrow(/database of another program/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a database of a newer Knots is refused', async () => {
  const file = join(freshFolder(), 'knots.sqlite')
  await openDb(file).close()
  const connection = new Database(file)
  connection.exec('update __drizzle_migrations set created_at = created_at + 1')
  connection.close()
  expect(() => openDb(file)).toThrow(/written by a newer Knots/)
})

test('readers see the last committed state while a write is under way, and cannot write', async () => {
  const db = openDb(join(freshFolder(), 'knots.sqlite'))
  await db.write(async tx => {
    await tx.insert(teams).values(teamRow())
    expect(await tx.$count(teams)).toBe(1)
    expect(await db.read.$count(teams)).toBe(0)
  })
  expect(await db.read.$count(teams)).toBe(1)
  const reader = db.read as unknown as Parameters<Parameters<typeof db.write>[0]>[0]
  await expect(reader.delete(teams).then()).rejects.toThrow(/readonly/)
  await db.close()
})

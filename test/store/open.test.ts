import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { inWords } from '../../db/check.ts'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import { teams, tokens } from '../../db/schema.ts'
import { freshDb } from '../support/db.ts'
import { freshFolder } from '../support/folder.ts'
import { teamRow } from '../support/rows.ts'

test('a write that fails leaves nothing', async () => {
  const db = freshDb()
  const failing = db.write(async tx => {
    await tx.insert(teams).values(teamRow({ slug: 'a' }))
    throw new Error('half way')
  })
  await expect(failing).rejects.toThrow('half way')
  expect(await db.read.select().from(teams)).toEqual([])
  await db.write(tx =>
    tx
      .insert(teams)
      .values(teamRow({ slug: 'b' }))
      .then(),
  )
  expect(await db.read.$count(teams)).toBe(1)
})

test('a write inside a write throws and the outer one is rolled back', async () => {
  const db = freshDb()
  const nested = db.write(async tx => {
    await tx.insert(teams).values(teamRow({ slug: 'a' }))
    await db.write(async inner => {
      await inner.delete(teams)
    })
  })
  await expect(nested).rejects.toThrow('write inside a write')
  expect(await db.read.$count(teams)).toBe(0)
})

test('writes run one after another, each seeing the one before', async () => {
  const db = freshDb()
  await db.write(async tx => {
    await tx.insert(teams).values(teamRow({ slug: 'a' }))
  })
  const raise = () =>
    db.write(async tx => {
      const [row] = await tx.select({ revision: teams.revision }).from(teams)
      await tx.update(teams).set({ revision: (row?.revision ?? 0) + 1 })
    })
  await Promise.all([raise(), raise(), raise()])
  const [row] = await db.read.select({ revision: teams.revision }).from(teams)
  expect(row?.revision).toBe(4)
})

test('foreign keys are on after the migrations', async () => {
  const db = freshDb()
  const orphan = db.write(async tx => {
    await tx.insert(tokens).values({ teamId: 'none', token: 't', savedAt: 1 })
  })
  await expect(orphan).rejects.toThrow(/FOREIGN KEY/)
})

test('a snapshot shows one state, whatever is written until it is closed', async () => {
  const db = openDb(databaseIn(freshFolder()))
  onTestFinished(() => db.close())
  const add = (slug: string) =>
    db.write(async tx => {
      await tx.insert(teams).values(teamRow({ slug }))
    })
  await add('a')
  const { read, close } = db.snapshot()
  await add('b')
  expect(await read.$count(teams)).toBe(1)
  expect(await db.read.$count(teams)).toBe(2)
  close()
})

test('the version is another one after every write, also of another process, and the same after reading', async () => {
  const file = databaseIn(freshFolder())
  const [db, other] = [openDb(file), openDb(file)]
  onTestFinished(() => db.close())
  onTestFinished(() => other.close())
  const versions = new Set([db.version()])
  await db.write(async tx => {
    await tx.insert(teams).values(teamRow({ slug: 'a' }))
  })
  versions.add(db.version())
  await other.write(async tx => {
    await tx.insert(teams).values(teamRow({ slug: 'b' }))
  })
  versions.add(db.version())
  await db.read.select().from(teams)
  versions.add(db.version())
  expect(versions.size).toBe(3)
})

test.each(['EPERM', 'EACCES', 'EROFS', 'SQLITE_READONLY', 'SQLITE_READONLY_DBMOVED'])(
  'a file that may not be written (%s) is said with what to do',
  code => {
    const error = inWords(Object.assign(new Error('chmod'), { code }), '/data/knots.sqlite')
    expect(String((error as Error).message)).toBe(
      'The database /data/knots.sqlite may not be written by this user. Make it writable, or give another folder in KNOTS_DATA.',
    )
  },
)

test('a database that another program keeps to itself is not opened, and it is said what to do', async () => {
  const file = databaseIn(freshFolder())
  await openDb(file).close()
  const other = new Database(file)
  onTestFinished(() => void other.close())
  other.pragma('locking_mode = EXCLUSIVE')
  other.exec('BEGIN EXCLUSIVE; COMMIT')
  expect(() => openDb(file)).toThrow(
    `The database ${file} is in use by another program. Stop that one first.`,
  )
  other.close()
  await openDb(file).close()
})

test('a folder where the database should be is said in words', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'knots.sqlite'))
  expect(() => openDb(join(folder, 'knots.sqlite'))).toThrow(/knots\.sqlite cannot be used/)
})

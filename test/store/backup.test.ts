import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backUp, listBackups, restore } from '../../db/backup.ts'
import { openDb } from '../../db/open.ts'
import { people, teams } from '../../db/schema.ts'
import { freshFolder } from '../support/folder.ts'
import { personRow, teamRow } from '../support/rows.ts'

const noon = Date.parse('2026-06-18T12:00:00Z')
const day = 24 * 60 * 60_000

async function teamsIn(file: string): Promise<string[]> {
  const db = openDb(file)
  const rows = await db.read.select({ name: teams.name }).from(teams).orderBy(teams.name)
  await db.close()
  return rows.map(({ name }) => name)
}

async function databaseWith(names: string[]): Promise<string> {
  const file = join(freshFolder(), 'knots.sqlite')
  const db = openDb(file)
  await db.write(async tx => {
    for (const name of names) await tx.insert(teams).values(teamRow({ name }))
  })
  await db.close()
  return file
}

test('a backup holds all that was written, and is readable by its owner only', async () => {
  const file = await databaseWith(['Crew', 'Fleet'])
  const folder = join(freshFolder(), 'backups')
  const made = backUp(file, folder, noon, 3)
  expect(made.file).toBe(join(folder, 'knots-2026-06-18T120000Z.sqlite'))
  expect((statSync(made.file).mode & 0o777).toString(8)).toBe('600')
  expect(await teamsIn(made.file)).toEqual(['Crew', 'Fleet'])
})

test('a backup of a database that is being written is one state of it', async () => {
  const file = join(freshFolder(), 'knots.sqlite')
  const folder = freshFolder()
  const db = openDb(file)
  const team = teamRow()
  await db.write(async tx => {
    await tx.insert(teams).values(team)
    await tx.insert(people).values(personRow({ teamId: team.id }))
    backUp(file, folder, noon, 3)
  })
  backUp(file, folder, noon + day, 3)
  await db.close()
  const [after, before] = listBackups(folder)
  expect(await teamsIn(before?.file ?? '')).toEqual([])
  expect(await teamsIn(after?.file ?? '')).toEqual(['Fleet'])
})

test('what was deleted is not in a backup', async () => {
  const file = join(freshFolder(), 'knots.sqlite')
  const db = openDb(file)
  const secret = 'Somebody-wrote-this-once'
  await db.write(async tx => void (await tx.insert(teams).values(teamRow({ name: secret }))))
  await db.write(async tx => void (await tx.delete(teams)))
  const made = backUp(file, freshFolder(), noon, 1)
  await db.close()
  expect(readFileSync(made.file).includes(secret)).toBe(false)
})

test('only the newest backups are kept, and other files of the folder are left alone', async () => {
  const file = await databaseWith(['Crew'])
  const folder = freshFolder()
  writeFileSync(join(folder, 'diary.txt'), 'wind')
  writeFileSync(join(folder, 'knots-2026-06-17T120000Z.sqlite.half'), 'cut off')
  for (const later of [0, 1, 2, 3]) backUp(file, folder, noon + later * day, 2)
  expect(readdirSync(folder).sort()).toEqual([
    'diary.txt',
    'knots-2026-06-20T120000Z.sqlite',
    'knots-2026-06-21T120000Z.sqlite',
  ])
})

test('a backup that cannot be written leaves nothing behind and says where', async () => {
  const file = await databaseWith(['Crew'])
  const folder = join(freshFolder(), 'file')
  writeFileSync(folder, '')
  expect(() => backUp(file, join(folder, 'deep'), noon, 2)).toThrow(/deep/)
  expect(readFileSync(folder, 'utf8')).toBe('')
})

test('a restored backup takes the place of the database, which stays beside it', async () => {
  const file = await databaseWith(['Crew'])
  const made = backUp(file, freshFolder(), noon, 1)
  const db = openDb(file)
  await db.write(async tx => void (await tx.insert(teams).values(teamRow({ name: 'Later' }))))
  await db.close()
  const before = restore(made.file, file, noon + day)
  expect(await teamsIn(file)).toEqual(['Crew'])
  expect(await teamsIn(before ?? '')).toEqual(['Crew', 'Later'])
  expect(existsSync(made.file)).toBe(true)
})

test('a backup can be restored into an empty folder', async () => {
  const made = backUp(await databaseWith(['Crew']), freshFolder(), noon, 1)
  const file = join(freshFolder(), 'knots.sqlite')
  expect(restore(made.file, file, noon)).toBeNull()
  expect(await teamsIn(file)).toEqual(['Crew'])
})

/** Spoils the middle of a file, where its pages are. */
function spoil(file: string) {
  const bytes = readFileSync(file)
  bytes.fill(0xff, 8192, bytes.length - 4096)
  writeFileSync(file, bytes)
}

test('a damaged, a foreign and a newer file are not restored, and the database stays as it is', async () => {
  const file = await databaseWith(['Crew'])
  const folder = freshFolder()
  const damaged = backUp(file, folder, noon, 5).file
  spoil(damaged)
  const newer = backUp(file, folder, noon + day, 5).file
  const connection = new Database(newer)
  connection.exec('update __drizzle_migrations set created_at = created_at + 1')
  connection.close()
  const foreign = join(folder, 'other.sqlite')
  const other = new Database(foreign)
  other.exec('create table birds (name text)')
  other.close()
  const before = readFileSync(file)
  expect(() => restore(damaged, file, noon)).toThrow(/is damaged/)
  expect(() => restore(newer, file, noon)).toThrow(/newer Knots/)
  expect(() => restore(foreign, file, noon)).toThrow(/another program/)
  expect(() => restore(join(folder, 'none'), file, noon)).toThrow(/There is no file/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a damaged database is not opened, and the way out is said', async () => {
  const file = await databaseWith(Array.from({ length: 50 }, (_, index) => `Crew ${index}`))
  spoil(file)
  const before = readFileSync(file)
  expect(() => openDb(file)).toThrow(/is damaged.*Restore a backup: npm run restore/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

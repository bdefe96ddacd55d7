import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBackups } from '../../db/backup.ts'
import { openDb } from '../../db/open.ts'
import { backUpBeside, isDue } from '../../server/backups.ts'
import { freshFolder } from '../support/folder.ts'

const noon = Date.parse('2026-06-18T12:00:00Z')
const hour = 60 * 60_000

test('a backup is due when there is none, and once the hours have passed', () => {
  expect(isDue(undefined, 24, noon)).toBe(true)
  expect(isDue(noon, 24, noon + 24 * hour - 1)).toBe(false)
  expect(isDue(noon, 24, noon + 24 * hour)).toBe(true)
})

test('a backup beside the server is one file, and one that fails is told', async () => {
  const folder = freshFolder()
  const source = join(folder, 'knots.sqlite')
  const db = openDb(source)
  const target = join(folder, 'backups')
  await backUpBeside({ source, folder: target, at: noon, keep: 2 })
  expect(listBackups(target).map(({ at }) => at)).toEqual([noon])
  await db.close()
  const missing = { source: join(folder, 'none'), folder: target, at: noon + hour, keep: 2 }
  await expect(backUpBeside(missing)).rejects.toThrow(/cannot be used/)
  expect(listBackups(target)).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { teams } from '../../db/schema.ts'
import { rememberUntilWrite } from '../../server/store/remember.ts'
import { getTeam, saveTeam } from '../../server/store/teams.ts'
import { freshDb } from '../support/db.ts'
import { teamRow } from '../support/rows.ts'

test('a team is as last written, by its id and by its slug, and gone once it is removed', async () => {
  const db = freshDb()
  const currentTeam = rememberUntilWrite(db, key => getTeam(db.read, key))
  const row = teamRow({ slug: 'fleet', name: 'Fleet' })
  await expect(currentTeam('fleet')).rejects.toThrow('no team')
  await db.write(async tx => {
    await tx.insert(teams).values(row)
  })
  expect(await currentTeam('fleet')).toMatchObject({ id: row.id, name: 'Fleet', revision: 1 })
  expect(await currentTeam('fleet')).toBe(await currentTeam('fleet'))
  await saveTeam(db, row.id, { version: 1, name: 'Ships' }, null)
  for (const key of ['fleet', row.id])
    expect(await currentTeam(key)).toMatchObject({ name: 'Ships', revision: 2 })
  await db.write(async tx => {
    await tx.delete(teams)
  })
  await expect(currentTeam('fleet')).rejects.toThrow('no team')
})

test('what a write that failed had changed is not remembered', async () => {
  const db = freshDb()
  const currentTeam = rememberUntilWrite(db, key => getTeam(db.read, key))
  const row = teamRow({ slug: 'fleet', name: 'Fleet' })
  await db.write(async tx => {
    await tx.insert(teams).values(row)
  })
  const failing = db.write(async tx => {
    await tx.update(teams).set({ name: 'Ships' })
    await currentTeam('fleet')
    throw new Error('half way')
  })
  await expect(failing).rejects.toThrow('half way')
  expect(await currentTeam('fleet')).toMatchObject({ name: 'Fleet' })
})

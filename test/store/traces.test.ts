import { existsSync, readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { type Db, openDb } from '../../db/open.ts'
import { cards, sprints, teams } from '../../db/schema.ts'
import { freshFolder } from '../support/folder.ts'
import { sprintRow, teamRow } from '../support/rows.ts'

function bytesOf(file: string): string {
  const files = [file, `${file}-wal`].filter(existsSync)
  return files.map(one => readFileSync(one, 'latin1')).join('')
}

/** A file with a sprint for cards. */
async function openFile() {
  const file = databaseIn(freshFolder())
  const db = openDb(file)
  onTestFinished(() => db.close())
  const team = teamRow()
  const sprint = sprintRow({ teamId: team.id, number: 1 })
  await db.write(async tx => {
    await tx.insert(teams).values(team)
    await tx.insert(sprints).values(sprint)
  })
  return { db, file, sprintId: sprint.id }
}

/** Numbers from 0 to 1 in an order that is the same each time. */
function* chance(seed: number) {
  let state = seed
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

const words = (index: number) => `words-of-${index}-${'x'.repeat((index * 37) % 400)}-end`

/** Writes and removes so many cards that pages are split and joined. Returns what is gone. */
async function writeMany(db: Db, sprintId: string) {
  const random = chance(7)
  const next = () => random.next().value as number
  const present: number[] = []
  const gone: number[] = []
  for (let index = 0; index < 200; index += 1) {
    const id = `${next().toString(36).slice(2, 12)}-${index}`
    await db.write(async tx => {
      await tx.insert(cards).values({ id, sprintId, place: 'wind', text: words(index) })
    })
    present.push(index)
    if (next() > 0.6) continue
    const [removed = 0] = present.splice(Math.floor(next() * present.length), 1)
    gone.push(removed)
    await db.write(async tx => {
      await tx.delete(cards).where(eq(cards.text, words(removed)))
    })
  }
  return gone
}

test('what was removed is nowhere in the file once its table is written anew, and nothing else is lost', async () => {
  const { db, file, sprintId } = await openFile()
  const gone = await writeMany(db, sprintId)
  const before = await db.read.select().from(cards).orderBy(cards.id)
  await db.write(async () => undefined, { writesAnew: [cards] })
  const bytes = bytesOf(file)
  for (const index of gone) expect(bytes).not.toContain(words(index).slice(0, -3))
  expect(await db.read.select().from(cards).orderBy(cards.id)).toEqual(before)
})

test('rows that are written anew lie in the order of their keys', async () => {
  const { db, file, sprintId } = await openFile()
  const keys = ['m', 'c', 'z', 'a', 'q']
  for (const id of keys)
    await db.write(async tx => {
      await tx.insert(cards).values({ id, sprintId, place: 'wind', text: `words-of-${id}` })
    })
  const places = () => keys.map(id => bytesOf(file).lastIndexOf(`words-of-${id}`))
  const inOrder = () =>
    keys.toSorted((a, b) => (places()[keys.indexOf(b)] ?? 0) - (places()[keys.indexOf(a)] ?? 0))
  await db.write(async () => undefined, { leavesNoTrace: true })
  expect(inOrder()).toEqual(keys)
  await db.write(async () => undefined, { writesAnew: [cards] })
  expect(inOrder()).toEqual(keys.toSorted())
})

test('foreign keys hold again after a table was written anew', async () => {
  const { db } = await openFile()
  await db.write(async () => undefined, { writesAnew: [cards] })
  const orphan = db.write(async tx => {
    await tx.insert(cards).values({ id: 'a', sprintId: 'none', place: 'wind', text: 'x' })
  })
  await expect(orphan).rejects.toThrow(/FOREIGN KEY/)
})

test('a log that somebody reads is cut once they have read, and the write does not wait', async () => {
  const { db, file, sprintId } = await openFile()
  await db.write(async tx => {
    await tx.insert(cards).values({ id: 'a', sprintId, place: 'wind', text: 'Taken back' })
  })
  const { close } = db.snapshot()
  await db.write(
    async tx => {
      await tx.delete(cards)
    },
    { leavesNoTrace: true },
  )
  expect(bytesOf(file)).toContain('Taken back')
  close()
  await db.write(async () => undefined)
  expect(bytesOf(file)).not.toContain('Taken back')
})

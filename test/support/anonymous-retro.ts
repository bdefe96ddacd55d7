import { existsSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, onTestFinished } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import type { Retro } from '../../server/contract/retro.ts'
import { freshFolder } from './folder.ts'
import { holdRetro, type Meeting, type Member, TeamUrl } from './retro.ts'

const names = ['Ada Quillfeather', 'Bo Umberstone', 'Cleo Vantongeren', 'Dov Wickersham']

/** Known beforehand, so that two meetings can be held with the same cards. In no order of their keys. */
export const plan = ['wind', 'anchor', 'rock', 'anchor', 'wind', 'rock', 'anchor', 'wind'].map(
  (place, index) => ({
    id: `${'kfzbwqdm'[index]}-card-of-the-board`,
    place,
    text: `Thought ${'vhcrtgyj'[index]} ${'of some length '.repeat(1 + ((index * 5) % 7))}`.trim(),
    secret: `secret-${index}-${'abcdefgh'[index]?.repeat(40)}`,
  }),
)
type Planned = (typeof plan)[number]

/** What is left of a meeting once it is over and its app is gone. */
export type Held = {
  people: Member[]
  /** All that anybody could read: before the reveal, and after it. */
  hiddenAnswers: string[]
  shownAnswers: string[]
  stream: string
  log: string
  rows: ({ table: string } & object)[]
  bytes: string
  /** Of each person, how often their id stood in the file before there was a board. */
  idsBefore: number[]
  /** The file while the cards were hidden. */
  hiddenBytes: string
  last: Retro
}

function bytesOf(file: string): string {
  const files = [file, `${file}-wal`].filter(existsSync)
  return files.map(one => readFileSync(one, 'latin1')).join('')
}

/** A whole retrospective through the real app on a file. Who writes which card, and in which order, can be another one. */
export async function holdAnonymous(
  order: number[],
  writerOf: (index: number) => number,
): Promise<Held> {
  const file = databaseIn(freshFolder())
  const db = openDb(file)
  onTestFinished(() => db.close())
  const meeting = await holdRetro(names, { db })
  const { app, url, as, people } = meeting
  await db.write(async () => undefined, { leavesNoTrace: true })
  const idsBefore = people.map(({ id }) => bytesOf(file).split(id).length - 1)
  await app.clock.advance(1000)
  const stream = await app.app.inject({
    method: 'GET',
    url: '/api/events?team=fleet',
    payloadAsStream: true,
  })
  const chunks: string[] = []
  stream.stream().on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  await meeting.open({ votesEach: 3 })
  await app.put(`${url}/facilitator`, { personId: people[3]?.id }, as(3))

  await takeBack(meeting, writerOf(0))
  for (const index of order) {
    await app.clock.advance(60_000)
    const writer = as(writerOf(index))
    const sent = await app.post(`${url}/cards`, plan[index], writer)
    if (sent.statusCode !== 201) throw new Error(sent.body)
    await app.put(`${url}/ready`, { isReady: true }, writer)
  }
  await reword(meeting, writerOf(0))
  await failOnce(meeting, file)
  const hiddenAnswers = [...(await readAll(meeting)), ...(await changeAll(meeting))]
  const hiddenBytes = bytesOf(file)

  await meeting.go('group', 3)
  for (const index of order.slice(0, 3))
    await app.put(`${TeamUrl}/cards/${plan[index]?.id}/group`, { with: null }, as(0))
  await meeting.go('vote', 3)
  for (const index of order)
    await app.put(`${url}/votes/${plan[index]?.id}`, { dots: 1 }, as(index % 3))
  const shownAnswers = await readAll(meeting)
  await meeting.go('close', 3)
  for (const index of [0, 1, 2]) await app.put(`${url}/rating`, { rating: 3 }, as(index))
  await meeting.go('done', 3)
  shownAnswers.push(...(await readAll(meeting)))
  await app.clock.advance(1000)
  return {
    people,
    hiddenAnswers,
    shownAnswers,
    stream: chunks.join(''),
    log: app.log.join(''),
    rows: rowsOf(file),
    bytes: bytesOf(file),
    idsBefore,
    hiddenBytes,
    last: await meeting.look(),
  }
}

function rowsOf(file: string): Held['rows'] {
  const raw = new Database(file, { readonly: true })
  const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  const rows = tables.flatMap(table =>
    raw
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .map(row => ({ table: String(table), ...(row as object) })),
  )
  raw.close()
  return rows
}

export const takenBack = 'Nobody should ever read this'
export const firstWords = 'What was meant at first'

const header = (card: Planned) => ({ 'knots-card-secret': card.secret })

/** A card that its writer removes again. */
async function takeBack({ app, url, as }: Meeting, writer: number) {
  const card = { ...(plan[0] as Planned), id: 'extra-card-taken-back', text: takenBack }
  await app.post(`${url}/cards`, card, as(writer))
  const removed = await app.remove(`${TeamUrl}/cards/${card.id}`, {
    ...as(writer),
    ...header(card),
  })
  if (removed.statusCode !== 204) throw new Error(removed.body)
}

/** A card that had other words at first. */
async function reword({ app, as }: Meeting, writer: number) {
  const card = plan[0] as Planned
  for (const [index, text] of [firstWords, card.text].entries()) {
    const edit = { version: index + 1, text }
    const headers = { ...as(writer), ...header(card) }
    const saved = await app.patch(`${TeamUrl}/cards/${card.id}`, edit, headers)
    if (saved.statusCode !== 200) throw new Error(saved.body)
  }
}

export const unsaved = 'A card that the database refuses'

/** A write that fails inside Knots is told to the log. */
async function failOnce({ app, url, as }: Meeting, file: string) {
  const raw = new Database(file)
  raw.exec(
    `CREATE TRIGGER fail BEFORE INSERT ON cards WHEN NEW.text LIKE 'A card that%'
     BEGIN SELECT RAISE(ABORT, 'no room'); END`,
  )
  const failed = { ...plan[0], id: 'a-card-that-is-unsaved', text: unsaved }
  const answer = await app.post(`${url}/cards`, failed, as(0))
  raw.exec('DROP TRIGGER fail')
  raw.close()
  expect(answer.statusCode).toBe(500)
}

/** Everything that can be read of a retrospective, by each person and by nobody. */
async function readAll({ app, url, as, sprintId }: Meeting): Promise<string[]> {
  const guesses = plan.map(({ id }) => ({ id, secret: 'a-guess'.repeat(8) }))
  const bodies: string[] = []
  for (const index of [-1, 0, 1, 2, 3]) {
    const urls = ['/export.json', '/actions', '/themes', `/sprints/${sprintId}/minutes`, '/home']
    for (const one of [url, ...urls.map(path => `${TeamUrl}${path}`)])
      bodies.push((await app.get(one, as(index))).body)
    bodies.push((await app.post(`${url}/cards/own`, { cards: guesses }, as(index))).body)
  }
  return bodies
}

/** Everybody tries to change somebody's card, knowing its key. */
async function changeAll({ app, as }: Meeting): Promise<string[]> {
  const bodies: string[] = []
  for (const index of [-1, 0, 1, 2, 3]) {
    const edit = { version: 1, text: 'Mine now' }
    const answer = await app.patch(`${TeamUrl}/cards/${plan[1]?.id}`, edit, as(index))
    expect(answer.statusCode).toBe(403)
    bodies.push(answer.body)
  }
  return bodies
}

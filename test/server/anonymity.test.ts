import { describe, expect, test } from 'vitest'
import { hashSecret } from '../../server/store/retro-secret.ts'
import {
  firstWords,
  type Held,
  holdAnonymous,
  plan,
  takenBack,
  unsaved,
} from '../support/anonymous-retro.ts'

// What is left of a whole anonymous retrospective: all answers to everybody, the event stream, the log, each row and each
// byte of the database and its write-ahead log.

const count = (text: string, part: string) => text.split(part).length - 1

/** The cards as their keys lie in the bytes of the file, in the table and in each of its indices. */
function orderIn(bytes: string): string[] {
  const found = plan.flatMap(({ id }) =>
    Array.from(bytes.matchAll(new RegExp(id, 'g')), ({ index }) => ({ id, index })),
  )
  return found.sort((a, b) => a.index - b.index).map(({ id }) => id)
}

const order = [5, 2, 7, 0, 3, 6, 1, 4]
let held: Promise<Held> | undefined
const heldOnce = () => {
  held ??= holdAnonymous(order, index => index % 3)
  return held
}

/** All objects anywhere in an answer. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(objectsIn)]
}

const isAboutCard = (object: object) =>
  Object.values(object).some(value => plan.some(({ id, text }) => value === id || value === text))
/** An instant in milliseconds or as text. */
const holdsInstant = (object: object) =>
  Object.values(object).some(
    value => (typeof value === 'number' && value > 1e11) || /\d{4}-\d\d-\d\dT/.test(String(value)),
  )

describe('an anonymous retrospective', () => {
  test('sends nothing of a card to anybody before the reveal, whoever asks and wherever', async () => {
    const { hiddenAnswers } = await heldOnce()
    expect(hiddenAnswers.length).toBeGreaterThan(30)
    for (const body of hiddenAnswers)
      for (const { id, text, secret } of plan)
        for (const part of [id, text, secret, hashSecret(id, secret)])
          expect(body).not.toContain(part)
  })

  test('never sends who wrote or voted, nor when, nor in which order', async () => {
    const { shownAnswers, people, last } = await heldOnce()
    const cardsSeen: object[] = []
    for (const body of shownAnswers) {
      expect(body).not.toMatch(/secret/i)
      if (!body.startsWith('{')) continue
      for (const object of objectsIn(JSON.parse(body)).filter(isAboutCard)) {
        cardsSeen.push(object)
        const said = JSON.stringify(object)
        for (const { id, name } of people) {
          expect(said).not.toContain(id)
          expect(said).not.toContain(name)
        }
        expect(holdsInstant(object)).toBe(false)
      }
    }
    expect(cardsSeen.length).toBeGreaterThan(2 * plan.length)
    const keys = last.cards.map(({ id }) => id)
    expect(keys).toEqual(plan.map(({ id }) => id).sort())
  })

  test('leaves nothing in the event stream but topics, and in the log nothing at all', async () => {
    const { stream, log, people } = await heldOnce()
    const events = stream.split('\n').filter(line => line.startsWith('data:'))
    expect(events.length).toBeGreaterThan(8)
    for (const line of events) expect(line).toMatch(/^data: ?\{"topic":"[a-z-]+"\}$/)
    expect(log).toContain('POST /api/teams/fleet/sprints/:id/retro/cards')
    expect(log).toContain('no room')
    const parts = [
      unsaved,
      ...people.flatMap(({ id, name }) => [id, name]),
      ...plan.flatMap(({ id, text, secret }) => [id, text, secret, hashSecret(id, secret)]),
    ]
    for (const part of parts) {
      expect(log).not.toContain(part)
      expect(stream).not.toContain(part)
    }
  })

  test('leaves no author, secret, voter or word taken back in any row or byte of the database', async () => {
    const { rows, bytes, people, idsBefore } = await heldOnce()
    const about = rows.filter(isAboutCard)
    expect(about.map(({ table }) => table)).toEqual(plan.map(() => 'cards'))
    for (const row of about) {
      expect(row).toMatchObject({ author_id: null, secret_hash: null, position: null })
      expect(holdsInstant(row)).toBe(false)
      for (const { id } of people) expect(JSON.stringify(row)).not.toContain(id)
    }
    for (const { table } of rows) expect(table).not.toMatch(/retro_(votes|ready|ratings)/)

    for (const { id, text, secret } of plan) {
      expect(bytes).toContain(text)
      expect(bytes).not.toContain(secret)
      expect(bytes).not.toContain(hashSecret(id, secret))
    }
    for (const words of [takenBack, firstWords, unsaved]) expect(bytes).not.toContain(words)
    // Who leads is known; that anybody else was there is not.
    const idsAfter = people.map(({ id }) => count(bytes, id))
    expect(idsAfter).toEqual(idsBefore.map((before, index) => before + (index === 3 ? 1 : 0)))
  })

  test('leaves the same behind, whoever wrote what in whatever order', async () => {
    const first = await heldOnce()
    const second = await holdAnonymous(order.toReversed(), index => (index + 1) % 3)
    const hidden = orderIn(first.hiddenBytes)
    expect(hidden.length).toBeGreaterThanOrEqual(2 * plan.length)
    expect(orderIn(second.hiddenBytes)).toEqual(hidden)
    expect(orderIn(second.bytes)).toEqual(orderIn(first.bytes))
    expect(second.last.cards).toEqual(first.last.cards)
    expect(second.last.ratings).toEqual(first.last.ratings)
  })
})

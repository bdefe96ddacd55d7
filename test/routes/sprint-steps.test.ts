import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { amendments, closes, commitments } from '../../db/schema.ts'
import { Availability } from '../../server/contract/availability.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const url = '/api/teams/fleet/sprints'
const day = 24 * 3600 * 1000

/** A sprint that begins on Friday the 12th; it is Thursday the 11th, and two people of three answered. */
async function withSprint() {
  const app = await buildTestApp({ clock: testClock('2026-06-11T10:00:00Z') })
  await makeTeam(app)
  const { id } = (await app.post(url, { firstDay: '2026-06-12', lastDay: '2026-06-24' })).json()
  const people = []
  for (const name of ['Ada', 'Bo', 'Cleo']) {
    people.push((await app.post('/api/teams/fleet/people', { name, usualPercent: 40 })).json())
  }
  const [ada, bo, cleo] = people
  const answer = (personId: string, body: object) =>
    app.put(`${url}/${id}/availability/${personId}`, body)
  await answer(ada.id, { plannedPercent: 60 })
  await answer(bo.id, { plannedPercent: 0 })
  const step = (name: string, body?: object) => app.post(`${url}/${id}/${name}`, body)
  return { app, id, ada, bo, cleo, answer, step }
}

test('an answer of 0 is an answer, none is not; both are kept apart', async () => {
  const { app, id, ada, bo, cleo } = await withSprint()
  const { people, fte } = Availability.parse((await app.get(`${url}/${id}/availability`)).json())
  const planned = Object.fromEntries(people.map(one => [one.personId, one.plannedPercent]))
  expect(planned).toEqual({ [ada.id]: 60, [bo.id]: 0, [cleo.id]: null })
  expect(fte).toMatchObject({ planned: 0.6, likely: 1, answered: 2, total: 3 })
  expect(people.find(one => one.personId === cleo.id)?.confirmedAt).toBeNull()
})

test('one cell is written, the other one of the row stays, and null takes an answer back', async () => {
  const { answer, ada } = await withSprint()
  const real = await answer(ada.id, { actualPercent: 50 })
  expect(real.json().row).toMatchObject({ plannedPercent: 60, actualPercent: 50 })
  const back = await answer(ada.id, { plannedPercent: null })
  expect(back.json().row).toMatchObject({
    plannedPercent: null,
    actualPercent: 50,
    confirmedAt: null,
  })
  expect((await answer(ada.id, { plannedPercent: 101 })).statusCode).toBe(400)
  expect((await answer(ada.id, {})).statusCode).toBe(400)
  expect((await answer('nobody', { plannedPercent: 1 })).statusCode).toBe(404)
})

test('a commit freezes who had answered and the planned FTE; later answers do not change it', async () => {
  const { app, step, answer, ada, bo, cleo } = await withSprint()
  const committed = await step('commit')
  expect(committed.statusCode).toBe(200)
  expect(committed.json()).toMatchObject({
    state: 'active',
    version: 2,
    fte: { planned: 0.6 },
    people: { answered: 2, total: 3 },
    commitment: { by: 'pressed' },
  })
  await answer(cleo.id, { plannedPercent: 40 })
  const [row] = await app.db.read.select().from(commitments)
  expect(row).toMatchObject({
    plannedFte: 0.6,
    people: [
      { personId: ada.id, name: 'Ada', plannedPercent: 60 },
      { personId: bo.id, name: 'Bo', plannedPercent: 0 },
      { personId: cleo.id, name: 'Cleo', plannedPercent: null },
    ],
  })
})

test('a commit can be repeated until the end of the second working day, not after', async () => {
  const { app, step } = await withSprint()
  await step('commit')
  // Friday the 12th and Monday the 15th are the first two working days.
  await app.clock.advance(4 * day)
  expect((await step('commit')).statusCode).toBe(200)
  await app.clock.advance(day)
  const late = await step('commit')
  expect(late.statusCode).toBe(409)
  expect(late.json().message).toMatch(/time to commit is over/)
  expect(await app.db.read.$count(commitments)).toBe(2)
})

test('a first commit after the window is taken, once, and said to be late', async () => {
  const { app, step } = await withSprint()
  await app.clock.advance(6 * day)
  const late = await step('commit')
  expect(late.json().commitment).toMatchObject({ by: 'late', day: 4 })
  expect((await step('commit')).statusCode).toBe(409)
})

test('a step with an old version is refused', async () => {
  const { step } = await withSprint()
  await step('commit', { version: 1 })
  const second = await step('commit', { version: 1 })
  expect(second.statusCode).toBe(409)
  expect(second.json().current.version).toBe(2)
})

test('a sprint that has not begun cannot be closed', async () => {
  const { app, step } = await withSprint()
  const answer = await step('close')
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toMatch(/begins on 2026-06-12/)
  expect(await app.db.read.$count(closes)).toBe(0)
})

test('a closed sprint keeps its figures, its availability stays, and it opens again with a reason only', async () => {
  const { app, id, step, answer, ada } = await withSprint()
  await step('commit')
  await app.clock.advance(14 * day)
  const closed = (await step('close')).json()
  expect(closed).toMatchObject({ state: 'closed', closedAt: '2026-06-25T10:00:00.000Z' })
  expect((await step('close')).statusCode).toBe(409)
  const refused = await answer(ada.id, { actualPercent: 10 })
  expect(refused.json().issues[0].path).toBe('reason')
  const announced = await answer(ada.id, { plannedPercent: 10, reason: 'Ada was ill' })
  expect(announced.json().message).toMatch(/what was announced for it stays/)

  expect((await step('reopen')).json().issues[0].path).toBe('reason')
  const opened = await step('reopen', { reason: 'Ada was ill' })
  expect(opened.json()).toMatchObject({ state: 'active', closedAt: null })
  expect((await step('reopen', { reason: 'Ada was ill' })).statusCode).toBe(409)
  await answer(ada.id, { actualPercent: 10 })
  const again = (await step('close')).json()
  expect(again.fte.actual).toBe(0.1)
  expect((await app.get(`${url}/${id}`)).json()).toEqual(again)

  expect(await app.db.read.$count(closes)).toBe(2)
  const notes = await app.db.read.select().from(amendments).orderBy(asc(amendments.kind))
  expect(notes.map(note => [note.kind, note.reason])).toEqual([
    ['corrected', 'Ada was ill'],
    ['reopened', 'Ada was ill'],
  ])
  expect(notes[0]?.before).toMatchObject({ fte: { actual: 0.6 } })
  expect(notes[0]?.after).toMatchObject({ fte: { actual: 0.1 } })
})

test('a close whose figures cannot be worked out leaves the sprint as it was', async () => {
  const { app, id, step } = await withSprint()
  await app.clock.advance(14 * day)
  const { snapshot } = app.app.knots.figures
  app.app.knots.figures.snapshot = async (...about) => {
    await snapshot(...about)
    throw new Error('half way')
  }
  expect((await step('close')).statusCode).toBe(500)
  expect((await app.get(`${url}/${id}`)).json()).toMatchObject({ state: 'active', version: 1 })
  expect(await app.db.read.$count(closes)).toBe(0)
})

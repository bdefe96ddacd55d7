import { expect, test } from 'vitest'
import { sprints } from '../../db/schema.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { sprintRow } from '../support/rows.ts'

const url = '/api/teams/fleet/actions'

async function withSprint() {
  const app = await buildTestApp()
  const team = await makeTeam(app)
  const sprint = sprintRow({ teamId: team.id, number: 12, lastDay: '2026-06-24' })
  await app.db.write(async tx => {
    await tx.insert(sprints).values(sprint)
  })
  return { app, sprint }
}

test('an action keeps the day of each state it went through', async () => {
  const { app, sprint } = await withSprint()
  const body = { text: 'Write down how to release', owner: 'Ada', dueSprintId: sprint.id }
  const made = (await app.post(url, body)).json()
  expect(made).toMatchObject({
    state: 'open',
    dueSprint: { id: sprint.id, number: 12, lastDay: '2026-06-24' },
    history: [{ at: '2026-06-17', state: 'open', note: '' }],
  })
  await app.clock.advance(24 * 3600 * 1000)
  const edit = { version: 1, state: 'in-progress', note: 'first draft' }
  await app.patch(`${url}/${made.id}`, edit)
  const text = (await app.patch(`${url}/${made.id}`, { version: 2, owner: 'Bo' })).json()
  expect(text.history).toEqual([
    { at: '2026-06-17', state: 'open', note: '' },
    { at: '2026-06-18', state: 'in-progress', note: 'first draft' },
  ])
  expect((await app.get(url)).json().actions).toEqual([text])
})

test('the same id sent twice makes one action', async () => {
  const { app } = await withSprint()
  const body = { id: 'my-own-id-1', text: 'Buy rope' }
  const first = await app.post(url, body)
  const second = await app.post(url, body)
  expect(second.json()).toEqual(first.json())
  expect((await app.get(url)).json().actions).toHaveLength(1)
})

test('an id of another team is neither shown nor taken', async () => {
  const { app, sprint } = await withSprint()
  await app.post(url, { id: 'my-own-id-1', text: 'Buy rope' })
  await makeTeam(app, 'Port')
  const other = '/api/teams/port/actions'
  expect((await app.post(other, { id: 'my-own-id-1', text: 'Mine' })).statusCode).toBe(409)
  expect((await app.patch(`${other}/my-own-id-1`, { version: 1 })).statusCode).toBe(404)
  const due = await app.post(other, { text: 'Mine', dueSprintId: sprint.id })
  expect(due.statusCode).toBe(404)
  expect((await app.get(other)).json()).toEqual({ actions: [], inTime: [] })
})

test('an old version of an action is refused with what is there now', async () => {
  const { app } = await withSprint()
  const made = (await app.post(url, { text: 'Buy rope' })).json()
  const saved = (await app.patch(`${url}/${made.id}`, { version: 1, text: 'Buy sails' })).json()
  const late = await app.patch(`${url}/${made.id}`, { version: 1, state: 'done' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toEqual(saved)
})

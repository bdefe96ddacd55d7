import { expect, test } from 'vitest'
import { sprints } from '../../db/schema.ts'
import { CurrentMeeting, Meeting, Meetings } from '../../server/contract/meeting.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { sprintRow } from '../support/rows.ts'

const T = '/api/teams/fleet'

/** Today is Wednesday 17 June, in sprint `one`. */
async function withTeam() {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  await app.db.write(async tx => {
    await tx
      .insert(sprints)
      .values([
        sprintRow({ teamId, number: 1, id: 'one', state: 'active' }),
        sprintRow({ teamId, number: 2, id: 'two', firstDay: '2026-06-25', lastDay: '2026-07-08' }),
      ])
  })
  const people = await Promise.all(
    ['Mara', 'Tobin'].map(
      async name => (await app.post(`${T}/people`, { name })).json().id as string,
    ),
  )
  const start = async () => Meeting.parse((await app.post(`${T}/meetings`, {})).json())
  const current = async () => CurrentMeeting.parse((await app.get(`${T}/meeting`)).json())
  return { app, people, start, current }
}

test('a meeting knows what it reviews and plans, and is there for everybody', async () => {
  const { start, current } = await withTeam()
  expect((await current()).meeting).toBeNull()
  const meeting = await start()
  expect(meeting.reviewSprint?.number).toBe(1)
  expect(meeting.planSprint?.number).toBe(2)
  expect(meeting.steps.map(({ step, state }) => `${step} ${state}`)[0]).toBe('follow-ups current')
  expect(await start()).toEqual(meeting)
  expect((await current()).meeting).toEqual(meeting)
})

test('steps are taken in any order, and each keeps its time', async () => {
  const { app, start } = await withTeam()
  const { id } = await start()
  const move = (from: string | null, to: string | null, isSkipped = false) =>
    app.post(`${T}/meetings/${id}/move`, { from, to, isSkipped })
  await app.clock.advance(90_000)
  await move('follow-ups', 'planning')
  await app.clock.advance(30_000)
  await move('planning', 'follow-ups', true)
  const late = await move('planning', 'review')
  expect(late.statusCode).toBe(409)
  await app.clock.advance(10_000)
  const { steps } = Meeting.parse((await app.post(`${T}/meetings/${id}/end`)).json())
  const spent = new Map(steps.map(({ step, state, seconds }) => [step, `${state} ${seconds}`]))
  expect(spent.get('follow-ups')).toBe('done 100')
  expect(spent.get('planning')).toBe('skipped 30')
  expect(spent.get('review')).toBe('open 0')
  expect((await move(null, 'review')).statusCode).toBe(409)
  const { meetings } = Meetings.parse((await app.get(`${T}/meetings`)).json())
  expect(meetings).toHaveLength(1)
})

test('people and guests are there, send apologies, or are taken off again', async () => {
  const { app, people, start } = await withTeam()
  const { id } = await start()
  const say = async (body: object) =>
    Meeting.parse((await app.put(`${T}/meetings/${id}/attendance`, body)).json()).attendees.map(
      ({ name, isPresent }) => `${name} ${isPresent}`,
    )
  await say({ personId: people[0], isPresent: true })
  await say({ personId: people[1], isPresent: false })
  await say({ personId: null, name: 'Ilse of the harbour', isPresent: true })
  expect(await say({ personId: null, name: 'ilse of the harbour', isPresent: true })).toEqual([
    'Mara true',
    'Tobin false',
    'ilse of the harbour true',
  ])
  expect(await say({ personId: people[0], isPresent: null })).toEqual([
    'Tobin false',
    'ilse of the harbour true',
  ])
  const nobody = await app.put(`${T}/meetings/${id}/attendance`, {
    personId: null,
    isPresent: true,
  })
  expect(nobody.statusCode).toBe(400)
})

test('twenty people who write at once lose nothing, and each stands where it was put', async () => {
  const { app, start, current } = await withTeam()
  const { id } = await start()
  const write = (text: string, after?: string | null) =>
    app.post(`${T}/meetings/${id}/lines`, {
      section: 'review',
      text,
      ...(after !== undefined && { after }),
    })
  const texts = Array.from({ length: 20 }, (_, index) => `Paragraph ${index}`)
  const made = await Promise.all(texts.map(text => write(text)))
  expect(made.every(({ statusCode }) => statusCode === 201)).toBe(true)
  const lines = async () => (await current()).meeting?.lines ?? []
  expect((await lines()).map(({ text }) => text).sort()).toEqual([...texts].sort())
  const [first, second] = await lines()
  await write('between', first?.id)
  await write('before all', null)
  const now = (await lines()).map(({ text }) => text)
  expect(now.slice(0, 4)).toEqual(['before all', first?.text, 'between', second?.text])
})

test('a paragraph is not written over what somebody else wrote, and an empty one is gone', async () => {
  const { app, start, current } = await withTeam()
  const { id } = await start()
  const line = (
    await app.post(`${T}/meetings/${id}/lines`, { section: 'opening', text: 'Hello' })
  ).json()
  const url = `${T}/minute-lines/${line.id}`
  await app.patch(url, { version: 1, text: 'Hello all' })
  const late = await app.patch(url, { version: 1, text: 'Good day' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current.text).toBe('Hello all')
  expect((await app.patch(url, { version: 2, text: '' })).statusCode).toBe(204)
  expect((await current()).meeting?.lines).toEqual([])
})

test('a meeting of another team is not there', async () => {
  const { app, start } = await withTeam()
  const { id } = await start()
  await makeTeam(app, 'Other')
  const other = `/api/teams/other/meetings/${id}`
  const answers = [
    await app.get(other),
    await app.post(`${other}/end`),
    await app.post(`${other}/move`, { from: 'follow-ups', to: null }),
    await app.put(`${other}/attendance`, { personId: null, name: 'x', isPresent: true }),
    await app.post(`${other}/lines`, { section: 'opening', text: 'x' }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
})

test('a team has its own order of steps, and leaves some out', async () => {
  const { app, start } = await withTeam()
  const { version, meetingSteps } = (await app.get(T)).json()
  expect(meetingSteps).toHaveLength(8)
  const chosen = ['planning', 'review', 'commit']
  const saved = await app.patch(T, { version, meetingSteps: chosen })
  expect(saved.json().meetingSteps).toEqual(chosen)
  expect((await start()).steps.map(({ step }) => step)).toEqual(chosen)
  const none = await app.patch(T, { version: version + 1, meetingSteps: [] })
  expect(none.statusCode).toBe(400)
})

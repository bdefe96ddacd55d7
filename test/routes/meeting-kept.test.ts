import { expect, test } from 'vitest'
import { availability, items, projects, sprints } from '../../db/schema.ts'
import { Goals } from '../../server/contract/goal.ts'
import { Meeting } from '../../server/contract/meeting.ts'
import { Refinement } from '../../server/contract/refinement.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { saveViewReads } from '../../server/store/views.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { sendText } from '../support/import.ts'
import { itemRow, sprintRow } from '../support/rows.ts'

const T = '/api/teams/fleet'
const other = '/api/teams/other'
const dayLong = 24 * 60 * 60 * 1000

/** A meeting of 17 June: three sprints, one of them left out of averages, and a view of triage with an open item and a done one. */
async function inMeeting() {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  await app.db.write(async tx => {
    await tx.insert(sprints).values([
      sprintRow({
        ...{
          teamId,
          number: 1,
          id: 'zero',
          state: 'closed',
          excludedReason: 'Half of us "away" --> nothing',
        },
        ...{ firstDay: '2026-05-28', lastDay: '2026-06-11', goal: '- **Map**: no goal, only bold' },
      }),
      sprintRow({ teamId, number: 2, id: 'one', state: 'active' }),
      sprintRow({ teamId, number: 3, id: 'two', firstDay: '2026-06-25', lastDay: '2026-07-08' }),
      sprintRow({ teamId, number: 4, id: 'three', firstDay: '2026-07-09', lastDay: '2026-07-22' }),
    ])
    const views = [{ number: 7, name: 'Triage', filter: 'no:status', layout: 'table' }]
    const board = { teamId, projectId: 'p', title: 'B', url: '', fields: [], views, viewRoles: {} }
    await tx.insert(projects).values(board)
    await tx
      .insert(items)
      .values([
        itemRow({ teamId, itemId: 'bow', position: 1, title: 'The bow' }),
        itemRow({ teamId, itemId: 'done', position: 2, state: 'completed' }),
      ])
  })
  const read = { role: 'triage' as const, filter: '', isByGithub: true, ignored: [], readAt: 1 }
  const inTriage = (itemIds: string[]) =>
    saveViewReads(app.db, teamId, [{ ...read, error: null, itemIds }], ['triage'])
  await inTriage(['bow', 'done'])
  await app.post(`${T}/goals`, { name: 'Keel', roadmap: 'Wood first' })
  const { id } = Meeting.parse((await app.post(`${T}/meetings`, {})).json())
  const minutes = async (query = '') => (await app.get(`${T}/meetings/${id}/minutes${query}`)).body
  return { app, id, inTriage, minutes }
}

const sprintsOf = async (app: TestApp, path: string) =>
  (await app.get(`${path}/sprints`)).json().sprints as Sprint[]

test('triage at the start and now are counted alike: open items alone', async () => {
  const { app, inTriage } = await inMeeting()
  const counts = async () => Refinement.parse((await app.get(`${T}/refinement`)).json()).counts
  expect(await counts()).toEqual({ before: 1, now: 1 })
  await inTriage([])
  expect(await counts()).toEqual({ before: 1, now: 0 })
})

test('what refinement and goals were at the end of a meeting stays in its minutes', async () => {
  const { app, id, inTriage, minutes } = await inMeeting()
  expect(await minutes()).toContain('*1 item in triage when the meeting began, 1 now*')
  await app.post(`${T}/meetings/${id}/end`)
  const atEnd = await minutes()
  expect(atEnd).toContain('*1 item in triage when the meeting began, 1 at its end*')
  expect(atEnd).toMatch(/- \[?The bow/)
  const [keel] = Goals.parse((await app.get(`${T}/goals`)).json()).goals
  await inTriage([])
  await app.patch(`${T}/goals/${keel?.id}`, { version: 1, state: 'done', roadmap: 'It floats' })
  await app.post(`${T}/meetings/${id}/end`)
  expect(await minutes()).toBe(atEnd)
  const { lines } = Meeting.parse((await app.get(`${T}/meetings/${id}`)).json())
  expect(lines).toEqual([])
})

test('an export takes along what was kept at the end of a meeting', async () => {
  const { app, id, inTriage, minutes } = await inMeeting()
  await app.post(`${T}/meetings/${id}/end`)
  await inTriage([])
  const page = await minutes()
  const document = (await app.get(`${T}/export.json`)).json()
  const there = await buildTestApp()
  const { statusCode, body } = await there.post('/api/teams/import', document)
  expect(statusCode, body).toBe(201)
  expect((await there.get(`${T}/meetings/${id}/minutes`)).body).toBe(page)
})

test('actions stand in the minutes of a meeting that is over as they were on that day', async () => {
  const { app, id, minutes } = await inMeeting()
  const add = async (text: string) => (await app.post(`${T}/actions`, { text })).json().id as string
  const rope = await add('Buy rope')
  await app.post(`${T}/meetings/${id}/end`)
  await add('Thought of on the way out')
  await app.clock.advance(2 * dayLong)
  await app.patch(`${T}/actions/${rope}`, { version: 1, state: 'done' })
  await add('Of another meeting')
  const page = await minutes()
  expect(page).toMatch(/Buy rope\n {2}- Status: 17\/06\/26 Open/)
  expect(page).toContain('Thought of on the way out')
  expect(page).not.toContain('Of another meeting')
})

test('all sprints go along, those to come too, and one that is left out of averages stays so', async () => {
  const { app, minutes } = await inMeeting()
  await makeTeam(app, 'Other')
  await sendText(app, `${other}/import/minutes`, await minutes())
  const [there, here] = [await sprintsOf(app, T), await sprintsOf(app, other)]
  const words = ({ number, title, firstDay, lastDay, state, goal, excluded }: Sprint) => ({
    ...{ number, title, firstDay, lastDay, state, goal, excluded },
  })
  expect(here.map(words)).toEqual(there.map(words))
  expect(here[0]?.excluded).toEqual({ reason: 'Half of us "away" --> nothing' })
  const { goals } = Goals.parse((await app.get(`${other}/goals`)).json())
  expect(goals.map(({ name }) => name)).toEqual(['Keel'])
})

test('availability of earlier sprints goes along only where all of them are asked for', async () => {
  const { app, minutes } = await inMeeting()
  const mara = (await app.post(`${T}/people`, { name: 'Mara' })).json().id
  const answer = { sprintId: 'zero', personId: mara, plannedPercent: 70, updatedAt: 0 }
  await app.db.write(async tx => void (await tx.insert(availability).values(answer)))
  expect(await minutes()).not.toContain('[name=Mara] 70%')
  expect(await minutes('?whole=all')).toContain('[name=Mara] 70%')
})

test('an action keeps its dated history, its notes and whether it helped', async () => {
  const { app, minutes } = await inMeeting()
  const from = 'Retrospective of sprint 1'
  const { id } = (await app.post(`${T}/actions`, { text: 'Buy rope', from })).json()
  await app.clock.advance(dayLong)
  await app.patch(`${T}/actions/${id}`, { version: 1, state: 'in-progress', note: 'Ordered' })
  await app.patch(`${T}/actions/${id}`, { version: 2, state: 'done', note: 'Came\n"red" --> blue' })
  await app.patch(`${T}/actions/${id}`, { version: 3, helped: { answer: 'partly', note: 'Thin' } })
  await makeTeam(app, 'Other')
  await sendText(app, `${other}/import/minutes`, await minutes())
  const [there, here] = await Promise.all(
    [T, other].map(async path => (await app.get(`${path}/actions`)).json().actions[0]),
  )
  const words = ({ history, helped, from: origin, age, cameBack, madeIn }: typeof there) => ({
    ...{ history, helped, origin, age, cameBack, madeIn: madeIn.number },
  })
  expect(words(here)).toEqual(words(there))
  expect(here.history).toHaveLength(3)
})

test('a state that somebody wrote into the page goes before what its comment says', async () => {
  const { app, minutes } = await inMeeting()
  await app.post(`${T}/actions`, { text: 'Buy rope', from: 'the harbour' })
  await makeTeam(app, 'Other')
  const page = (await minutes()).replace('Status: 17/06/26 Open', 'Status: 20/06/26 DONE')
  await sendText(app, `${other}/import/minutes`, page)
  const [action] = (await app.get(`${other}/actions`)).json().actions
  expect(action).toMatchObject({
    state: 'done',
    history: [
      { at: '2026-06-17', state: 'open' },
      { at: '2026-06-20', state: 'done' },
    ],
  })
})

test('other names of a goal go along, and are added where the goal is known by one of them', async () => {
  const { app, minutes } = await inMeeting()
  const [keel] = Goals.parse((await app.get(`${T}/goals`)).json()).goals
  await app.patch(`${T}/goals/${keel?.id}`, { version: 1, aliases: ['The Keel', 'Hull', 'Sail'] })
  await makeTeam(app, 'Other')
  await app.post(`${other}/goals`, { name: 'Hull' })
  await app.post(`${other}/goals`, { name: 'Sail' })
  const page = await minutes()
  const read = (await sendText(app, `${other}/import/minutes`, page)).json()
  expect(read.goals).toMatchObject([{ change: 'changed' }])
  const goals = async () =>
    Goals.parse((await app.get(`${other}/goals`)).json()).goals.map(({ name, aliases }) => [
      name,
      ...aliases,
    ])
  expect(await goals()).toEqual([['Hull', 'keel', 'the keel'], ['Sail']])
  const again = (await sendText(app, `${other}/import/minutes`, page)).json()
  expect(again).toMatchObject({ hasChanges: false })
  await makeTeam(app, 'Third')
  await sendText(app, '/api/teams/third/import/minutes', page)
  const third = Goals.parse((await app.get('/api/teams/third/goals')).json()).goals
  expect(third).toMatchObject([{ name: 'Keel', aliases: ['the keel', 'hull', 'sail'] }])
})

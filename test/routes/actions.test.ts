import { beforeEach, describe, expect, test } from 'vitest'
import { actions, cardGroups, cards, items, people, retros, sprints } from '../../db/schema.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { signedIn, withSignIn } from '../support/identity.ts'
import { sendText } from '../support/import.ts'
import { itemRow, personRow, sprintRow } from '../support/rows.ts'

const url = '/api/teams/fleet/actions'
const dayMs = 24 * 3600 * 1000

let app: TestApp
let teamId: string
/** Today is 2026-06-17, in sprint 12. */
const s11 = { number: 11, firstDay: '2026-05-29', lastDay: '2026-06-11' }
const s12 = { number: 12, firstDay: '2026-06-12', lastDay: '2026-06-24' }
const s13 = { number: 13, firstDay: '2026-06-26', lastDay: '2026-07-08' }

beforeEach(async () => {
  app = await buildTestApp()
  teamId = (await makeTeam(app)).id
  const others = await makeTeam(app, 'Port')
  await app.db.write(async tx => {
    await tx
      .insert(sprints)
      .values([
        sprintRow({ teamId, id: 's11', ...s11 }),
        sprintRow({ teamId, id: 's12', ...s12 }),
        sprintRow({ teamId, id: 's13', ...s13 }),
        sprintRow({ teamId: others.id, id: 'theirs', number: 1 }),
      ])
    await tx
      .insert(people)
      .values([
        personRow({ teamId, id: 'ada', name: 'Ada', aliases: ['ada l.'] }),
        personRow({ teamId, id: 'bo', name: 'Bo' }),
        personRow({ teamId: others.id, id: 'zoe', name: 'Zoe' }),
      ])
  })
})

const add = async (body: object) => (await app.post(url, { text: 'Buy rope', ...body })).json()
const save = async (id: string, body: object) => (await app.patch(`${url}/${id}`, body)).json()
const all = async () => (await app.get(url)).json()

describe('an action', () => {
  test('keeps the day of each state it went through, and every note', async () => {
    const made = await add({ owner: 'Ada', dueSprintId: 's12' })
    expect(made).toMatchObject({
      state: 'open',
      dueSprint: { id: 's12', number: 12, lastDay: '2026-06-24' },
      history: [{ at: '2026-06-17', state: 'open', note: '' }],
    })
    await app.clock.advance(dayMs)
    await save(made.id, { version: 1, state: 'in-progress', note: 'first draft' })
    await save(made.id, { version: 2, note: 'second draft' })
    const text = await save(made.id, { version: 3, owner: 'Bo' })
    expect(text.history).toEqual([
      { at: '2026-06-17', state: 'open', note: '' },
      { at: '2026-06-18', state: 'in-progress', note: 'first draft' },
      { at: '2026-06-18', state: 'in-progress', note: 'second draft' },
    ])
    expect((await all()).actions).toEqual([text])
  })

  test('knows the sprint it was made in, its age, how often it came back, and whether it is late', async () => {
    const { id } = await add({ dueSprintId: 's12' })
    expect((await all()).actions).toMatchObject([
      { madeIn: { id: 's12', number: 12 }, age: 0, cameBack: 0, isOverdue: false },
    ])
    await app.clock.advance(8 * dayMs)
    expect((await all()).actions).toMatchObject([{ age: 0, cameBack: 0, isOverdue: true }])
    await app.clock.advance(dayMs)
    expect((await all()).actions).toMatchObject([{ age: 1, cameBack: 1, isOverdue: true }])
    await save(id, { version: 1, state: 'done' })
    await app.clock.advance(30 * dayMs)
    expect((await all()).actions).toMatchObject([{ age: 1, cameBack: 1, isOverdue: false }])
  })

  test('sent twice with the same id is one', async () => {
    const body = { id: 'my-own-id-1' }
    expect(await add(body)).toEqual(await add({ ...body, text: 'Another' }))
    const clicks = await Promise.all([1, 2, 3].map(() => add({ id: 'my-own-id-2' })))
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1)
    expect((await all()).actions).toHaveLength(2)
  })

  test('of another team is neither shown nor taken, nor are its sprints and people', async () => {
    await add({ id: 'my-own-id-1' })
    const other = '/api/teams/port/actions'
    expect((await app.post(other, { id: 'my-own-id-1', text: 'Mine' })).statusCode).toBe(409)
    expect((await app.patch(`${other}/my-own-id-1`, { version: 1 })).statusCode).toBe(404)
    expect((await app.get(other)).json()).toEqual({ actions: [], inTime: [] })
    for (const odd of [
      { dueSprintId: 'theirs' },
      { ownerIds: ['zoe'] },
      { source: { kind: 'card', id: 'their-card' } },
    ])
      expect((await app.post(url, { text: 'Mine', ...odd })).statusCode).toBe(404)
    const late = { version: 1, dueSprintId: 'theirs' }
    expect((await app.patch(`${url}/my-own-id-1`, late)).statusCode).toBe(404)
    expect((await all()).actions).toHaveLength(1)
  })

  test('of an old version is refused with what is there now, and nothing of it is kept', async () => {
    const made = await add({})
    const saved = await save(made.id, { version: 1, text: 'Buy sails' })
    const late = await app.patch(`${url}/${made.id}`, { version: 1, state: 'done', note: 'x' })
    expect(late.statusCode).toBe(409)
    expect(late.json().current).toEqual(saved)
    expect((await all()).actions).toEqual([saved])
  })

  test('of two people saving at once one is told', async () => {
    const made = await add({})
    const answers = await Promise.all(
      ['Ada', 'Bo'].map(owner => app.patch(`${url}/${made.id}`, { version: 1, owner })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})

describe('the owners of an action', () => {
  const ada = { personId: 'ada', name: 'Ada' }
  const bo = { personId: 'bo', name: 'Bo' }

  test('are found in the line by whole name or spelling; a role stays a word', async () => {
    const made = await add({ owner: 'ADA L. and developers' })
    expect(made).toMatchObject({ owner: 'ADA L. and developers', owners: [ada] })
    const edited = await save(made.id, { version: 1, owner: 'everyone' })
    expect(edited).toMatchObject({ owner: 'everyone', owners: [] })
  })

  test('named by id make the line', async () => {
    const made = await add({ ownerIds: ['bo', 'ada', 'bo'] })
    expect(made).toMatchObject({ owner: 'Bo, Ada', owners: [bo, ada] })
    const edited = await save(made.id, { version: 1, owner: 'Bo, developers', ownerIds: ['bo'] })
    expect(edited).toMatchObject({ owner: 'Bo, developers', owners: [bo] })
  })
})

describe('whether an action helped', () => {
  test('is asked once it is done, and shown while it is', async () => {
    const made = await add({})
    const helped = { answer: 'partly', note: 'two of three' }
    const early = await app.patch(`${url}/${made.id}`, { version: 1, helped })
    expect(early.statusCode).toBe(400)
    await save(made.id, { version: 1, state: 'done' })
    expect(await save(made.id, { version: 2, helped })).toMatchObject({ helped })
    expect(await save(made.id, { version: 3, state: 'open' })).toMatchObject({ helped: null })
    expect(await save(made.id, { version: 4, state: 'done' })).toMatchObject({ helped })
    expect(await save(made.id, { version: 5, helped: null })).toMatchObject({ helped: null })
  })
})

describe('what an action came from', () => {
  beforeEach(async () => {
    await app.db.write(async tx => {
      await tx.insert(cardGroups).values({ id: 'group-of-two', sprintId: 's11', name: 'Reviews' })
      await tx.insert(cards).values([
        { id: 'card-of-anchor', sprintId: 's11', place: 'anchor', text: 'Reviews were slow' },
        { id: 'card-of-others', sprintId: 'theirs', place: 'anchor', text: 'Not yours' },
        { id: 'card-of-today', sprintId: 's12', place: 'anchor', text: 'Hush', authorId: 'ada' },
      ])
      const url = 'https://github.com/crew/boat/issues/7'
      await tx.insert(items).values(itemRow({ teamId, itemId: 'item-7', title: 'Mast', url }))
    })
  })
  const from = (kind: string, id: string) => add({ source: { kind, id } })

  test('is a card, a group or an item, with its words and where it is', async () => {
    const sprint = { id: 's11', number: 11 }
    expect((await from('card', 'card-of-anchor')).source).toEqual({
      kind: 'card',
      id: 'card-of-anchor',
      title: 'Reviews were slow',
      url: null,
      sprint,
    })
    expect((await from('group', 'group-of-two')).source).toMatchObject({ title: 'Reviews', sprint })
    expect((await from('item', 'item-7')).source).toMatchObject({
      title: 'Mast',
      url: 'https://github.com/crew/boat/issues/7',
      sprint: null,
    })
  })

  test('is nothing of another team, and gone when it is gone', async () => {
    const source = { kind: 'card', id: 'card-of-others' }
    expect((await app.post(url, { text: 'x', source })).statusCode).toBe(404)
    const made = await from('card', 'card-of-anchor')
    await app.db.write(async tx => void (await tx.delete(cards)))
    expect((await all()).actions).toMatchObject([{ id: made.id, source: null }])
  })

  test('does not tell a card that is still hidden, and never who wrote one', async () => {
    const board = { format: 'boat', isAnonymous: false, votesEach: 5, areTotalsLive: false }
    const phase = (phase: 'write' | 'group') =>
      app.db.write(async tx => {
        await tx.delete(retros)
        const row = { sprintId: 's12', ...board, phase, startedAt: app.clock.now() }
        await tx.insert(retros).values(row)
      })
    const source = { kind: 'card', id: 'card-of-today' }
    await phase('write')
    expect((await app.post(url, { text: 'x', source })).statusCode).toBe(409)
    await phase('group')
    expect(await from('card', 'card-of-today')).toMatchObject({ source: { title: 'Hush' } })
    expect(JSON.stringify(await all())).not.toContain('ada')
    await phase('write')
    expect(JSON.stringify(await all())).not.toContain('Hush')
  })
})

test('the share done in time is given for the sprints that are over', async () => {
  const late = await add({ dueSprintId: 's12' })
  const done = await add({ dueSprintId: 's12' })
  await add({ dueSprintId: 's13' })
  await save(done.id, { version: 1, state: 'done' })
  expect((await all()).inTime).toEqual([])
  await app.clock.advance(10 * dayMs)
  await save(late.id, { version: 1, state: 'done' })
  expect((await all()).inTime).toEqual([{ sprintId: 's12', number: 12, due: 2, done: 1 }])
})

test('forty actions are read with as many queries as two', async () => {
  const select = app.db.read.select.bind(app.db.read)
  let queries = 0
  app.db.read.select = ((...of: Parameters<typeof select>) => {
    queries += 1
    return select(...of)
  }) as typeof select
  const count = async () => {
    queries = 0
    await all()
    return queries
  }
  await add({})
  await add({ owner: 'Ada', dueSprintId: 's12' })
  const few = await count()
  const rows = Array.from({ length: 40 }, (_, index) => ({
    id: `row-${index}`,
    teamId,
    text: 'Buy rope',
    state: 'open' as const,
    origin: '',
    createdAt: index,
  }))
  await app.db.write(async tx => void (await tx.insert(actions).values(rows)))
  expect(await count()).toBe(few)
})

test('imported actions have their people by name, roles as words, and the sprint and dates of the minutes', async () => {
  const page = [
    '### June 24th (IN PROGRESS):',
    '#### Actionable Results from the Retrospective',
    '- **Action:** Mend the sail',
    '  - Owner: ADA L. and developers',
    '  - When: Sprint11',
    '  - Status: 15/06/26 In Progress',
    '- **Action:** Count the buoys',
    '  - Owner: everyone',
    '  - When: Sprint11',
    '  - Status: DONE',
  ].join('\n')
  await sendText(app, '/api/teams/fleet/import/minutes?meetingDay=2026-06-17', page)
  const found = (await all()).actions
  expect(found).toMatchObject([
    {
      text: 'Mend the sail',
      owner: 'ADA L. and developers',
      owners: [{ name: 'Ada' }],
      dueSprint: { number: 11 },
      madeIn: { number: 11 },
      age: 1,
      cameBack: 1,
      isOverdue: true,
      state: 'in-progress',
      history: [{ at: '2026-06-15', state: 'in-progress' }],
    },
    { text: 'Count the buoys', owners: [], madeIn: null, age: null, cameBack: 0, state: 'done' },
  ])
  expect((await app.get('/api/teams/fleet/home')).json().actionsDue).toMatchObject([
    { text: 'Mend the sail', isOverdue: true, cameBack: 1 },
  ])
})

test('the words of a card are for members, those who only read the team see where an action came from', async () => {
  const signedInApp = await buildTestApp({ environment: withSignIn })
  const admiral = await signedIn(signedInApp, { isAdministrator: true })
  const team = (
    await signedInApp.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admiral)
  ).json()
  await signedInApp.db.write(async tx => {
    await tx.insert(sprints).values(sprintRow({ teamId: team.id, id: 's11', ...s11 }))
    await tx
      .insert(cards)
      .values({ id: 'card', sprintId: 's11', place: 'wind', text: 'The cook shouts' })
  })
  const made = await signedInApp.post(
    url,
    { text: 'Talk to the cook', source: { kind: 'card', id: 'card' } },
    admiral,
  )
  expect(made.statusCode).toBe(201)
  for (const [role, title] of [
    ['viewer', ''],
    ['member', 'The cook shouts'],
  ] as const) {
    const reader = await signedIn(signedInApp, { in: { teamId: team.id, role } })
    const [action] = (await signedInApp.get(url, reader)).json().actions
    expect(action, role).toMatchObject({
      text: 'Talk to the cook',
      source: { kind: 'card', title },
    })
  }
})

import { expect, test } from 'vitest'
import {
  changes,
  itemDetails,
  itemLinks,
  items,
  projects,
  sprints,
  teams,
} from '../../db/schema.ts'
import { BoardCheck } from '../../server/contract/board-check.ts'
import { Home } from '../../server/contract/home.ts'
import { Board } from '../../server/contract/item.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { itemRow, sprintRow, teamRow } from '../support/rows.ts'

const T = '/api/teams/fleet'
const day = (text: string) => Date.parse(`${text}T09:00:00Z`)

const project = (teamId: string): typeof projects.$inferInsert => ({
  teamId,
  projectId: 'P',
  title: 'Fleet board',
  url: 'https://github.com/orgs/fleet/projects/1',
  pointsFieldId: 'points',
  sprintFieldId: 'sprint',
  statusFieldId: 'status',
  fields: [],
  firstReadAt: day('2026-01-05'),
})

/** Today is 17 June, the fourth working day of sprint 1. */
async function withBoard(rows: (Partial<typeof items.$inferInsert> & { itemId: string })[]) {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  await app.db.write(async tx => {
    await tx.insert(projects).values(project(teamId))
    await tx.insert(sprints).values(sprintRow({ teamId, number: 1, id: 'one', state: 'active' }))
    await tx
      .insert(items)
      .values(
        rows.map((row, index) =>
          itemRow({ teamId, position: index, contentId: `content-${row.itemId}`, ...row }),
        ),
      )
  })
  const link = async (itemId: string, kind: 'parent' | 'blocked-by' | 'closes', to: string) =>
    app.db.write(async tx => {
      await tx
        .insert(itemDetails)
        .values({ teamId, itemId, readAt: day('2026-06-17') })
        .onConflictDoNothing()
      const contentId = `content-${to}`
      await tx
        .insert(itemLinks)
        .values({ teamId, itemId, kind, contentId, title: to, isOpen: true })
    })
  const check = async () => BoardCheck.parse((await app.get(`${T}/board-check`)).json())
  const rule = async (id: string) => (await check()).rules.find(one => one.id === id)!
  return { app, teamId, link, check, rule }
}

test('a team without a board is told so, and one whose board was never read', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  expect((await app.get(`${T}/board-check`)).json()).toMatchObject({ state: 'none', rules: [] })
  const body = { name: 'Other', timeZone: 'UTC', github: { owner: 'other', number: 3 } }
  await app.post('/api/teams', body)
  expect((await app.get('/api/teams/other/board-check')).json()).toMatchObject({
    state: 'unread',
    rules: [],
  })
})

test('what is found stands with its item and its link; the rest is checked and fine', async () => {
  const { check } = await withBoard([
    { itemId: 'a', sprintId: 'one', points: null, title: 'Sails', url: 'https://github.com/f/1' },
    { itemId: 'b', sprintId: 'one', points: 5, state: 'completed', status: 'In progress' },
  ])
  const { state, board, count, items: total, rules } = await check()
  expect({ state, count, total, board: board?.title }).toEqual({
    state: 'checked',
    count: 3,
    total: 2,
    board: 'Fleet board',
  })
  const one = (id: string) => rules.find(rule => rule.id === id)!
  expect(one('unestimated')).toMatchObject({
    state: 'found',
    count: 1,
    effect: null,
    findings: [
      {
        text: 'In sprint 1 without an estimate.',
        points: null,
        item: { title: 'Sails', url: 'https://github.com/f/1', sprint: { number: 1 } },
      },
    ],
  })
  expect(one('closed-not-done').effect).toBe('5 points count as done against the board')
  expect(one('missing-iterations').state).toBe('found')
  expect(one('off-scale')).toMatchObject({ state: 'fine', count: 0, findings: [] })
  expect(one('counted-twice')).toMatchObject({ state: 'not-checked' })
  expect(one('counted-twice').note).toMatch(/comes with the next read/)
})

test('one click sets points aside: they count 0 and are shown, and a second one counts them again', async () => {
  const { app, teamId, link, rule, check } = await withBoard([
    { itemId: 'parent', number: 40, sprintId: 'one', points: 8 },
    { itemId: 'child', number: 41, sprintId: 'one', points: 8 },
  ])
  await link('child', 'parent', 'parent')
  const found = await rule('counted-twice')
  expect(found.effect).toBe('up to 8 points may be counted twice')
  const offer = found.findings[0]!.asides[0]!
  expect(offer).toEqual({ itemId: 'parent', reason: 'Counted on its sub-issue #41' })

  const heard: string[] = []
  app.live.subscribe(teamId, topic => heard.push(topic))
  const set = await app.post(`${T}/items/parent/aside`, { reason: offer.reason })
  expect(set.json()).toEqual({
    itemId: 'parent',
    aside: { reason: offer.reason, at: '2026-06-17T12:00:00.000Z' },
  })
  expect(heard).toEqual(['board'])
  const after = await check()
  expect(after.rules.find(({ id }) => id === 'counted-twice')).toMatchObject({ state: 'fine' })
  expect(after.aside).toMatchObject([
    { reason: offer.reason, item: { id: 'parent', points: 8, aside: offer.reason } },
  ])
  const onBoard = Board.parse((await app.get(`${T}/items`)).json())
  expect(onBoard.items.map(({ points, aside }) => [points, aside])).toEqual([
    [8, offer.reason],
    [8, null],
  ])

  const undone = await app.remove(`${T}/items/parent/aside`)
  expect(undone.json()).toEqual({ itemId: 'parent', aside: null })
  expect((await rule('counted-twice')).state).toBe('found')
  expect((await check()).aside).toEqual([])
})

test('the same reason once more is no new change; another one is', async () => {
  const { app, check } = await withBoard([{ itemId: 'a', points: 3 }])
  const set = async (reason: string) =>
    (await app.post(`${T}/items/a/aside`, { reason })).json().aside.at
  const first = await set('Counted on #2')
  await app.clock.advance(60_000)
  expect(await set('Counted on #2')).toBe(first)
  expect(await set('Counted on #3')).not.toBe(first)
  expect((await check()).aside.map(({ reason }) => reason)).toEqual(['Counted on #3'])
})

test('points are not set aside without a reason, nor those of another team', async () => {
  const { app } = await withBoard([{ itemId: 'a', points: 3 }])
  expect((await app.post(`${T}/items/a/aside`, { reason: ' ' })).statusCode).toBe(400)
  expect((await app.post(`${T}/items/b/aside`, { reason: 'Counted' })).statusCode).toBe(404)
  await app.post('/api/teams', { name: 'Other', timeZone: 'UTC' })
  const foreign = await app.post('/api/teams/other/items/a/aside', { reason: 'Counted' })
  expect(foreign.statusCode).toBe(404)
  expect((await app.remove('/api/teams/other/items/a/aside')).statusCode).toBe(404)
})

test('an item on the board of another team is found, also once that board was read later', async () => {
  const { app, rule } = await withBoard([{ itemId: 'a', points: 3 }])
  expect((await rule('on-two-boards')).state).toBe('fine')
  await app.db.write(async tx => {
    await tx.insert(teams).values(teamRow({ id: 'riggers', slug: 'riggers', name: 'Riggers' }))
    await tx.insert(items).values(itemRow({ teamId: 'riggers', contentId: 'content-a' }))
  })
  expect(await rule('on-two-boards')).toMatchObject({
    effect: 'up to 3 points may count for two teams',
    findings: [{ text: 'Also on the board of Riggers.' }],
  })
})

test('work done in no sprint is found by the day of the ledger', async () => {
  const { app, teamId, rule } = await withBoard([
    { itemId: 'a', points: 3, state: 'completed', stateAt: day('2026-06-16'), status: 'Done' },
    { itemId: 'b', points: 5, state: 'completed', stateAt: day('2026-05-16'), status: 'Done' },
  ])
  await app.db.write(async tx => {
    const told = { teamId, source: 'timeline', certainty: 'exact', recordedAt: 0 } as const
    await tx.insert(changes).values([
      { ...told, itemId: 'a', field: 'state', text: 'completed', at: day('2026-06-16') },
      { ...told, itemId: 'b', field: 'state', text: 'completed', at: day('2026-05-16') },
    ])
  })
  expect(await rule('done-in-no-sprint')).toMatchObject({
    count: 1,
    effect: '3 points do not count so far',
    findings: [
      { item: { id: 'a' }, text: 'Done on 16 Jun 2026, during sprint 1, but in no sprint.' },
    ],
  })
})

test('Home says how much the check finds, and nothing without a board', async () => {
  const { app } = await withBoard([{ itemId: 'a', sprintId: 'one', points: null }])
  const home = Home.parse((await app.get(`${T}/home`)).json())
  expect(home.boardCheck).toEqual({ findings: 2 })
  await app.post('/api/teams', { name: 'Other', timeZone: 'UTC' })
  expect((await app.get('/api/teams/other/home')).json().boardCheck).toBeNull()
})

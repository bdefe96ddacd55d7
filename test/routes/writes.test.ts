import { describe, expect, onTestFinished, test } from 'vitest'
import { sprints as sprintsTable } from '../../db/schema.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { Writes } from '../../server/contract/write.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'

const T = '/api/teams/fleet'
const written = (answer: { json: () => unknown }) => Writes.parse(answer.json())

async function join(app: TestApp, name: string) {
  const { id } = (await app.post(`${T}/people`, { name })).json()
  const me = await app.put('/api/me', { team: 'fleet', personId: id })
  return { id, cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }
}

/** The whole app with a team whose board is on a stand-in; nobody has to wait for a pause. */
async function start(token: string | null = TOKENS.writes) {
  const made = scenario({ firstDay: '2026-05-01' })
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
      team.issue('b', 'Charts').status('Todo')
    })
  const player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const clock = { now: player.world.now, sleep: async () => undefined }
  const github = createGitHub({ apiUrl: standIn.url, ...clock })
  const app = await buildTestApp({ github, ...clock })
  const { version } = await makeTeam(app)
  const { owner, projectNumber: number } = made.setup
  await app.patch(T, { version, github: { owner, number } })
  if (token !== null) {
    await app.put(`${T}/github/token`, { token })
    await app.app.knots.board.syncTeam((await app.get(T)).json().id)
  }
  const itemId = (title: string) =>
    player.project.items.find(({ content }) => content.title === title)?.id ?? ''
  const list = async () => written(await app.get(`${T}/writes`))
  const settled = async () => {
    for (;;) {
      const now = await list()
      if (now.open.every(({ state }) => state !== 'waiting')) return now
      await new Promise(setImmediate)
    }
  }
  const sprintId = async (title: string) =>
    (await app.db.read.select().from(sprintsTable)).find(sprint => sprint.title === title)?.id ?? ''
  const ask = (asked: object, cookie = '') =>
    app.post(`${T}/writes`, { writes: [asked] }, cookie ? { cookie } : {})
  return { app, standIn, player, itemId, list, settled, sprintId, ask }
}

test('a change is taken in, says who asked, and ends among the recent ones', async () => {
  const { app, ask, itemId, settled, sprintId } = await start()
  const { id: personId, cookie } = await join(app, 'Ada Lund')
  const [from, to] = [await sprintId('Sprint 1'), await sprintId('Sprint 2')]
  const answer = await ask({ itemId: itemId('Tides'), field: 'sprint', to }, cookie)
  expect(answer.statusCode).toBe(202)
  expect(written(answer)).toMatchObject({ canWrite: true, account: 'knots-reader', why: null })
  const { open, recent } = await settled()
  expect(open).toEqual([])
  expect(recent).toMatchObject([
    { title: 'Tides', field: 'sprint', from, to, state: 'done', error: null, undoes: null },
  ])
  expect(recent[0]?.askedBy).toEqual({ personId, name: 'Ada Lund' })
  expect(recent[0]?.url).toMatch(/^https:/)
  const board = (await app.get(`${T}/items`)).json()
  expect(board.items).toMatchObject([{ title: 'Tides', sprintId: to }, { title: 'Charts' }])
})

test('a repeated id is the same write, and one of another team is taken', async () => {
  const { app, ask, itemId, settled, list } = await start()
  const one = { id: 'points-of-tides', itemId: itemId('Tides'), field: 'points', to: 8 }
  await ask(one)
  await ask(one)
  expect((await settled()).recent).toHaveLength(1)
  expect((await ask(one)).statusCode).toBe(202)
  expect((await list()).recent).toHaveLength(1)
  await app.post('/api/teams', { name: 'Dinghies', timeZone: 'Europe/Berlin' })
  const other = await app.post('/api/teams/dinghies/writes', { writes: [one] })
  expect(other.statusCode).toBe(409)
  expect((await app.post('/api/teams/dinghies/writes/points-of-tides/undo')).statusCode).toBe(404)
  expect((await app.remove('/api/teams/dinghies/writes/points-of-tides')).statusCode).toBe(404)
})

test('what is done is undone, and cannot be given up any more', async () => {
  const { app, ask, itemId, settled } = await start()
  await ask({ id: 'points-of-tides', itemId: itemId('Tides'), field: 'points', to: 8 })
  await settled()
  expect((await app.remove(`${T}/writes/points-of-tides`)).statusCode).toBe(409)
  const undo = await app.post(`${T}/writes/points-of-tides/undo`)
  expect(undo.statusCode).toBe(202)
  expect((await settled()).recent[0]).toMatchObject({
    state: 'done',
    from: 8,
    to: 5,
    undoes: 'points-of-tides',
  })
})

describe('what is asked wrongly is refused:', () => {
  test.each([
    [{ field: 'points', to: 'many' }, 400],
    [{ field: 'points', to: -1 }, 400],
    [{ field: 'sprint', to: 3 }, 400],
    [{ field: 'title', to: 'Tide tables' }, 400],
    [{ field: 'status', to: 'Sunk' }, 400],
    [{ field: 'sprint', to: 'no-such-sprint' }, 404],
    [{ itemId: 'no-such-item', field: 'points', to: 3 }, 404],
  ])('%o with %i', async (asked, status) => {
    const { ask, itemId, list } = await start()
    const answer = await ask({ itemId: itemId('Tides'), ...asked })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().message).toMatch(/\w/)
    expect(await list()).toMatchObject({ open: [], recent: [] })
  })

  test('none at all, and more than a hundred', async () => {
    const { app, itemId } = await start()
    const one = { itemId: itemId('Tides'), field: 'points', to: 3 }
    for (const writes of [[], Array.from({ length: 101 }, () => one)])
      expect((await app.post(`${T}/writes`, { writes })).statusCode).toBe(400)
  })
})

describe('without write access', () => {
  test('a change is listed as one to make by hand, and can be struck', async () => {
    const { app, ask, itemId, standIn } = await start(TOKENS.reads)
    const asked = { id: 'points-of-tides', itemId: itemId('Tides'), field: 'points', to: 8 }
    const { open, ...access } = written(await ask(asked))
    expect(open).toMatchObject([{ state: 'by-hand', title: 'Tides', from: 5, to: 8 }])
    expect(access).toMatchObject({ canWrite: false, why: expect.stringContaining('by hand') })
    const struck = await app.remove(`${T}/writes/points-of-tides`)
    expect(written(struck)).toMatchObject({ open: [], recent: [{ state: 'cancelled' }] })
    expect(standIn.requests.filter(({ query }) => query.includes('mutation'))).toEqual([])
  })

  test('the list says what is missing: a token, or the first read of the board', async () => {
    const { app, list } = await start(null)
    expect(await list()).toMatchObject({
      canWrite: false,
      account: null,
      why: 'There is no token to read GitHub with. Give the team one in Settings.',
    })
    await app.put(`${T}/github/token`, { token: TOKENS.writes })
    expect((await list()).why).toContain('has not read the board yet')
  })
})

test('an estimate that was accepted in the poker becomes the points of its item', async () => {
  const { app, itemId, settled, sprintId } = await start()
  const { id: personId, cookie } = await join(app, 'Ada Lund')
  const url = `${T}/sprints/${await sprintId('Sprint 1')}/poker`
  const asked = { itemIds: [itemId('Charts')], topics: ['Who rows?'] }
  const started = (await app.post(url, asked, { cookie })).json()
  for (const round of started.game.rounds) {
    await app.post(`${T}/poker/rounds/${round.id}/reveal`, undefined, { cookie })
    const estimated = await app.put(
      `${T}/poker/rounds/${round.id}/estimate`,
      { points: 3 },
      { cookie },
    )
    expect(estimated.statusCode).toBe(200)
  }
  expect((await settled()).recent).toMatchObject([
    { title: 'Charts', field: 'points', from: null, to: 3, state: 'done', askedBy: { personId } },
  ])
})

test('pages are told of each change of the list and of the board', async () => {
  const { app, ask, itemId, settled } = await start()
  const topics: string[] = []
  app.live.subscribe((await app.get(T)).json().id, topic => void topics.push(topic))
  await ask({ itemId: itemId('Tides'), field: 'points', to: 8 })
  await settled()
  while (topics.filter(topic => topic === 'writes').length < 2) await new Promise(setImmediate)
  expect(topics).toContain('board')
})

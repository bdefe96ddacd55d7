import { describe, expect, test } from 'vitest'
import { viewItems, viewReads } from '../../db/schema.ts'
import { badGateway } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { showViewItems, showViews } from '../../server/board/view-answers.ts'
import type { ViewRole } from '../../server/contract/view.ts'
import { getTeam } from '../../server/store/teams.ts'
import { saveViewRoles } from '../../server/store/views.ts'
import { type Setup, setUp } from './board-setup.ts'

const told = () =>
  scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .view('Current sprint', 'sprint:@current')
    .view('Backlog', 'is:open no:sprint', 'board')
    .view('Needs triage', 'is:open no:status')
    .view('Everything', '')
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').status('Todo').moveTo('Sprint 1')
      team.issue('b', 'Charts').status('Todo').label('bug')
      team.issue('c', 'Ropes')
      team.issue('d', 'Old ropes').status('Done').close()
      team.issue('e', 'Sails').status('Todo').moveTo('Sprint 2')
    })

type Given = Parameters<typeof setUp>[1]

async function readAt(day: string, given?: Given) {
  const player = told().play()
  player.advanceTo(told().instant(day, '12:00'))
  const setup = await setUp(player.world, given)
  const read = async (until = day) => {
    player.advanceTo(told().instant(until, '12:00'))
    setup.standIn.forget()
    return setup.board.syncTeam(setup.teamId)
  }
  const [project] = player.world.projects
  return { ...setup, read, sync: await read(), world: player.world, project: project! }
}

const partsOf = ({ db, standIn }: Setup) => ({ db, now: standIn.world.now })

async function itemsOf(setup: Setup, role: ViewRole) {
  const team = await getTeam(setup.db.read, setup.teamId)
  const query = { limit: 200 }
  const { items, source, ignored, warning } = await showViewItems(partsOf(setup), team, role, query)
  return { titles: items.map(({ title }) => title), source, ignored, warning }
}

const filterRuns = ({ standIn }: Setup) =>
  standIn.requests.filter(({ query }) => query.includes('KnotsFilter'))

describe('saved views', () => {
  test('are read with the project, known by their names and run by GitHub', async () => {
    const setup = await readAt('2026-06-03')
    expect(setup.sync).toMatchObject({ state: 'ok', warnings: [], error: null })
    expect(await itemsOf(setup, 'sprint')).toEqual({
      titles: ['Tides'],
      source: 'github',
      ignored: [],
      warning: null,
    })
    expect((await itemsOf(setup, 'backlog')).titles).toEqual(['Charts', 'Ropes'])
    expect((await itemsOf(setup, 'triage')).titles).toEqual(['Ropes'])
    expect(await itemsOf(setup, 'external')).toMatchObject({ titles: [], source: 'none' })
    expect(filterRuns(setup)).toHaveLength(3)
  })

  test('are told with what each is used for, and what it found', async () => {
    const setup = await readAt('2026-06-03')
    const team = await getTeam(setup.db.read, setup.teamId)
    const { views, uses } = await showViews(partsOf(setup), team)
    expect(views[1]).toEqual({
      number: 2,
      name: 'Backlog',
      filter: 'is:open no:sprint',
      layout: 'board',
    })
    expect(
      uses.map(({ role, number, isChosen, total }) => [role, number, isChosen, total]),
    ).toEqual([
      ['sprint', 1, false, 1],
      ['review', null, false, null],
      ['triage', 3, false, 1],
      ['in-progress-too-long', null, false, null],
      ['external', null, false, null],
      ['backlog', 2, false, 2],
    ])
  })

  test('of an unchanged board are not run again, until another day', async () => {
    const setup = await readAt('2026-06-03')
    await setup.read()
    expect(filterRuns(setup)).toHaveLength(0)
    await setup.read('2026-06-04')
    expect(filterRuns(setup)).toHaveLength(3)
  })

  test('whose filter was changed on GitHub are run again', async () => {
    const setup = await readAt('2026-06-03')
    const view = setup.project.views.find(({ name }) => name === 'Backlog')!
    view.filter = 'is:open label:bug'
    await setup.read()
    expect((await itemsOf(setup, 'backlog')).titles).toEqual(['Charts'])
  })

  test('that are gone leave nothing behind', async () => {
    const setup = await readAt('2026-06-03')
    setup.project.views = []
    await setup.read()
    expect(await setup.db.read.select().from(viewReads)).toEqual([])
    expect(await setup.db.read.select().from(viewItems)).toEqual([])
    expect((await itemsOf(setup, 'backlog')).source).toBe('default')
  })

  test('for which GitHub finds nothing in silence are compared with what Knots finds', async () => {
    const setup = await readAt('2026-06-03')
    const view = setup.project.views.find(({ name }) => name === 'Backlog')!
    view.filter = 'no:assignee'
    setup.standIn.faults.when(
      ({ query }) => query.includes('KnotsFilter'),
      async (_, usual) => {
        const reply = await usual()
        const body = JSON.parse(reply.body)
        Object.assign(body.data.node.items, { totalCount: 0, nodes: [] })
        return { ...reply, body: JSON.stringify(body) }
      },
    )
    await setup.read()
    const { warning } = await itemsOf(setup, 'backlog')
    expect(warning).toBe(
      'GitHub finds 0 items and Knots, by the same filter, 5. GitHub says nothing of conditions that it does not know: compare with the view itself.',
    )
  })

  test('that GitHub fails to run keep what they found, and are run again next time', async () => {
    const setup = await readAt('2026-06-03')
    let isBusy = true
    setup.standIn.faults.when(({ query }) => isBusy && query.includes('KnotsFilter'), badGateway)
    const sync = await setup.read('2026-06-04')
    expect(sync).toMatchObject({ state: 'ok', error: null })
    expect(sync.warnings).toContain(
      'The view “Backlog” is as last read: GitHub could not answer in time (502). Knots asks again later.',
    )
    expect((await itemsOf(setup, 'backlog')).titles).toEqual(['Charts', 'Ropes'])
    isBusy = false
    expect((await setup.read('2026-06-04')).warnings).toEqual([])
    expect(await itemsOf(setup, 'backlog')).toMatchObject({ warning: null, source: 'github' })
  })
})

describe('a host that cannot filter', () => {
  test('has its views run by Knots, which names what it cannot run', async () => {
    const setup = await readAt('2026-06-03', { enterprise: true })
    expect(setup.sync).toMatchObject({ state: 'ok', warnings: [] })
    expect(await itemsOf(setup, 'sprint')).toEqual({
      titles: ['Tides'],
      source: 'knots',
      ignored: [],
      warning: null,
    })
    const view = setup.project.views.find(({ name }) => name === 'Backlog')!
    view.filter = 'is:open no:sprint milestone:Spring'
    await setup.read()
    expect(await itemsOf(setup, 'backlog')).toMatchObject({
      titles: ['Charts', 'Ropes'],
      ignored: ['milestone:Spring'],
    })
    expect(filterRuns(setup)).toHaveLength(0)
  })
})

describe('the backlog without a view', () => {
  test('is what is open and in no current or later sprint, in the order of the board', async () => {
    const setup = await readAt('2026-06-16')
    await saveViewRoles(setup.db, setup.teamId, { backlog: 0 })
    // Tides is open in Sprint 1, which is over; Sails is in Sprint 2, which is not.
    expect(await itemsOf(setup, 'backlog')).toMatchObject({
      titles: ['Tides', 'Charts', 'Ropes'],
      source: 'default',
    })
  })
})

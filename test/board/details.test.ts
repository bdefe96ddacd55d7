import { describe, expect, test } from 'vitest'
import { itemDetails, itemLinks, items, teams } from '../../db/schema.ts'
import { badGateway } from '../../scripts/stand-in/faults.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { StandIn } from '../../scripts/stand-in/server.ts'
import { readDetails } from '../../server/board/details.ts'
import { getTeam } from '../../server/store/teams.ts'
import { type Setup, setUp } from './board-setup.ts'

const told = () =>
  scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .person('Tomas Okafor')
    .person('Ines Halvorsen')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .on('2026-05-20', '09:00', team => {
      team.issue('whole', 'Harbour map').status('Todo')
      team.issue('tides', 'Tides').status('Todo').childOf('whole')
      team.issue('charts', 'Charts').status('Todo').childOf('whole')
      team.issue('far', 'Buoys of others', { offBoard: true })
      team.item('tides').blockedBy('charts').blockedBy('far')
      team.issue('old', 'Old ropes').status('Done').close()
      team.pullRequest('pull', 'Draw the tides').status('Todo').linkedTo('tides').size(300, 20)
    })
    .on('2026-05-28', '10:00', team => {
      team.item('pull').requestReview('Tomas Okafor').requestReview('Ines Halvorsen')
    })
    .on('2026-06-02', '15:00', team => {
      team.item('pull').review('Tomas Okafor', 'changes-requested')
    })
    .on('2026-06-03', '12:30', team => {
      team.item('charts').close()
      team.item('whole').label('map')
    })

type Given = Parameters<typeof setUp>[1]

async function readAt(day: string, given?: Given) {
  const made = told()
  const player = made.play()
  player.advanceTo(made.instant(day, '12:00'))
  const setup = await setUp(player.world, given)
  const sync = await setup.board.syncTeam(setup.teamId)
  const again = async (time: string) => {
    player.advanceTo(made.instant(day, time))
    setup.standIn.forget()
    return setup.board.syncTeam(setup.teamId)
  }
  return { ...setup, made, sync, again }
}

async function detailsOf({ db }: Setup) {
  const rows = await db.read.select().from(itemDetails)
  const titles = new Map(
    (await db.read.select().from(items)).map(({ itemId, title }) => [itemId, title]),
  )
  return Object.fromEntries(rows.map(({ itemId, ...row }) => [titles.get(itemId), row]))
}

async function linksOf({ db }: Setup) {
  const rows = await db.read.select().from(itemLinks)
  const titles = new Map(
    (await db.read.select().from(items)).map(({ itemId, title }) => [itemId, title]),
  )
  return rows
    .map(link => `${titles.get(link.itemId)} ${link.kind} ${link.title} ${link.isOpen}`)
    .sort()
}

const detailQueries = ({ requests }: StandIn) =>
  requests.filter(({ operationName, query }) => (operationName ?? query).includes('KnotsDetails'))

describe('the details of items', () => {
  test('tell what hangs together, with issues that are not on the board', async () => {
    const setup = await readAt('2026-06-03')
    expect(setup.sync).toMatchObject({ state: 'ok', warnings: [], detailRequests: 1 })
    expect(await linksOf(setup)).toEqual([
      'Charts parent Harbour map true',
      'Draw the tides closes Tides true',
      'Tides blocked-by Buoys of others true',
      'Tides blocked-by Charts true',
      'Tides parent Harbour map true',
    ])
    const [far] = (await setup.db.read.select().from(itemLinks)).filter(
      ({ title }) => title === 'Buoys of others',
    )
    expect(far?.url).toMatch(/^https:\/\/github\.com\/.+\/issues\/\d+$/)
    expect((await detailsOf(setup))['Harbour map']).toMatchObject({
      subIssues: 2,
      subIssuesDone: 0,
      additions: null,
      reviewWaitsSince: null,
    })
  })

  test('tell the size of a pull request, since when a review is waited for, and who wants changes', async () => {
    const setup = await readAt('2026-06-03')
    const { made } = setup
    const { 'Draw the tides': pull } = await detailsOf(setup)
    expect(pull).toMatchObject({ additions: 300, deletions: 20, isTruncated: false })
    // Tomas has answered; Ines was asked a second after him.
    expect(pull?.reviewWaitsSince).toBe(made.instant('2026-05-28', '10:00') + 1000)
    expect(pull?.changesRequestedAt).toBe(made.instant('2026-06-02', '15:00'))
  })

  test('are read of what is not done, or in a sprint that is not over', async () => {
    const setup = await readAt('2026-06-03')
    expect(Object.keys(await detailsOf(setup)).sort()).toEqual([
      'Charts',
      'Draw the tides',
      'Harbour map',
      'Tides',
    ])
  })

  test('of an unchanged board cost nothing and write nothing', async () => {
    const setup = await readAt('2026-06-03')
    const before = [await detailsOf(setup), await setup.db.read.select().from(teams)]
    const sync = await setup.again('12:05')
    expect(sync).toMatchObject({ state: 'ok', detailRequests: 0, changes: 0 })
    expect([await detailsOf(setup), await setup.db.read.select().from(teams)]).toEqual(before)
  })

  test('are asked for again of what changed, and a link learns of an end that closed', async () => {
    const setup = await readAt('2026-06-03')
    await setup.again('12:40')
    const asked = detailQueries(setup.standIn).map(({ variables }) => variables.ids)
    expect(asked).toEqual([[expect.any(String)]])
    expect(await linksOf(setup)).toContain('Tides blocked-by Charts false')
  })

  test('are all asked for by a reconcile', async () => {
    const setup = await readAt('2026-06-03')
    const team = await getTeam(setup.db.read, setup.teamId)
    const { connection, address } = await setup.board.connect(team)
    await connection.readProject(address)
    setup.standIn.forget()
    const parts = { db: setup.db, connection, now: setup.standIn.world.now }
    await readDetails(parts, team, false)
    expect(detailQueries(setup.standIn)).toHaveLength(0)
    await readDetails(parts, team, true)
    const [asked] = detailQueries(setup.standIn)
    expect(asked?.variables.ids).toHaveLength(4)
  })

  test('that GitHub does not give leave the read as good, and are asked for next time', async () => {
    const made = told()
    const player = made.play()
    player.advanceTo(made.instant('2026-06-03', '12:00'))
    const setup = await setUp(player.world)
    let isBusy = true
    setup.standIn.faults.when(({ query }) => isBusy && query.includes('KnotsDetails'), badGateway)
    const sync = await setup.board.syncTeam(setup.teamId)
    expect(sync).toMatchObject({ state: 'ok', error: null })
    expect(sync.warnings).toEqual([
      'What 4 items hang together with is as last read: GitHub could not answer in time (502). Knots asks again later.',
    ])
    expect(await detailsOf(setup)).toEqual({})
    isBusy = false
    expect(await setup.board.syncTeam(setup.teamId)).toMatchObject({ state: 'ok', warnings: [] })
    expect(Object.keys(await detailsOf(setup))).toHaveLength(4)
  })

  test('on a host without dependencies are fewer, and no failure', async () => {
    const setup = await readAt('2026-06-03', { enterprise: true })
    expect(setup.sync).toMatchObject({ state: 'ok', warnings: [], error: null })
    expect(await linksOf(setup)).toEqual([
      'Charts parent Harbour map true',
      'Draw the tides closes Tides true',
      'Tides parent Harbour map true',
    ])
  })

  test('come in batches, a few points each', async () => {
    const { world } = bigWorld({ items: 1000 })
    const setup = await setUp(world, { owner: 'big-harbour', number: 1 })
    const sync = await setup.board.syncTeam(setup.teamId)
    const asked = detailQueries(setup.standIn)
    expect(asked).toHaveLength(sync.detailRequests ?? -1)
    expect(asked.length).toBeGreaterThan(1)
    for (const { cost, variables } of asked) {
      expect(variables.ids).toHaveProperty('length', expect.any(Number))
      expect(cost).toBeLessThanOrEqual(5)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { badGateway } from '../../scripts/stand-in/faults.ts'
import { halfOver } from '../../scripts/stand-in/scenario/half-over.ts'
import { type Scenario, scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { ledgerOf, setUp } from './board-setup.ts'
import { type Outcome, runHalfOver } from './half-over-run.ts'

async function runAll(seeds: number[], given: Parameters<typeof runHalfOver>[1] = {}) {
  const all: Outcome = { exact: 0, told: 0, wrong: [] }
  for (const seed of seeds) {
    const outcome = await runHalfOver(halfOver(seed), given)
    all.exact += outcome.exact
    all.told += outcome.told
    all.wrong.push(...outcome.wrong.map(one => `${seed}: ${one}`))
  }
  return all
}

describe('a sprint that was half over when its board was first read', () => {
  const seeds = [53, 81, 105, 182, 207]

  test('has no figure, day or fact that is called exact and is not true, and more of them than without timelines', {
    timeout: 120_000,
  }, async () => {
    const filled = await runAll(seeds)
    const bare = await runAll(seeds, { withoutTimelines: true })
    expect([...filled.wrong, ...bare.wrong]).toEqual([])
    expect(filled.told).toBe(bare.told)
    expect(filled.exact).toBeGreaterThan(bare.exact)
  })

  test('has none on an older host either, which tells of closing alone', {
    timeout: 60_000,
  }, async () => {
    expect((await runAll(seeds.slice(0, 3), { newer: false })).wrong).toEqual([])
  })
})

const board = (points?: Scenario['setup']['points']) =>
  scenario({ firstDay: '2026-05-01', ...(points && { points }) })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })

async function firstRead(made: Scenario, day: string) {
  const player = made.play()
  player.advanceTo(made.instant(day, '12:00'))
  const setup = await setUp(player.world)
  const sync = await setup.board.syncTeam(setup.teamId)
  expect(sync.error).toBeNull()
  const again = async () => (await setup.board.syncTeam(setup.teamId)).changes
  return { ...setup, sync, again, ledger: await ledgerOf(setup.db, made) }
}

describe('the first read', () => {
  test('learns from issue-field events the whole history of points', async () => {
    const made = board({ kind: 'issue-field', name: 'Story Points' })
      .on('2026-05-20', '09:00', team => team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1'))
      .on('2026-06-03', '09:00', team => team.item('a').estimate(null))
      .on('2026-06-04', '09:00', team => team.item('a').estimate(8))
    const { ledger, again } = await firstRead(made, '2026-06-05')
    expect(ledger.filter(line => line.includes('points'))).toEqual([
      '05-20T09:00 Tides: points 5 (exact, timeline)',
      '06-03T09:00 Tides: points null (exact, timeline)',
      '06-04T09:00 Tides: points 8 (exact, timeline)',
    ])
    expect(await again()).toBe(0)
  })

  test('follows a timeline of more than a hundred events back to its beginning', async () => {
    const made = board().on('2026-05-20', '09:00', team => {
      const item = team.issue('a', 'Tides').moveTo('Sprint 1')
      for (let turn = 0; turn < 130; turn += 1) item.status(turn % 2 ? 'Todo' : 'In progress')
    })
    made.on('2026-06-02', '09:00', team => team.item('a').status('Done'))
    const { ledger, sync } = await firstRead(made, '2026-06-05')
    expect(ledger.filter(line => line.includes('status'))).toHaveLength(131)
    expect(ledger.filter(line => line.includes('status') && !line.includes('exact'))).toEqual([])
    expect(sync.timelineRequests).toBe(2)
  })

  test('asks for no timeline of what did not change since the sprint began, nor of drafts', async () => {
    const made = board()
      .on('2026-05-20', '09:00', team => {
        team.issue('a', 'Tides').moveTo('Sprint 1').status('Todo')
        team.draft('b', 'Ropes').moveTo('Sprint 1')
        team.issue('c', 'Charts').status('Todo')
      })
      .on('2026-06-02', '09:00', team => team.item('b').status('In progress'))
    const { sync } = await firstRead(made, '2026-06-05')
    expect(sync.timelineRequests).toBe(0)
  })

  test('knows what was put back on the board, and not in which sprint it was before', async () => {
    const made = board()
      .on('2026-05-20', '09:00', team => team.issue('a', 'Tides').moveTo('Sprint 1').status('Todo'))
      .on('2026-06-03', '09:00', team => team.item('a').removeFromBoard())
      .on('2026-06-04', '09:00', team => team.item('a').add())
      .on('2026-06-04', '10:00', team => team.item('a').moveTo('Sprint 1'))
    const { ledger } = await firstRead(made, '2026-06-05')
    expect(ledger.filter(line => !line.includes('points'))).toEqual([
      '05-20T09:00 Tides: present 1 (exact, timeline)',
      '05-20T09:00 Tides: sprint null (assumed, sync)',
      '05-20T09:00 Tides: status Todo (exact, timeline)',
      '06-03T09:00 Tides: present 0 (exact, timeline)',
      '06-04T09:00 Tides: present 1 (exact, value-date)',
      '06-04T09:00 Tides: sprint null (assumed, sync)',
      '06-04T09:00 Tides: status null (exact, timeline)',
      '06-04T10:00 Tides: sprint Sprint 1 (exact, value-date)',
    ])
  })

  test('knows the status of a converted draft since it became an issue, and assumes what was before', async () => {
    const made = board()
      .on('2026-05-20', '09:00', team => team.draft('a', 'Tides').moveTo('Sprint 1').status('Todo'))
      .on('2026-06-02', '09:00', team => team.item('a').convert())
      .on('2026-06-03', '09:00', team => team.item('a').status('In progress'))
    const { ledger } = await firstRead(made, '2026-06-05')
    expect(ledger.filter(line => line.includes('status'))).toEqual([
      '05-20T09:00 Tides: status null (assumed, sync)',
      '06-02T09:00 Tides: status Todo (exact, timeline)',
      '06-03T09:00 Tides: status In progress (exact, value-date)',
    ])
  })

  test('tries again with the next read when GitHub fails, and then says the same', async () => {
    const made = board()
      .on('2026-05-20', '09:00', team => team.issue('a', 'Tides').moveTo('Sprint 1').status('Todo'))
      .on('2026-06-02', '09:00', team => team.item('a').status('In progress'))
      .on('2026-06-03', '09:00', team => team.item('a').status('In review'))
    const whole = await firstRead(made, '2026-06-05')
    const player = made.play()
    player.advanceTo(made.instant('2026-06-05', '12:00'))
    const setup = await setUp(player.world)
    setup.standIn.faults.when(({ query }) => query.includes('KnotsTimelines'), badGateway)
    const first = await setup.board.syncTeam(setup.teamId)
    expect([first.state, first.warnings]).toEqual(['ok', [expect.stringContaining('less exactly')]])
    expect(await ledgerOf(setup.db, made)).not.toEqual(whole.ledger)
    setup.standIn.faults.clear()
    await setup.board.syncTeam(setup.teamId)
    const ledger = await ledgerOf(setup.db, made)
    expect(ledger).toEqual(expect.arrayContaining(whole.ledger))
    expect(ledger.filter(line => line.includes('status') && !line.includes('exact'))).toEqual([])
  })
})

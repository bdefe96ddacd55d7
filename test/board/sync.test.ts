import { describe, expect, test } from 'vitest'
import { items, sprints } from '../../db/schema.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { contentOf, ledgerOf, setUp } from './board-setup.ts'

/** Two sprints of two weeks, the first from Monday, June 1st. */
function told() {
  return scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
      team.issue('b', 'Charts').estimate(3).moveTo('Sprint 1').status('Todo')
      team.draft('c', 'Ropes').status('Todo')
    })
}

describe('the first read', () => {
  test('brings items, sprints from iterations, and a ledger that says how well it knows', async () => {
    const made = told()
    const player = made.play()
    player.advanceTo(made.instant('2026-06-02', '12:00'))
    const { db, board, teamId } = await setUp(player.world)
    const sync = await board.syncTeam(teamId)
    expect(sync).toMatchObject({ state: 'ok', items: 3, warnings: [], error: null })
    const rows = await db.read.select().from(items)
    expect(
      rows.map(({ title, points, kind, status }) => ({ title, points, kind, status })),
    ).toEqual([
      { title: 'Tides', points: 5, kind: 'issue', status: 'Todo' },
      { title: 'Charts', points: 3, kind: 'issue', status: 'Todo' },
      { title: 'Ropes', points: null, kind: 'draft', status: 'Todo' },
    ])
    expect(
      (await db.read.select().from(sprints)).map(({ number, title, firstDay, lastDay, state }) => ({
        number,
        title,
        firstDay,
        lastDay,
        state,
      })),
    ).toEqual([
      {
        number: 1,
        title: 'Sprint 1',
        firstDay: '2026-06-01',
        lastDay: '2026-06-14',
        state: 'planned',
      },
      {
        number: 2,
        title: 'Sprint 2',
        firstDay: '2026-06-15',
        lastDay: '2026-06-28',
        state: 'planned',
      },
    ])
    expect((await ledgerOf(db, made)).filter(line => line.includes('Ropes'))).toEqual([
      '05-20T09:00 Ropes: present 1 (exact, value-date)',
      '05-20T09:00 Ropes: status Todo (exact, value-date)',
    ])
  })

  test('of 1,000 items takes ten pages and two requests more at most', async () => {
    const { world } = bigWorld({ items: 1000 })
    const { board, teamId, standIn } = await setUp(world, { owner: 'big-harbour', number: 1 })
    const sync = await board.syncTeam(teamId)
    expect(sync).toMatchObject({ state: 'ok', items: 1000, error: null })
    expect(sync.requests).toBeLessThanOrEqual(12)
    expect(standIn.requests).toHaveLength(
      sync.requests + sync.timelineRequests + (sync.detailRequests ?? 0),
    )
  })

  test('and a second one of an unchanged board writes nothing but when GitHub was last read', async () => {
    const { world } = bigWorld({ items: 300 })
    const { db, board, teamId, topics } = await setUp(world, { owner: 'big-harbour', number: 1 })
    await board.syncTeam(teamId)
    const before = await contentOf(db, ['syncs'])
    topics.length = 0
    const sync = await board.syncTeam(teamId)
    expect(sync).toMatchObject({ state: 'ok', items: 300, changes: 0, timelineRequests: 0 })
    expect(await contentOf(db, ['syncs'])).toEqual(before)
    expect(new Set(topics)).toEqual(new Set(['sync']))
  })

  test('keeps an item that GitHub gives twice on one page once', async () => {
    const made = told()
    const player = made.play()
    player.advanceTo(made.instant('2026-06-02', '12:00'))
    const { items: onBoard } = player.project
    onBoard.push(...onBoard.slice(0, 1))
    const { db, board, teamId } = await setUp(player.world)
    expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', items: 3 })
    const rows = await db.read.select().from(items)
    expect(rows.map(({ title }) => title)).toEqual(['Tides', 'Charts', 'Ropes'])
    const ledger = await ledgerOf(db, made)
    expect(ledger).toEqual([...new Set(ledger)])
  })
})

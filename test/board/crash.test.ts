import { describe, expect, test } from 'vitest'
import type { Db, Tx } from '../../db/open.ts'
import { closes, sprints } from '../../db/schema.ts'
import { badCredentials } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { contentOf, ledgerOf, setUp } from './board-setup.ts'

const made = scenario({ firstDay: '2026-04-01' })
  .person('Mara Lind')
  .sprint('Sprint 0', { firstDay: '2026-05-04' })
  .sprint('Sprint 1', { firstDay: '2026-06-01' })
  .sprint('Sprint 2', { firstDay: '2026-06-15', madeOn: '2026-06-02' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
    team.issue('b', 'Charts').estimate(3).moveTo('Sprint 1').status('Todo')
    team.issue('c', 'Ropes').estimate(1).moveTo('Sprint 1').status('Todo')
  })
  .on('2026-06-02', '10:00', team => {
    team.item('a').estimate(8).close().reopen().close()
    team.item('b').moveTo('Sprint 2').placeAfter(null)
    team.item('c').removeFromBoard()
    team.issue('d', 'Anchors').estimate(2).moveTo('Sprint 1')
  })

const writes = new Set(['insert', 'insertRows', 'update', 'delete'])
const staged = ['staging', 'staged_seen', 'staged_changes']
const morning = made.instant('2026-06-02', '08:00')
const evening = made.instant('2026-06-02', '20:00')

/** A database whose process dies at its n-th statement that writes: nothing works after that. */
function dyingAt(db: Db, statement: number): Db {
  let count = 0
  const dying = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, name, receiver) {
        const value = Reflect.get(target, name, receiver)
        if (!writes.has(String(name))) return value
        return (...given: unknown[]) => {
          count += 1
          if (count >= statement) throw new Error('The process died')
          return Reflect.apply(value, target, given)
        }
      },
    })
  return {
    ...db,
    write: work => db.write(tx => work(dying(tx))),
  }
}

/** A team that has read its board in the morning, and the evening's board to read. */
async function readInTheMorning() {
  const player = made.play()
  player.advanceTo(morning)
  const setup = await setUp(player.world)
  await setup.board.syncTeam(setup.teamId)
  player.advanceTo(evening)
  return { ...setup, player }
}

const unhurried = { timeout: 60_000 }

test(
  'a crash at any statement leaves the last good state, and the next read finds all',
  unhurried,
  async () => {
    const control = await readInTheMorning()
    await control.board.syncTeam(control.teamId)
    const wanted = await ledgerOf(control.db, made)

    const { db, boardWith, teamId } = await readInTheMorning()
    const before = await contentOf(db, [...staged, 'syncs'])
    let deaths = 0
    for (let statement = 1; ; statement += 1) {
      const { syncTeam } = boardWith({ db: dyingAt(db, statement) })
      const isOver = await syncTeam(teamId).then(
        sync => sync.state === 'ok',
        () => false,
      )
      if (isOver) break
      const now = await contentOf(db, [...staged, 'syncs'])
      const isPublished = JSON.stringify(now.changes) !== JSON.stringify(before.changes)
      // All of it or nothing: once published, only what was staged is left to be cleared away.
      if (isPublished) expect(await ledgerOf(db, made)).toEqual(wanted)
      else expect(now).toEqual(before)
      if (!isPublished) deaths += 1
    }
    expect(deaths).toBeGreaterThan(10)
    expect(await ledgerOf(db, made)).toEqual(wanted)
    const left = await contentOf(db)
    for (const table of staged) expect(left[table]).toEqual([])
  },
)

describe('a failed request', () => {
  test.each([1, 2, 3, 4])('%d leaves the last good state and says why', async request => {
    const { db, board, teamId, standIn } = await readInTheMorning()
    const before = await contentOf(db, ['syncs'])
    let count = 0
    standIn.faults.when(() => {
      count += 1
      return count === request
    }, badCredentials)
    const sync = await board.syncTeam(teamId)
    if (request === 4) {
      // The fourth reads timelines: without them the read goes on, and says so.
      expect(sync.state).toBe('ok')
      expect(sync.warnings.join()).toContain('known less exactly for now')
      expect(await board.syncTeam(teamId)).toMatchObject({ timelineRequests: 1, warnings: [] })
      return
    }
    expect(sync).toMatchObject({ state: 'failed', lastReadAt: new Date(morning).toISOString() })
    expect(sync.error).toContain('does not accept the token')
    expect(await contentOf(db, ['syncs'])).toEqual(before)
  })
})

test('a fault of Knots itself is told without its words, and kept for the log', async () => {
  const { db, boardWith, teamId, faults } = await readInTheMorning()
  const fault = new Error('secret inside')
  const board = boardWith({ snapshot: () => Promise.reject(fault) })
  await db.write(async tx => {
    await tx.delete(closes)
    await tx.update(sprints).set({ state: 'closed', closedAt: morning })
  })
  const sync = await board.syncTeam(teamId)
  expect(sync).toMatchObject({ state: 'failed' })
  expect(sync.error).toBe(
    'Something went wrong inside Knots while it read the board. Its log says what.',
  )
  expect(faults).toEqual([fault])
})

import { expect, test } from 'vitest'
import { items, sprints } from '../../db/schema.ts'
import { replay } from '../../scripts/stand-in/scenario/replay.ts'
import type { Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { year } from '../../scripts/stand-in/scenario/year/year.ts'
import { changesByItem, itemHistory, stateAt } from '../../server/domain/ledger.ts'
import { doneStatusTest } from '../../server/domain/status.ts'
import { listChanges } from '../../server/store/ledger.ts'
import { setUp } from './board-setup.ts'

const dayMs = 86_400_000

/** What the ledger says of every item as of an instant, by title. */
async function ledgerAt(db: Awaited<ReturnType<typeof setUp>>['db'], teamId: string) {
  const isDone = doneStatusTest(null)
  const titles = new Map((await db.read.select().from(items)).map(row => [row.itemId, row.title]))
  const sprintTitles = new Map(
    (await db.read.select().from(sprints)).map(row => [row.id, row.title]),
  )
  const histories = [...changesByItem(await listChanges(db.read, teamId))].map(
    ([itemId, changes]) => [titles.get(itemId) ?? itemId, itemHistory(changes, isDone)] as const,
  )
  return (at: number) =>
    new Map(
      histories
        .map(([title, history]) => [title, stateAt(history, at)] as const)
        .filter(([, item]) => item.present || item.dropped || item.done)
        .map(([title, { points, sprintId, status, done, dropped, doneSince }]) => [
          title,
          {
            points,
            sprint: sprintTitles.get(sprintId ?? '') ?? null,
            status,
            done,
            dropped,
            doneSince,
          },
        ]),
    )
}

/** The same of the scenario itself, of what is on the board and may be seen. */
function truthAt(made: Scenario, at: number) {
  const titles = new Map<string, string>()
  for (const step of made.steps()) {
    if (step.at > at) break
    if (step.do === 'open' || step.do === 'rename') titles.set(step.key, step.title)
  }
  return new Map(
    [...replay(made, made.steps(), at)]
      .filter(([, state]) => state.onBoard && !state.hidden)
      .map(([key, { points, sprint, status, doneSince, dropped }]) => [
        titles.get(key) ?? key,
        { points, sprint, status, done: doneSince !== null, dropped, doneSince },
      ]),
  )
}

test('read day by day, the ledger tells every item as it was at each of these times', {
  timeout: 60_000,
}, async () => {
  const { made } = year({ today: '2026-06-24', finished: 3 })
  const player = made.play()
  const first = made.instant('2026-05-01', '20:00')
  const times = Array.from({ length: 56 }, (_, day) => first + day * dayMs)
  player.advanceTo(first)
  const { db, board, teamId } = await setUp(player.world)
  for (const at of times) {
    player.advanceTo(at)
    const sync = await board.syncTeam(teamId)
    expect(sync).toMatchObject({ state: 'ok', warnings: [] })
  }
  const ledger = await ledgerAt(db, teamId)
  let compared = 0
  for (const at of times) {
    const told = ledger(at)
    for (const [title, truth] of truthAt(made, at)) {
      expect({ at: new Date(at).toISOString(), title, ...told.get(title) }).toEqual({
        at: new Date(at).toISOString(),
        title,
        ...truth,
      })
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(1000)
})

test('read once at the end, the ledger tells since when everything is done', async () => {
  const { made } = year({ today: '2026-06-24', finished: 3 })
  const player = made.play()
  const at = made.instant('2026-06-24', '20:00')
  player.advanceTo(at)
  const { db, board, teamId } = await setUp(player.world)
  await board.syncTeam(teamId)
  const told = (await ledgerAt(db, teamId))(at)
  const truth = truthAt(made, at)
  expect(truth.size).toBeGreaterThan(40)
  for (const [title, item] of truth)
    expect({ title, ...told.get(title) }).toEqual({ title, ...item })
})

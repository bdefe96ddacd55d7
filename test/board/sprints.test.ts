import { describe, expect, test } from 'vitest'
import type { Db } from '../../db/open.ts'
import { closes, items, iterations, recorded, sprints } from '../../db/schema.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { setValue } from '../../scripts/stand-in/world/items.ts'
import { addIteration } from '../../scripts/stand-in/world/projects.ts'
import { insertSprints } from '../../server/store/sprints.ts'
import { contentOf, setUp } from './board-setup.ts'

const dayMs = 86_400_000
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

async function sprintsOf(db: Db) {
  const rows = await db.read.select().from(sprints).orderBy(sprints.number)
  return rows.map(({ number, title, firstDay, lastDay, state }) => ({
    number,
    title,
    firstDay,
    lastDay,
    state,
  }))
}

/** Three sprints on the board: over, current and coming on June 17th. */
const three = () =>
  scenario({ firstDay: '2026-04-01' })
    .person('Mara Lind')
    .sprint('May', { firstDay: '2026-05-25' })
    .sprint('June', { firstDay: '2026-06-08' })
    .sprint('July', { firstDay: '2026-06-29' })
    .on('2026-05-20', '09:00', team => team.issue('a', 'Tides').estimate(5).moveTo('May').close())

async function read(made = three(), day = '2026-06-17') {
  const player = made.play()
  player.advanceTo(made.instant(day, '12:00'))
  const setup = await setUp(player.world)
  await setup.board.syncTeam(setup.teamId)
  const field = player.project.fields.find(({ name }) => name === 'Sprint')!
  return { ...setup, player, field }
}

describe('sprints from iterations', () => {
  test('one that was over at the first read is closed as found, with its figures kept', async () => {
    const { db } = await read()
    expect(await sprintsOf(db)).toEqual([
      { number: 1, title: 'May', firstDay: '2026-05-25', lastDay: '2026-06-07', state: 'closed' },
      { number: 2, title: 'June', firstDay: '2026-06-08', lastDay: '2026-06-21', state: 'planned' },
      { number: 3, title: 'July', firstDay: '2026-06-29', lastDay: '2026-07-12', state: 'planned' },
    ])
    const [may] = await db.read.select().from(sprints).orderBy(sprints.number)
    const end = Date.parse('2026-06-08T00:00:00+02:00') - 1
    expect(may?.closedAt).toBe(end)
    expect(await db.read.select().from(closes)).toMatchObject([
      {
        sprintId: may?.id,
        isAsFound: true,
        closedBy: null,
        figures: { sprintId: may?.id, at: end },
      },
    ])
  })

  test('one that ends later waits for somebody to close it', async () => {
    const { db, board, teamId, player } = await read()
    player.advanceTo(Date.parse('2026-06-23T12:00:00Z'))
    await board.syncTeam(teamId)
    expect((await sprintsOf(db)).map(({ state }) => state)).toEqual([
      'closed',
      'planned',
      'planned',
    ])
  })

  test('in the days of grace after its end it is not over yet', async () => {
    const player = three().play()
    player.advanceTo(Date.parse('2026-06-08T12:00:00Z'))
    const { db, board, teamId } = await setUp(player.world, { team: { graceDays: 1 } })
    await board.syncTeam(teamId)
    expect((await sprintsOf(db))[0]).toMatchObject({ title: 'May', state: 'planned' })
  })

  test('follow a new title and new days, unless closed', async () => {
    const { db, board, teamId, field } = await read()
    for (const iteration of field.iterations) {
      iteration.title += '!'
      iteration.duration = 13
    }
    await board.syncTeam(teamId)
    expect(await sprintsOf(db)).toMatchObject([
      { title: 'May', lastDay: '2026-06-07' },
      { title: 'June!', lastDay: '2026-06-20' },
      { title: 'July!', lastDay: '2026-07-11' },
    ])
  })

  test('keep a title that a person gave until GitHub changes its own', async () => {
    const { db, board, teamId, field } = await read()
    await db.write(async tx => {
      await tx.update(sprints).set({ title: 'Ours' })
    })
    await board.syncTeam(teamId)
    expect((await sprintsOf(db)).map(({ title }) => title)).toEqual(['Ours', 'Ours', 'Ours'])
    field.iterations[2]!.title = 'Summer'
    await board.syncTeam(teamId)
    expect((await sprintsOf(db)).map(({ title }) => title)).toEqual(['Ours', 'Ours', 'Summer'])
  })

  test('one that GitHub knows no more stays, with its items', async () => {
    const { db, board, teamId, field } = await read()
    field.iterations.shift()
    await board.syncTeam(teamId)
    const [may] = await db.read.select().from(sprints).orderBy(sprints.number)
    expect(may?.title).toBe('May')
    expect(await db.read.select().from(items)).toMatchObject([{ sprintId: may?.id }])
    const [link] = await db.read.select().from(iterations).orderBy(iterations.startDate)
    expect(link?.vanishedAt).not.toBeNull()
  })

  test('iterations saved anew under other ids stay the same sprints with the same items', async () => {
    const { db, board, teamId, field, player } = await read()
    const before = await contentOf(db, ['syncs', 'iterations', 'teams'])
    const old = field.iterations.splice(0)
    const anew = old.map(({ title, startDate, duration }) =>
      addIteration(player.world, field, { title, startDate, duration }),
    )
    await board.syncTeam(teamId)
    expect(await contentOf(db, ['syncs', 'iterations', 'teams'])).toEqual(before)
    expect(await db.read.select().from(iterations)).toHaveLength(6)
    // Put back into what is the same sprint for Knots: the ledger has nothing to tell.
    const [item] = player.project.items
    setValue(
      player.world,
      item!,
      field,
      { iterationId: anew[0]!.id },
      { at: player.world.now(), by: null },
    )
    await board.syncTeam(teamId)
    expect((await contentOf(db)).changes).toEqual(before.changes)
  })

  test('one added later takes the next number, wherever its days lie', async () => {
    const { db, board, teamId, field, player } = await read()
    addIteration(player.world, field, { title: 'April', startDate: '2026-05-04', duration: 14 })
    await board.syncTeam(teamId)
    expect((await sprintsOf(db)).at(-1)).toEqual({
      number: 4,
      title: 'April',
      firstDay: '2026-05-04',
      lastDay: '2026-05-17',
      state: 'closed',
    })
  })
})

describe('a board without iterations', () => {
  test('makes no sprints and says so', async () => {
    const made = scenario({ firstDay: '2026-05-01', sprintField: null })
      .person('Mara Lind')
      .on('2026-05-02', '09:00', team => team.issue('a', 'Tides').estimate(3))
    const { db, board, teamId } = await read(made)
    expect(await sprintsOf(db)).toEqual([])
    const { warnings } = await board.status(teamId)
    expect(warnings).toEqual([
      'The board has no iteration field, so Knots finds no sprints there. Add one on GitHub.',
    ])
  })
})

describe('sprints of minutes and iterations that overlap the last five of them', () => {
  test('are 16 sprints with their numbers; the iterations give days and title', async () => {
    const firstDay = '2025-11-03'
    const made = scenario({ firstDay: '2025-11-01' }).person('Mara Lind')
    for (let index = 11; index < 16; index += 1)
      made.sprint(`Iteration ${index + 1}`, { firstDay: dayAfter(firstDay, index * 14 + 1) })
    made.on('2026-04-01', '09:00', team =>
      team.issue('a', 'Tides').estimate(5).moveTo('Iteration 12'),
    )
    const player = made.play()
    player.advanceTo(made.instant('2026-06-10', '12:00'))
    const { db, board, teamId } = await setUp(player.world)
    const drafts = Array.from({ length: 16 }, (_, index) => ({
      firstDay: dayAfter(firstDay, index * 14),
      lastDay: dayAfter(firstDay, index * 14 + 13),
      title: `Sprint ${index + 1}`,
      madeFrom: 'minutes' as const,
      state: index < 15 ? ('closed' as const) : ('planned' as const),
      closedAt: index < 15 ? Date.parse(dayAfter(firstDay, index * 14 + 14)) : null,
    }))
    const before = await db.write(tx => insertSprints(tx, teamId, drafts, 0))
    await db.write(async tx => {
      await tx.insert(recorded).values(
        before.map(({ id }) => ({
          sprintId: id,
          source: 'minutes' as const,
          counted: 12,
          recordedAt: 0,
        })),
      )
    })
    await board.syncTeam(teamId)
    const after = await sprintsOf(db)
    expect(after.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
    expect(after.map(({ title }) => title).slice(10, 13)).toEqual([
      'Sprint 11',
      'Iteration 12',
      'Iteration 13',
    ])
    expect(after[11]).toMatchObject({
      firstDay: '2026-04-07',
      lastDay: '2026-04-20',
      state: 'closed',
    })
    const [, , , , , , , , , , , twelfth] = await db.read.select().from(sprints)
    expect(twelfth?.closedAt).toBe(Date.parse('2026-04-21T00:00:00+02:00') - 1)
    expect((await db.read.select().from(sprints)).map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    )
    expect(await db.read.select().from(recorded)).toHaveLength(16)
    const kept = await db.read.select().from(closes)
    expect(kept.map(({ sprintId }) => before.findIndex(({ id }) => id === sprintId))).toEqual([
      11, 12, 13, 14,
    ])
  })
})

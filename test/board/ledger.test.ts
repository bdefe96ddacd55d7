import { describe, expect, test } from 'vitest'
import { items } from '../../db/schema.ts'
import { badGateway } from '../../scripts/stand-in/faults.ts'
import { type Scenario, scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { ledgerOf, setUp } from './board-setup.ts'

/** A board from May 1st with one sprint of two weeks from Monday, June 1st. */
const board = () =>
  scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })

/** Reads the board at each of these times, and tells the ledger of what was written after the first. */
async function readAt(made: Scenario, ...times: [string, string][]) {
  const player = made.play()
  const [first, ...later] = times.map(([day, time]) => made.instant(day, time))
  player.advanceTo(first ?? 0)
  const setup = await setUp(player.world)
  const read = async () => {
    const sync = await setup.board.syncTeam(setup.teamId)
    expect(sync.error).toBeNull()
    return sync
  }
  await read()
  const before = await ledgerOf(setup.db, made)
  const syncs = []
  for (const at of later) {
    player.advanceTo(at)
    syncs.push(await read())
  }
  const after = await ledgerOf(setup.db, made)
  return {
    ...setup,
    player,
    first: before,
    added: after.filter(line => !before.includes(line)),
    gone: before.filter(line => !after.includes(line)),
    syncs,
  }
}

describe('the first read', () => {
  test('takes dated values as exact, and what was before them as assumed', async () => {
    const made = board()
      .on('2026-05-20', '09:00', team => team.issue('a', 'Tides').status('Todo'))
      .on('2026-05-22', '09:00', team => team.item('a').estimate(5))
      .on('2026-05-25', '09:00', team => team.item('a').moveTo('Sprint 1'))
      .on('2026-06-03', '15:00', team => team.item('a').close())
    const { first } = await readAt(made, ['2026-06-04', '12:00'])
    expect(first).toEqual([
      '05-20T09:00 Tides: present 1 (exact, value-date)',
      '05-20T09:00 Tides: points 5 (assumed, sync)',
      '05-20T09:00 Tides: sprint null (assumed, sync)',
      // Told by the timeline, for the sprint is not over.
      '05-20T09:00 Tides: status Todo (exact, timeline)',
      '05-22T09:00 Tides: points 5 (exact, value-date)',
      '05-25T09:00 Tides: sprint Sprint 1 (exact, value-date)',
      '06-03T15:00 Tides: state completed (exact, value-date)',
      '06-03T15:00 Tides: status Done (exact, value-date)',
    ])
  })

  test('takes an item put into a sprint after its end as in it since its start', async () => {
    const made = board()
      .on('2026-05-20', '09:00', team => team.issue('a', 'Tides'))
      .on('2026-06-20', '09:00', team => team.item('a').moveTo('Sprint 1'))
      .on('2026-06-20', '09:10', team => team.issue('b', 'Charts').moveTo('Sprint 1'))
    const { first } = await readAt(made, ['2026-06-21', '12:00'])
    expect(first).toEqual([
      '05-20T09:00 Tides: present 1 (exact, value-date)',
      '06-01T00:00 Tides: sprint Sprint 1 (assumed, sync)',
      '06-01T00:00 Charts: present 1 (assumed, sync)',
      '06-01T00:00 Charts: sprint Sprint 1 (assumed, sync)',
    ])
  })

  test('reads no timelines of sprints that are over: the dates of values say enough', async () => {
    const made = board().on('2026-05-20', '09:00', team =>
      team.issue('a', 'Tides').moveTo('Sprint 1').close(),
    )
    const { standIn } = await readAt(made, ['2026-06-21', '12:00'])
    expect(standIn.requests.filter(({ query }) => query.includes('KnotsTimelines'))).toEqual([])
  })
})

describe('a later read', () => {
  const started = () =>
    board().on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
      team.issue('b', 'Charts').estimate(3).moveTo('Sprint 1').status('Todo')
    })
  const morning: [string, string] = ['2026-06-02', '08:00']
  const evening: [string, string] = ['2026-06-02', '20:00']

  test('dates what GitHub dates', async () => {
    const made = started().on('2026-06-02', '10:00', team => {
      team.item('a').estimate(8)
      team.item('b').moveTo('Sprint 2').status('In progress')
    })
    const { added, gone } = await readAt(made, morning, evening)
    expect(gone).toEqual([])
    expect(added).toEqual([
      '06-02T10:00 Tides: points 8 (exact, value-date)',
      '06-02T10:00 Charts: sprint Sprint 2 (exact, value-date)',
      '06-02T10:00 Charts: status In progress (exact, value-date)',
    ])
  })

  test('bounds what is cleared or archived between the two reads, and dates what left the board', async () => {
    const made = started().on('2026-06-02', '10:00', team => {
      team.item('a').estimate(null).moveTo(null).status(null).archive()
      team.item('b').removeFromBoard()
    })
    const { added } = await readAt(made, morning, evening)
    expect(added.sort()).toEqual([
      '06-02T10:00 Charts: present 0 (exact, timeline)',
      '06-02T20:00 Tides: archived 1 (bounded since 06-02T08:00, sync)',
      '06-02T20:00 Tides: points null (bounded since 06-02T08:00, sync)',
      '06-02T20:00 Tides: sprint null (bounded since 06-02T08:00, sync)',
      '06-02T20:00 Tides: status null (bounded since 06-02T08:00, sync)',
    ])
  })

  test('asks by id before it takes an item as gone', async () => {
    const made = started().on('2026-06-02', '10:00', team => team.item('b').removeFromBoard())
    const { standIn, syncs } = await readAt(made, morning, evening)
    expect(standIn.requests.filter(({ query }) => query.includes('KnotsItemsById'))).toHaveLength(1)
    expect(syncs[0]?.requests).toBe(3)
  })

  test('knows of an item that is new since the last read when each value was first set', async () => {
    const made = started()
      .on('2026-06-02', '10:00', team => team.issue('c', 'Ropes'))
      .on('2026-06-02', '11:00', team => team.item('c').estimate(2).moveTo('Sprint 1'))
    const { added } = await readAt(made, morning, evening)
    expect(added).toEqual([
      '06-02T10:00 Ropes: present 1 (exact, value-date)',
      '06-02T11:00 Ropes: points 2 (exact, value-date)',
      '06-02T11:00 Ropes: sprint Sprint 1 (exact, value-date)',
    ])
  })

  test('learns from the timeline since when work was really done', async () => {
    const made = started()
      .on('2026-06-02', '10:00', team => team.item('a').status('In progress'))
      .on('2026-06-02', '11:00', team => team.item('a').close())
      .on('2026-06-02', '14:00', team => team.item('a').reopen())
      .on('2026-06-02', '15:00', team => team.item('a').close())
    const { added, syncs } = await readAt(made, morning, evening)
    expect(added).toEqual([
      '06-02T10:00 Tides: status In progress (exact, timeline)',
      '06-02T11:00 Tides: state completed (exact, timeline)',
      '06-02T11:00 Tides: status Done (exact, timeline)',
      '06-02T14:00 Tides: state open (exact, timeline)',
      '06-02T14:00 Tides: status In progress (exact, timeline)',
      '06-02T15:00 Tides: state completed (exact, value-date)',
      '06-02T15:00 Tides: status Done (exact, value-date)',
    ])
    expect(syncs[0]).toMatchObject({ timelineRequests: 1 })
  })

  test('reads a timeline once for each time that work is done', async () => {
    const made = started().on('2026-06-02', '10:00', team => team.item('a').close())
    const { syncs } = await readAt(made, morning, evening, ['2026-06-03', '08:00'])
    expect(syncs.map(({ timelineRequests }) => timelineRequests)).toEqual([1, 0])
  })

  test('asks the timeline when an item was opened again, for no value tells', async () => {
    const made = started()
      .on('2026-06-02', '10:00', team => team.item('a').close())
      .on('2026-06-03', '10:00', team => team.item('a').reopen())
    const { added, syncs } = await readAt(made, evening, ['2026-06-05', '20:00'])
    expect(added).toContain('06-03T10:00 Tides: state open (exact, timeline)')
    expect(added.filter(line => line.includes('bounded'))).toEqual([])
    expect(syncs).toMatchObject([{ timelineRequests: 1 }])
  })

  test('gives a bounded opening its instant once a timeline can be read, and keeps the old row', async () => {
    const made = started()
      .on('2026-06-02', '10:00', team => team.item('a').close())
      .on('2026-06-03', '10:00', team => team.item('a').reopen())
      .on('2026-06-04', '10:00', team => team.item('a').close())
    const player = made.play()
    player.advanceTo(made.instant('2026-06-02', '20:00'))
    const { board: reader, db, standIn, teamId } = await setUp(player.world)
    await reader.syncTeam(teamId)
    standIn.faults.when(({ query }) => query.includes('query KnotsTimelines'), badGateway)
    player.advanceTo(made.instant('2026-06-03', '20:00'))
    await reader.syncTeam(teamId)
    expect(await ledgerOf(db, made)).toContain(
      '06-03T20:00 Tides: state open (bounded since 06-02T20:00, sync)',
    )
    standIn.faults.clear()
    player.advanceTo(made.instant('2026-06-04', '20:00'))
    await reader.syncTeam(teamId)
    const rows = await db.read.query.changes.findMany()
    const replaced = rows.filter(({ replacedBy }) => replacedBy !== null)
    expect(replaced.map(({ field, text, certainty }) => [field, text, certainty])).toEqual([
      ['state', 'open', 'bounded'],
    ])
    const better = { text: 'open', certainty: 'exact', source: 'timeline' }
    expect(rows.find(({ id }) => id === replaced[0]?.replacedBy)).toMatchObject(better)
  })

  test('knows an item again that was taken off the board and put back', async () => {
    const made = started()
      .on('2026-06-02', '10:00', team => team.item('a').removeFromBoard())
      .on('2026-06-02', '11:00', team => team.item('a').add().estimate(5).moveTo('Sprint 1'))
    const { added, db } = await readAt(made, morning, evening)
    expect(await db.read.select().from(items)).toHaveLength(2)
    expect(added.slice(0, 2)).toEqual([
      '06-02T10:59 Tides: present 0 (bounded since 06-02T08:00, sync)',
      '06-02T11:00 Tides: present 1 (exact, value-date)',
    ])
  })

  test('keeps what it knew of an item that may not be seen any more', async () => {
    const made = started().on('2026-06-02', '10:00', team => team.item('a').hide())
    const { added, gone, db } = await readAt(made, morning, evening)
    expect([...added, ...gone]).toEqual([])
    const rows = await db.read.select().from(items)
    expect(rows[0]).toMatchObject({ kind: 'redacted', title: 'Tides', points: 5, isPresent: true })
  })

  test('follows the order of the board without calling it a change', async () => {
    const made = started().on('2026-06-02', '10:00', team => team.item('b').placeAfter(null))
    const { added, syncs, db } = await readAt(made, morning, evening)
    expect(added).toEqual([])
    expect(syncs[0]?.changes).toBe(0)
    const rows = await db.read.select().from(items).orderBy(items.position)
    expect(rows.map(({ title }) => title)).toEqual(['Charts', 'Tides'])
  })

  test('a renamed status is a change of name between two reads, not a move at an old date', async () => {
    const made = started()
    const player = made.play()
    player.advanceTo(made.instant(...morning))
    const { board: knots, teamId, db } = await setUp(player.world)
    await knots.syncTeam(teamId)
    const status = player.project.fields.find(({ name }) => name === 'Status')
    status!.options[0]!.name = 'Backlog'
    player.advanceTo(made.instant(...evening))
    await knots.syncTeam(teamId)
    expect((await ledgerOf(db, made)).filter(line => line.includes('Backlog'))).toEqual([
      '06-02T20:00 Tides: status Backlog (bounded since 06-02T08:00, sync)',
      '06-02T20:00 Charts: status Backlog (bounded since 06-02T08:00, sync)',
    ])
  })
})

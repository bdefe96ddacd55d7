import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { items, recorded } from '../../db/schema.ts'
import { Forecast, ForecastQuery } from '../../server/contract/forecast.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { saveAside } from '../../server/store/aside.ts'
import { saveAvailability } from '../../server/store/availability.ts'
import { on } from '../domain/facts.ts'
import { record } from '../domain/record.ts'
import { makeWatchedTeam, type WatchedTeam } from './watched-team.ts'

let board: WatchedTeam

async function forecast(query: Record<string, string>, now = on(6, 18)) {
  const asked = ForecastQuery.parse(query)
  const { body } = await board.figures.forecast(board.teamId, asked, now)
  return Forecast.parse(JSON.parse(body.toString()))
}

/** Two-week sprints from 24 October 2025 on, all closed with the points and FTE that the team wrote down. */
async function writtenRecord(outcomes: readonly (readonly [number, number])[]) {
  for (const [index, [counted, actualFte]] of outcomes.entries()) {
    const firstDay = addDays('2025-11-14', index * 14)
    const lastDay = addDays(firstDay, 13)
    const closedAt = Date.parse(`${lastDay}T23:59:59Z`)
    const id = `old-${index + 1}`
    await board.writtenSprint(id, firstDay, 14, { state: 'closed', closedAt })
    await board.db.write(async tx => {
      await tx
        .insert(recorded)
        .values({ sprintId: id, source: 'minutes', recordedAt: on(6, 1), counted, actualFte })
    })
  }
  await board.raise()
}

async function item(id: string, values: Partial<typeof items.$inferInsert>) {
  await board.item(id)
  await board.db.write(async tx => {
    await tx
      .update(items)
      .set({ position: 1, ...values })
      .where(eq(items.itemId, id))
  })
  await board.raise()
}

beforeEach(async () => {
  board = await makeWatchedTeam()
})

describe("a forecast from a team's own record of fifteen sprints", () => {
  beforeEach(async () => {
    await writtenRecord(record)
  })

  test('draws the last ten velocities, and the mean FTE of the last three where nobody is known', async () => {
    const { why, basis, sprints, points, shares, formula } = await forecast({ points: '100' })
    expect(why).toBeNull()
    expect(basis.velocities.map(one => [one.number, one.velocity])).toEqual(
      record.slice(-10).map(([counted, fte], index) => [index + 6, counted / fte]),
    )
    expect(basis).toMatchObject({ runs: 10_000, fte: [], laterFte: 4, growth: null })
    expect(points).toBeNull()
    expect(sprints?.map(one => one.percent)).toEqual([50, 85, 95])
    // Of all ways in which four of these velocities times 4 FTE add up, 77.9 % reach 100, of five 97.2 %.
    expect(sprints?.map(one => one.sprints)).toEqual([4, 5, 5])
    expect(sprints?.[0]?.lastDay).toBe('2026-08-12')
    expect(shares?.reduce((total, one) => total + one.share, 0)).toBeCloseTo(1, 9)
    expect(formula?.filled).toBe('100 points: 50 % after 4, 85 % after 5, 95 % after 5 sprints')
  })

  test('is the same each time, whoever asks', async () => {
    const first = await forecast({ points: '100' })
    await board.raise()
    expect(await forecast({ points: '100' })).toEqual(first)
  })

  test('of the sprint that runs only what is left of it counts, with the FTE likely in it', async () => {
    await board.writtenSprint('running', '2026-06-12', 14, { state: 'active' })
    await board.person('ada', { usualPercent: 80 })
    await board.person('bo')
    const said = { plannedPercent: 50 }
    const by = { enteredBy: null, now: on(6, 11) }
    await saveAvailability(board.db, board.teamId, 'running', 'bo', said, by)
    const { basis, points, formula } = await forecast({ sprints: '1' })
    expect(basis.fte).toEqual([
      { sprintId: 'running', number: 16, lastDay: '2026-06-25', fte: 1.3 },
    ])
    expect(basis.laterFte).toBe(4)
    expect(formula?.notes).toContain(
      'Sprint 16 counts with 6 of its 10 working days, 0.6 of a usual sprint.',
    )
    const velocities = basis.velocities.map(one => one.velocity)
    for (const one of points ?? [])
      expect(velocities.map(velocity => velocity * 1.3 * 0.6)).toContainEqual(
        expect.closeTo(one.points, 6),
      )
  })

  test('points by a day are those of the sprints until then, the last one in part', async () => {
    const all = await forecast({ sprints: '2' })
    const lastDay = '2026-07-15'
    expect((await forecast({ day: lastDay })).points).toEqual(all.points)
    const half = await forecast({ day: '2026-07-08' })
    expect(half.formula?.notes).toContain(
      'The sprint to 2026-07-15 counts with 5 of its 10 working days, 0.5 of a usual sprint.',
    )
    half.points?.forEach((one, index) => {
      expect(one.points).toBeLessThan(all.points?.[index]?.points ?? 0)
    })
  })

  test('there is none for a day that is past, nor for one in the far future', async () => {
    expect(await forecast({ day: '2026-06-17' })).toMatchObject({
      why: 'This day is past.',
      points: null,
    })
    expect((await forecast({ day: '2040-01-01' })).why).toMatch(
      /^A forecast looks 104 sprints ahead/,
    )
  })

  test('work that would take longer than anybody looks ahead has no date, and words', async () => {
    const { why, sprints } = await forecast({ points: '50000' })
    expect(sprints?.map(one => [one.sprints, one.lastDay])).toEqual(Array(3).fill([null, null]))
    expect(why).toMatch(
      /does not come to an end: it was done within 104 sprints in 0 % of the runs/,
    )
  })

  test('a sprint that nobody closed yet is not drawn, and that is said', async () => {
    await board.writtenSprint('overdue', '2026-06-01', 14, { state: 'active' })
    const { basis, formula } = await forecast({ points: '10' })
    expect(basis.fte).toEqual([])
    expect(formula?.notes).toContain('Sprint 16 is over and not closed yet: it is not among them.')
  })

  test('a sprint left out of averages is not drawn', async () => {
    await board.exclude('old-15', 'Half of the team was away')
    const { basis } = await forecast({ points: '10' })
    expect(basis.velocities.map(one => one.number)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  })
})

test('four closed sprints are too few for a forecast, and that is said with what is known', async () => {
  await writtenRecord(record.slice(0, 4))
  await item('open', { points: 5 })
  const answer = await forecast({ backlog: 'true' })
  expect(answer).toMatchObject({
    why: 'A forecast needs 5 closed sprints with points and FTE; there are 4 so far.',
    work: { points: 5, items: 1 },
    sprints: null,
    points: null,
    shares: null,
    formula: null,
  })
  expect(answer.basis.velocities).toHaveLength(4)
})

describe('the work of a board', () => {
  beforeEach(async () => {
    await writtenRecord(record)
    await board.sprint('running', '2026-06-12', 14, { state: 'active' })
    await item('done-3', { points: 3, status: 'Done', isArchived: true })
    await item('done-5', { points: 5, state: 'completed' })
    await item('open-8', { points: 8, labels: ['paper', 'hull'] })
    await item('in-sprint', { points: 2, sprintId: 'running', labels: ['hull'] })
    await item('left', { points: 13, sprintId: 'old-15' })
    await item('no-estimate', { labels: ['hull'] })
    await item('hidden', {})
    await item('aside', { points: 20, labels: ['hull'] })
    await item('dropped', { points: 40, state: 'not-planned' })
    await item('gone', { points: 40, isPresent: false })
    await item('put-away', { points: 40, isArchived: true })
    await saveAside(board.db, board.teamId, 'aside', 'Counted on its parent', on(6, 2))
  })

  test('is what is open on it, in the running sprint too, with the median for what has no estimate', async () => {
    const { work, sprints } = await forecast({ backlog: 'true' })
    expect(work).toMatchObject({ points: 14, items: 5, unestimated: 1, median: 4 })
    expect(work?.formula.filled).toBe('10 + 1 x 4 = 14')
    expect(work?.formula.notes).toEqual([
      '1 item has no estimate; each counts 4, the median of the points of all items that the team has finished.',
      '1 item is set aside and counts 0: its points stand on another item too.',
      '1 item cannot be seen and counts 0.',
      'Not in it: 1 open item with 13 estimated points, left in closed sprints.',
    ])
    expect(sprints).toEqual((await forecast({ points: '14' })).sprints)
  })

  test('of a label is the part that bears it', async () => {
    const { work, formula } = await forecast({ label: 'hull' })
    expect(formula?.notes).toContain(
      'As if the team worked on nothing without this label before it is done.',
    )
    expect(work).toMatchObject({ points: 14, items: 4, unestimated: 1, median: 4 })
    expect((await forecast({ label: 'hul' })).work).toMatchObject({ points: 0, items: 0 })
    expect((await forecast({ label: 'paper' })).work).toMatchObject({ points: 8, items: 1 })
  })

  test('a label that nothing bears is done at once', async () => {
    const { sprints } = await forecast({ label: '%' })
    expect(sprints?.map(one => [one.sprints, one.lastDay])).toEqual(Array(3).fill([0, null]))
  })

  test('growth is not reckoned with where the board is too young, and that is said', async () => {
    await board.db.write(async tx => {
      await tx.update(items).set({ createdAt: on(5, 20) })
    })
    await board.raise()
    const answer = await forecast({ backlog: 'true', growth: 'true' })
    expect(answer.why).toBe(
      'How the backlog grew is known of 1 of the last sprints; 5 are needed to reckon with it.',
    )
    expect(answer.sprints).toBeNull()
  })

  test('growth is what came onto the board in each of the last sprints', async () => {
    await item('arrived', { points: 7, createdAt: on(4, 16) })
    await item('arrived-later', { createdAt: on(6, 3), labels: ['hull'] })
    const still = await forecast({ points: '40' })
    const growing = await forecast({ points: '40', growth: 'true' })
    expect(still.basis.growth).toBeNull()
    expect(growing.basis.growth).toEqual([0, 0, 0, 0, 0, 7, 0, 0, 0, 4])
    expect(growing.sprints?.[2]?.sprints).toBeGreaterThanOrEqual(still.sprints?.[2]?.sprints ?? 99)
    const never = await forecast({ points: '9000', growth: 'true' })
    expect(never.why).toMatch(/^The work grows about as fast as it gets done/)
    const hull = await forecast({ label: 'hull', growth: 'true' })
    expect(hull.basis.growth).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 4])
  })
})

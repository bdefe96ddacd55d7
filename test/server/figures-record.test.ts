import { beforeEach, describe, expect, test } from 'vitest'
import { recorded } from '../../db/schema.ts'
import { Capacity, type CapacityQuery } from '../../server/contract/capacity.ts'
import { Sprint } from '../../server/contract/sprint.ts'
import { Velocity, type VelocityQuery } from '../../server/contract/velocity.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { saveAvailability } from '../../server/store/availability.ts'
import { on } from '../domain/facts.ts'
import { record } from '../domain/record.ts'
import { makeWatchedTeam, type WatchedTeam } from './watched-team.ts'

type Written = Partial<typeof recorded.$inferInsert>

/** Points to expect of 4.2 FTE after the fifteen sprints of the record, by each method. */
const expectedByMethod = [
  'weighted all 23.66',
  'pooled all 24.91',
  'pooled 3 16.52',
  'pooled 5 24.53',
  'pooled 8 28.13',
  'mean all 24.77',
  'mean 3 16.62',
  'mean 5 25.04',
  'mean 8 28.93',
  'median all 22.11',
  'median 3 16.20',
  'median 5 22.11',
  'median 8 28.05',
]

let board: WatchedTeam

async function write(sprintId: string, totals: Written) {
  await board.db.write(async tx => {
    await tx
      .insert(recorded)
      .values({ sprintId, source: 'minutes', recordedAt: on(6, 1), ...totals })
  })
  await board.raise()
}

const closed = (lastDay: string) => ({
  state: 'closed',
  closedAt: Date.parse(`${lastDay}T23:59:59Z`),
})

async function velocity(query: VelocityQuery = {}, now = on(6, 18)) {
  const { body } = await board.figures.velocity(board.teamId, query, now)
  return Velocity.parse(JSON.parse(body.toString()))
}

async function capacity(query: CapacityQuery = {}, now = on(6, 18)) {
  const { body } = await board.figures.capacity(board.teamId, 'running', query, now)
  return Capacity.parse(JSON.parse(body.toString()))
}

async function sprint(id: string, now = on(6, 18)) {
  const { body } = await board.figures.sprint(board.teamId, id, now)
  return Sprint.parse(JSON.parse(body.toString()))
}

describe("a team's own record of fifteen sprints and one running", () => {
  beforeEach(async () => {
    board = await makeWatchedTeam()
    for (const [index, [points, fte]] of record.entries()) {
      const firstDay = addDays('2025-11-14', index * 14)
      const id = `old-${index + 1}`
      await board.writtenSprint(id, firstDay, 14, closed(addDays(firstDay, 13)))
      await write(id, { counted: points, actualFte: fte })
    }
    await board.writtenSprint('running', '2026-06-12', 13, { state: 'active' })
    const answers = [50, 20, 60, 30, 70, 20, 30, 100, 10, 10, 20]
    for (let index = 0; index < 19; index += 1) {
      await board.person(`person-${index}`)
      const plannedPercent = answers[index]
      if (plannedPercent === undefined) continue
      const by = { enteredBy: null, now: on(6, 11) }
      await saveAvailability(
        board.db,
        board.teamId,
        'running',
        `person-${index}`,
        { plannedPercent },
        by,
      )
    }
  })

  test('planning it shows the same expected points by each method, and the one chosen in front', async () => {
    const shown = await capacity()
    expect(shown.fte).toMatchObject({ used: 4.2, from: 'answered', answered: 11, total: 19 })
    expect(
      shown.methods.map(
        ({ method, last, expected }) => `${method} ${last ?? 'all'} ${expected?.toFixed(2)}`,
      ),
    ).toEqual(expectedByMethod)
    expect(shown.expected?.points.expected).toBeCloseTo(23.66, 2)
    expect(shown.expected?.formula.filled).toMatch(/^4\.2 x 5\.63 = 23\.66$/)
    const median = await capacity({ method: 'median', last: '3' })
    expect(median.expected?.points.expected).toBeCloseTo(16.2, 2)
    expect(median.average).toMatchObject({ method: 'median', last: 3 })
  })

  test('4.2 FTE from 11 of 19 make these expected points by each method', async () => {
    expect(await sprint('running')).toMatchObject({
      fte: { planned: 4.2 },
      people: { answered: 11, total: 19 },
      items: null,
      velocity: { expected: null, actual: null },
    })
    const { methods } = await velocity()
    expect(
      methods.map(({ method, last, next }) => `${method} ${last ?? 'all'} ${next?.toFixed(2)}`),
    ).toEqual(expectedByMethod)
  })

  test('the methods say how far off they would have been', async () => {
    const { methods } = await velocity()
    const error = (method: string) =>
      methods.find(one => one.method === method && one.last === null)?.meanAbsoluteError
    expect(error('weighted')).toBeCloseTo(8.9, 1)
    expect(error('mean')).toBeCloseTo(10.4, 1)
    expect(methods.every(one => one.predictions === 12)).toBe(true)
  })

  test('the expectation has its range, its formula and a score', async () => {
    const { next, score, average } = await velocity()
    expect(average).toMatchObject({ method: 'weighted', last: null, sprints: 15 })
    expect(next).toMatchObject({
      sprintId: 'running',
      number: 16,
      fte: 4.2,
      cover: 0.8,
      why: null,
      formula: { formula: 'FTE x average velocity', filled: '4.2 x 5.63 = 23.66' },
    })
    expect(next?.points.low).toBeLessThan(23.66)
    expect(next?.points.high).toBeGreaterThan(23.66)
    expect(score.ranges).toBe(7)
    expect(score.held).toBeLessThanOrEqual(7)
  })

  test('as of the fifth sprint the mean over all is 3.0725, and the sixth comes next', async () => {
    const { average, next, asOf } = await velocity({
      asOf: '2026-01-22',
      method: 'mean',
      last: 'all',
    })
    expect(asOf).toBe('2026-01-22')
    expect(average.value).toBeCloseTo(3.0725, 4)
    expect(average.sprints).toBe(5)
    expect(next).toMatchObject({ sprintId: 'old-6', fte: 3.1 })
    expect(next?.points.expected).toBeCloseTo(3.0725 * 3.1, 4)
  })

  test('the band shows what was known before each sprint', async () => {
    const { band } = await velocity({ method: 'mean', last: 'all' })
    expect(band).toHaveLength(16)
    expect(band[0]).toEqual({ sprintId: 'old-1', average: null, low: null, high: null })
    expect(band[5]?.average).toBeCloseTo(3.0725, 4)
    expect(band[5]?.low).toBeNull()
    expect(band[8]?.low).toBeLessThan(band[8]?.average ?? 0)
  })

  test('the table can be had as CSV', async () => {
    const { body, type } = await board.figures.velocityCsv(board.teamId, {}, on(6, 18))
    const lines = body.toString().split('\r\n')
    expect(type).toContain('text/csv')
    expect(lines).toHaveLength(18)
    expect(lines[15]).toMatch(
      /^15,Sprint 15,2026-05-29,2026-06-11,closed,,,,,20,,3\.8,,5\.263\d+,recorded,$/,
    )
  })

  test('a sprint left out counts in no average', async () => {
    await board.exclude('old-1', 'Everybody was new')
    const { average, sprints } = await velocity({
      asOf: '2026-01-22',
      method: 'pooled',
      last: 'all',
    })
    expect(average.value).toBeCloseTo(33 / 12.4, 9)
    expect(sprints[0]?.excluded).toEqual({ reason: 'Everybody was new' })
  })
})

describe('what was written against what the board says', () => {
  beforeEach(async () => {
    board = await makeWatchedTeam({}, on(5, 20))
    await board.sprint('before', '2026-05-01', 14, closed('2026-05-14'))
    await board.sprint('after', '2026-05-15', 14, closed('2026-05-28'))
    for (const [id, sprintId, day] of [
      ['a', 'before', 10],
      ['b', 'after', 26],
    ] as const) {
      await board.item(
        id,
        [on(4, 1), 'points', 5],
        [on(4, 20), 'sprint', sprintId],
        [on(5, day), 'status', 'Done'],
      )
    }
    await board.keep('before', on(5, 15) - 1)
    await board.keep('after', on(5, 29) - 1)
  })

  test('holds for a sprint that ended before the board was first read', async () => {
    await write('before', { committed: 9, counted: 7, actualFte: 2 })
    expect(await sprint('before')).toMatchObject({
      points: { committed: 9, counted: 7, completed: null, scope: null },
      items: { total: 1, done: 1 },
      fte: { actual: 2 },
      velocity: { actual: 3.5 },
      certainty: 'recorded',
      sources: ['github', 'manual', 'minutes'],
      recorded: [{ source: 'minutes', committed: 9, counted: 7, plannedFte: null, actualFte: 2 }],
      warnings: [
        '9 points committed were written down; Knots reckons 5. What was written holds.',
        '7 points counted were written down; Knots reckons 5. What was written holds.',
      ],
    })
  })

  test('does not hold for points after it, but gives the FTE', async () => {
    await write('after', { committed: 9, counted: 5, actualFte: 2 })
    expect(await sprint('after')).toMatchObject({
      points: { committed: 5, counted: 5, completed: 5 },
      fte: { planned: null, actual: 2 },
      velocity: { actual: 2.5 },
      certainty: 'assumed',
      warnings: ["9 points committed were written down; Knots reckons 5. Knots' own figure holds."],
    })
  })

  test('gives way to an FTE typed in Knots', async () => {
    await write('after', { actualFte: 2 })
    await write('after', { source: 'manual', actualFte: 4 })
    expect(await sprint('after')).toMatchObject({ fte: { actual: 4 }, velocity: { actual: 1.25 } })
  })

  test('a sprint found over is exact from the day the board was first read', async () => {
    const { body } = await board.figures.burndown(board.teamId, 'after', on(6, 18))
    expect(JSON.parse(body.toString())).toMatchObject({ exactFrom: '2026-05-20', committed: 5 })
  })

  test('a sprint without items has no burn-down, and it says whether totals are known', async () => {
    await board.writtenSprint('old', '2026-04-01', 14, closed('2026-04-14'))
    await board.raise()
    const old = async () =>
      JSON.parse((await board.figures.burndown(board.teamId, 'old', on(6, 18))).body.toString())
    expect(await old()).toMatchObject({
      days: [],
      why: 'Neither items nor points of this sprint are known.',
    })
    await write('old', { counted: 5 })
    expect(await old()).toMatchObject({
      days: [],
      why: 'Only totals are known of this sprint, so there is nothing to show day by day.',
    })
  })
})

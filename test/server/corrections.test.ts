import { beforeEach, describe, expect, test } from 'vitest'
import { amendments, closes } from '../../db/schema.ts'
import { Learned, Report, SprintHistory } from '../../server/contract/review.ts'
import { facts, on } from '../domain/facts.ts'
import { teamWithJune } from './review-team.ts'

let june: Awaited<ReturnType<typeof teamWithJune>>

const pointsOf = async () => (await june.sprintOf()).points
const kept = async () => ({
  closes: await june.db.read.$count(closes),
  amendments: await june.db.read.$count(amendments),
})

beforeEach(async () => {
  june = await teamWithJune()
  await june.app.put(`${june.url}/sprints/june/availability/ada`, { plannedPercent: 100 })
  await june.app.put(`${june.url}/sprints/june/availability/bo`, { plannedPercent: 60 })
})

describe('on a closed sprint', () => {
  beforeEach(async () => {
    await june.close()
    await june.nextDay()
  })

  test('a decision, a change of an adjustment and a real percentage want their reason', async () => {
    const withoutReason = [
      await june.decide('e', { decision: 'accepted' }),
      await june.decide('e', { decision: 'accepted', reason: ' a ' }),
      await june.app.put(`${june.url}/sprints/june/availability/ada`, { actualPercent: 40 }),
    ]
    for (const answer of withoutReason) {
      expect(answer.statusCode).toBe(400)
      expect(answer.json().issues[0].path).toBe('reason')
    }
    expect(await kept()).toEqual({ closes: 1, amendments: 0 })
    expect(await pointsOf()).toMatchObject({ outside: 0, counted: 12 })
  })

  test('accepting work later is a correction with its date, its author and its reason', async () => {
    const before = await june.sprintOf()
    const cookie = (await june.app.put('/api/me', { team: june.team.slug, personId: 'bo' })).headers
    const me = { cookie: String(cookie['set-cookie']).split(';')[0]! }
    const body = { decision: 'accepted', reason: 'Seen in the retrospective' }
    await june.app.put(`${june.url}/sprints/june/outside/e`, body, me)
    const after = await june.sprintOf()
    expect(after).toEqual({
      ...before,
      points: { ...before.points, outside: 5, counted: 17 },
      velocity: { ...before.velocity, actual: 17 / 1.6 },
      warnings: [],
    })
    const { entries } = SprintHistory.parse({ entries: await june.history() })
    expect(entries.map(({ kind }) => kind)).toEqual(['committed', 'closed', 'corrected'])
    expect(entries[2]).toEqual({
      at: '2026-06-26T12:00:00.000Z',
      kind: 'corrected',
      by: { personId: 'bo', name: 'bo' },
      reason: 'Seen in the retrospective',
      changes: [
        { figure: 'Done outside', before: 0, after: 5 },
        { figure: 'Counted', before: 12, after: 17 },
        { figure: 'Actual velocity', before: 12 / 1.6, after: 17 / 1.6 },
      ],
    })
    expect(Report.parse(await june.report()).outside[0]).toMatchObject({
      decision: 'accepted',
      decidedBy: { name: 'bo' },
    })
    await june.decide('e', { decision: null, reason: 'It was the same work' })
    expect(await june.sprintOf()).toEqual(before)
    expect(await kept()).toEqual({ closes: 3, amendments: 2 })
  })

  test('an adjustment is a correction for the reason that it bears', async () => {
    const id = 'adjust-old-review'
    const body = { id, points: -2.5, reason: 'Half of it was undone' }
    expect((await june.adjust(body)).statusCode).toBe(201)
    expect((await june.adjust(body)).statusCode).toBe(201)
    expect(await pointsOf()).toMatchObject({ adjusted: -2.5, counted: 9.5 })
    const at = `${june.url}/adjustments/${id}`
    const edited = await june.app.patch(at, { version: 1, points: -1, reason: 'Less was undone' })
    expect(Report.parse(edited.json()).adjustments).toMatchObject([{ points: -1, version: 2 }])
    expect((await june.app.remove(`${at}?version=2`)).json().issues[0].path).toBe('reason')
    await june.app.remove(`${at}?version=2&reason=It%20was%20redone`)
    expect(await pointsOf()).toMatchObject({ adjusted: 0, counted: 12 })
    const reasons = (await june.history()).map((one: { reason: string | null }) => one.reason)
    expect(reasons.slice(2)).toEqual(['Half of it was undone', 'Less was undone', 'It was redone'])
  })

  test('a real percentage changes the actual FTE and the velocity, and nothing else', async () => {
    const before = await june.sprintOf()
    const at = `${june.url}/sprints/june/availability`
    await june.app.put(`${at}/ada`, { actualPercent: 20, reason: 'Ada was ill' })
    const after = await june.sprintOf()
    expect(after).toEqual({
      ...before,
      fte: { ...before.fte, actual: 0.8 },
      velocity: { ...before.velocity, actual: 15 },
    })
    expect((await june.history())[2].changes).toEqual([
      { figure: 'Actual FTE', before: 1.6, after: 0.8 },
      { figure: 'Actual velocity', before: 7.5, after: 15 },
    ])
    expect(Report.parse(await june.report()).blanks).toBe(1)
    const row = await june.app.put(`${at}/cy`, { actualPercent: 40, reason: 'Cy told us' })
    expect(row.json()).toMatchObject({ row: { actualPercent: 40 }, fte: { actual: 1.2 } })
    const { blanks, sprint } = Report.parse(await june.report())
    expect([blanks, sprint.people]).toEqual([0, { answered: 2, total: 3, known: 3 }])
    await june.app.put(`${at}/cy`, { isActualUnknown: true, reason: 'Cy cannot say' })
    const unknown = Report.parse(await june.report())
    expect(unknown).toMatchObject({ blanks: 0, sprint: { fte: { actual: 0.8 } } })
    expect(unknown.sprint.people).toEqual({ answered: 2, total: 3 })
  })

  test('what changed on the board does not slip in with a correction', async () => {
    await june.change(
      ...facts('a', [[on(6, 20), 'points', 8]]).slice(1),
      ...facts('b', [[on(6, 20), 'state', 'open']]).slice(1),
    )
    await june.raise()
    await june.adjust({ points: 1, reason: 'An old review' })
    expect(await pointsOf()).toMatchObject({ completed: 12, scope: 20, adjusted: 1, counted: 13 })
  })

  test('its notes stay, and the same decision once more is no correction', async () => {
    const note = { version: null, text: 'Too late' }
    const answer = await june.app.put(`${june.url}/sprints/june/items/c/note`, note)
    expect(answer.statusCode).toBe(409)
    const body = { decision: 'refused', reason: 'Not ours' }
    for (let times = 0; times < 2; times += 1) await june.decide('e', body)
    expect(await pointsOf()).toMatchObject({ outside: 0, counted: 12 })
    const entries = await june.history()
    expect(entries).toHaveLength(3)
    expect(entries[2]).toMatchObject({ reason: 'Not ours', changes: [] })
  })

  test('opened and closed again it keeps what was decided', async () => {
    await june.decide('e', { decision: 'accepted', reason: 'Ours after all' })
    await june.adjust({ points: 2, reason: 'An old review' })
    const before = await june.sprintOf()
    const { closedAt } = before
    await june.nextDay()
    const step = (name: string, body?: object) =>
      june.app.post(`${june.url}/sprints/june/${name}`, body)
    expect((await step('reopen', { reason: 'To look again' })).json()).toMatchObject({
      state: 'active',
      points: { outside: 5, adjusted: 2, counted: 19 },
    })
    const again = await june.close()
    expect(again.points).toEqual(before.points)
    expect(again.closedAt).not.toBe(closedAt)
    const kinds = (await june.history()).map((one: { kind: string }) => one.kind)
    expect(kinds).toEqual(['committed', 'closed', 'corrected', 'corrected', 'reopened', 'closed'])
  })
})

describe('what the board tells later', () => {
  const learned = async () =>
    Learned.parse((await june.app.get(`${june.url}/sprints/june/learned`)).json())
  const amend = (version: number, reason = 'The board told it late') =>
    june.app.post(`${june.url}/sprints/june/amend`, { version, reason })

  beforeEach(async () => {
    await june.decide('e', { decision: 'accepted' })
    await june.close()
    await june.nextDay()
  })

  test('is nothing as long as the board tells the same', async () => {
    expect(await learned()).toEqual({ figures: [], items: [] })
    const { version } = await june.sprintOf()
    expect((await amend(version)).statusCode).toBe(409)
  })

  test('is shown beside what was kept, and taken over with a reason', async () => {
    await june.change(...facts('c', [[on(6, 23), 'state', 'completed']]).slice(1))
    await june.raise()
    const before = await june.sprintOf()
    expect(await learned()).toEqual({
      figures: [
        { figure: 'Completed', kept: 12, now: 17 },
        { figure: 'Remaining', kept: 8, now: 3 },
        { figure: 'Counted', kept: 17, now: 22 },
      ],
      items: [
        {
          id: 'c',
          title: 'Title of c',
          url: expect.any(String),
          keptClass: 'carried-over',
          nowClass: 'committed-done',
          keptPoints: 5,
          nowPoints: 5,
        },
      ],
    })
    expect(await june.sprintOf()).toEqual(before)
    expect((await amend(before.version, '')).statusCode).toBe(400)
    expect((await amend(before.version + 1)).statusCode).toBe(409)
    const report = Report.parse((await amend(before.version)).json())
    expect(report.sprint).toMatchObject({
      state: 'closed',
      closedAt: before.closedAt,
      version: before.version + 1,
      points: { completed: 17, outside: 5, counted: 22 },
      fte: before.fte,
    })
    expect(report.outside[0]).toMatchObject({ decision: 'accepted' })
    expect(await learned()).toEqual({ figures: [], items: [] })
    expect((await june.history()).at(-1)).toMatchObject({
      kind: 'corrected',
      reason: 'The board told it late',
    })
  })
})

describe('what a later sprint has counted', () => {
  beforeEach(async () => {
    await june.change(
      ...facts('e', [
        [on(6, 26), 'state', 'open'],
        [on(6, 26), 'sprint', 'july'],
        [on(7, 1), 'state', 'completed'],
      ]).slice(1),
    )
    await june.close()
    for (let days = 0; days < 14; days += 1) await june.nextDay()
    expect((await june.close('july')).points).toMatchObject({ completed: 5 })
  })

  test('cannot be accepted into an earlier one as well', async () => {
    const late = await june.decide('e', { decision: 'accepted', reason: 'Ours after all' })
    expect(late.statusCode).toBe(409)
    expect(late.json().message).toMatch(/^Sprint 2 has counted this item since/)
    expect((await june.decide('e', { decision: 'refused', reason: 'Not here' })).statusCode).toBe(
      200,
    )
  })
})

test('work that the board tells to be older moves from the later sprint to the earlier one, never counted twice', async () => {
  const done = (day: [month: number, day: number]) =>
    june.change(...facts('c', [[on(...day), 'state', 'completed']]).slice(1))
  await done([7, 1])
  await june.close()
  for (let days = 0; days < 14; days += 1) await june.nextDay()
  const countedIn = async (id: string) => (await june.sprintOf(id)).points.counted
  expect((await june.close('july')).points).toMatchObject({ completed: 5, counted: 5 })
  await done([6, 23])
  await june.raise()
  const amend = async (id: string) => {
    const { version } = await june.sprintOf(id)
    const body = { version, reason: 'It was done in June' }
    return june.app.post(`${june.url}/sprints/${id}/amend`, body)
  }
  const early = await amend('june')
  expect(early.statusCode).toBe(409)
  expect(early.json().message).toBe(
    'Sprint 2 has counted “Title of c” as well. Correct that sprint first.',
  )
  expect((await amend('july')).statusCode).toBe(200)
  expect([await countedIn('june'), await countedIn('july')]).toEqual([12, 0])
  expect((await amend('june')).statusCode).toBe(200)
  expect([await countedIn('june'), await countedIn('july')]).toEqual([17, 0])
  const body = { decision: 'accepted', reason: 'Here as well?' }
  expect((await june.decide('c', body, 'july')).statusCode).toBe(409)
  await amend('july')
  expect((await june.report('july')).outside).toEqual([])
})

test('of a sprint that no close has kept, real percentages are corrected all the same', async () => {
  const { id } = (
    await june.app.post(`${june.url}/sprints`, {
      firstDay: '2026-05-01',
      lastDay: '2026-05-14',
      typed: { committed: 56, counted: 20 },
    })
  ).json()
  const at = `${june.url}/sprints/${id}/availability/ada`
  expect((await june.app.put(at, { actualPercent: 50 })).json().issues[0].path).toBe('reason')
  await june.app.put(at, { actualPercent: 50, reason: 'Found in the minutes' })
  expect(await june.sprintOf(id)).toMatchObject({ fte: { actual: 0.5 }, velocity: { actual: 40 } })
  expect(await june.history(id)).toMatchObject([
    {
      kind: 'corrected',
      reason: 'Found in the minutes',
      changes: [{ figure: 'Actual FTE', before: null, after: 0.5 }],
    },
  ])
})

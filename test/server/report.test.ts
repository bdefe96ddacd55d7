import { expect, test } from 'vitest'
import { Report } from '../../server/contract/review.ts'
import { teamWithJune } from './review-team.ts'

const sumsOf = ({ classes }: Report) =>
  Object.fromEntries((classes ?? []).map(one => [one.class, [one.items, one.points]]))

test('committed 20, done 12, the rest moved on the last day and closed a day later: nothing was removed', async () => {
  const june = await teamWithJune()
  const before = Report.parse(await june.report())
  expect(before.isProvisional).toBe(true)
  expect(before.average).toBeNull()
  await june.close()
  const report = Report.parse(await june.report())
  expect(report.sprint.points).toMatchObject({
    committed: 20,
    removed: 0,
    scope: 20,
    completed: 12,
    remaining: 8,
    counted: 12,
  })
  expect(sumsOf(report)).toEqual({
    'committed-done': [2, 12],
    'added-done': [0, 0],
    'carried-over': [2, 8],
    open: [0, 0],
    removed: [0, 0],
    dropped: [0, 0],
    'came-and-went': [0, 0],
    'done-before': [0, 0],
    'done-outside': [1, 5],
  })
  expect(report.scope).toEqual({
    figure: 'Scope',
    formula: 'committed and done + added and done + carried over',
    filled: '12 + 0 + 8 = 20',
    notes: [],
  })
  expect(report.counted?.filled).toBe('12 + 0 + 0 = 12')
  expect(report.items.map(({ id, class: one, share }) => [id, one, share])).toEqual([
    ['a', 'committed-done', 5],
    ['b', 'committed-done', 7],
    ['c', 'carried-over', 5],
    ['d', 'carried-over', 3],
    ['e', 'done-outside', 5],
  ])
  expect(report.shares).toMatchObject([{ number: 1, sayDo: 0.6, unplanned: 0, carriedOver: 0.4 }])
  expect(report.next).toMatchObject({ sprintId: 'july', number: 2 })
  expect(report.isProvisional).toBe(false)
})

test('work from outside counts once it is accepted, and is shown apart', async () => {
  const june = await teamWithJune()
  const [offer] = Report.parse(await june.report()).outside
  expect(offer).toMatchObject({ points: 5, isIn: null, decision: null, item: { id: 'e' } })
  const accepted = await june.decide('e', { decision: 'accepted' })
  const report = Report.parse(accepted.json())
  expect(report.sprint.points).toMatchObject({ completed: 12, outside: 5, counted: 17 })
  expect(report.counted?.filled).toBe('12 + 5 + 0 = 17')
  expect(report.outside[0]).toMatchObject({ decision: 'accepted', decidedBy: null })
  expect(report.sprint.warnings).toEqual([])
  const refused = Report.parse((await june.decide('e', { decision: 'refused' })).json())
  expect(refused.sprint.points).toMatchObject({ outside: 0, counted: 12 })
  expect(refused.sprint.warnings).toEqual([])
  const undecided = Report.parse((await june.decide('e', { decision: null })).json())
  expect(undecided.outside[0]).toMatchObject({ decision: null, decidedAt: null })
  expect(undecided.sprint.warnings).toHaveLength(1)
})

test('what the sprint does not offer cannot be decided on', async () => {
  const june = await teamWithJune()
  expect((await june.decide('a', { decision: 'accepted' })).statusCode).toBe(409)
  expect((await june.decide('none', { decision: 'refused' })).statusCode).toBe(409)
  expect((await june.decide('e', { decision: 'accepted' }, 'nowhere')).statusCode).toBe(404)
})

test('shares are those of at most eight sprints, and the velocity page has those of all closed ones', async () => {
  const june = await teamWithJune()
  for (let number = 1; number <= 9; number += 1) {
    const day = `2026-05-${String(2 * number).padStart(2, '0')}`
    const typed = { committed: 10, counted: number, actualFte: 2 }
    await june.app.post(`${june.url}/sprints`, { firstDay: day, lastDay: day, typed })
  }
  const { shares } = Report.parse(await june.report())
  expect(shares.map(({ sayDo }) => sayDo)).toEqual([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.6])
  expect(shares.at(-1)).toMatchObject({ sprintId: 'june', unplanned: 0, carriedOver: 0.4 })
  const ofVelocity = async () => (await june.app.get(`${june.url}/velocity`)).json().shares
  expect(await ofVelocity()).toHaveLength(9)
  await june.close()
  expect(await ofVelocity()).toHaveLength(10)
  expect((await ofVelocity()).at(-1)).toEqual(shares.at(-1))
})

test('a close keeps the average of that time, this sprint in it', async () => {
  const june = await teamWithJune()
  const typed = { committed: 10, counted: 6, actualFte: 3 }
  const days = { firstDay: '2026-05-04', lastDay: '2026-05-15' }
  await june.app.post(`${june.url}/sprints`, { ...days, typed })
  await june.app.put(`${june.url}/sprints/june/availability/ada`, { plannedPercent: 100 })
  await june.close()
  const { average } = Report.parse(await june.report())
  expect(average?.method).toBe('weighted')
  expect(average?.value).toBeCloseTo((12 + 0.7 * 6) / (1 + 0.7 * 3), 9)
  await june.adjust({ points: 10, reason: 'Much later' })
  expect(Report.parse(await june.report()).average).toEqual(average)
})

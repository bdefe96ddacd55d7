import { expect, test } from 'vitest'
import { Report } from '../../server/contract/review.ts'
import { facts, on } from '../domain/facts.ts'
import { teamWithJune } from '../server/review-team.ts'
import { makeTeam } from '../support/app.ts'

test('the report as CSV has a row for each item, none for people, and no formulas', async () => {
  const june = await teamWithJune()
  await june.item('f', [on(6, 1), 'points', 2], [on(6, 1), 'sprint', 'june'])
  await june.rename('f', '=HYPERLINK("https://example.com")')
  const body = { version: null, text: '+1 day, then ill' }
  await june.app.put(`${june.url}/sprints/june/items/c/note`, body)
  await june.decide('e', { decision: 'accepted' })
  const answer = await june.app.get(`${june.url}/sprints/june/report.csv`)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toMatch(/attachment; filename=".+-report\.csv"/)
  const [head, ...rows] = answer.body.trimEnd().split('\r\n')
  expect(head).toBe(
    'class,kind,repository,number,title,url,status,points,pointsAtCommitment,share,setAside,doneAt,sprints,labels,parent,decision,note',
  )
  expect(rows).toHaveLength(6)
  expect(rows[2]).toMatch(/^carried-over,issue,.*,"'\+1 day, then ill"$/)
  expect(rows[4]).toMatch(/^done-outside,.*,5,,5,,2026-06-17T12:00:00.000Z,0,,,accepted,$/)
  expect(rows[5]).toContain(`"'=HYPERLINK(""https://example.com"")"`)
})

test('minutes say of work done outside that it has no estimate, not that it is worth nothing', async () => {
  const june = await teamWithJune()
  await june.item('f', [on(6, 17), 'state', 'completed'])
  await june.decide('f', { decision: 'accepted' })
  const { body } = await june.app.get(`${june.url}/sprints/june/minutes`)
  const [, counted = ''] = body.split('Done outside the sprint, counted: ')
  const [sum, item] = counted.split('\n')
  expect(sum).toBe('0 points in 1 item')
  expect(item).toContain('(no estimate)')
})

test('a note is written, changed by who saw it last, and taken away by an empty text', async () => {
  const june = await teamWithJune()
  const note = (version: number | null, text: string) =>
    june.app.put(`${june.url}/sprints/june/items/c/note`, { version, text })
  const noteOf = (report: unknown) => Report.parse(report).items.find(({ id }) => id === 'c')?.note
  expect(noteOf((await note(null, ' The crane broke ')).json())).toEqual({
    text: 'The crane broke',
    version: 1,
  })
  const late = await note(null, 'No wind')
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toEqual({ version: 1, text: 'The crane broke' })
  expect(noteOf((await note(1, 'No wind')).json())).toEqual({ text: 'No wind', version: 2 })
  expect(noteOf((await note(2, '')).json())).toBeNull()
  expect((await note(2, 'Late')).statusCode).toBe(409)
  const unknown = `${june.url}/sprints/june/items/nothing/note`
  expect((await june.app.put(unknown, { version: null, text: 'Who?' })).statusCode).toBe(404)
})

test('an adjustment counts with its sign, and an old version is refused with what is there now', async () => {
  const june = await teamWithJune()
  const id = 'adjustment-1'
  const made = await june.adjust({ id, points: 3, reason: 'Old pull requests' })
  expect(made.statusCode).toBe(201)
  expect(Report.parse(made.json())).toMatchObject({
    sprint: { points: { adjusted: 3, counted: 15 } },
    adjustments: [{ id, version: 1, points: 3, reason: 'Old pull requests', madeBy: null }],
  })
  const at = `${june.url}/adjustments/${id}`
  expect((await june.app.patch(at, { version: 1, points: -3 })).statusCode).toBe(200)
  const old = await june.app.patch(at, { version: 1, points: 5 })
  expect([old.statusCode, old.json().current]).toEqual([
    409,
    { id, version: 2, points: -3, reason: 'Old pull requests' },
  ])
  expect((await june.app.remove(`${at}?version=1`)).statusCode).toBe(409)
  expect((await june.app.remove(`${at}?version=2`)).json().adjustments).toEqual([])
  expect((await june.app.remove(`${at}?version=2`)).statusCode).toBe(404)
})

test('an adjustment of 0, without a reason or with the id of another one is refused', async () => {
  const june = await teamWithJune()
  const id = 'adjustment-1'
  expect((await june.adjust({ points: 0, reason: 'Nothing' })).statusCode).toBe(400)
  expect((await june.adjust({ points: 1, reason: '' })).statusCode).toBe(400)
  await june.adjust({ id, points: 3, reason: 'Old pull requests' })
  const elsewhere = await june.adjust({ id, points: 3, reason: 'Old pull requests' }, 'july')
  expect(elsewhere.statusCode).toBe(409)
})

test('where only totals are known there is nothing to sort, decide or adjust', async () => {
  const june = await teamWithJune()
  await june.app.post(`${june.url}/sprints`, {
    firstDay: '2026-05-01',
    lastDay: '2026-05-14',
    typed: { committed: 56, counted: 20, plannedFte: 3.8, actualFte: 3.8 },
  })
  const { sprints } = (await june.app.get(`${june.url}/sprints`)).json()
  const { id } = sprints[0]
  const report = Report.parse(await june.report(id))
  expect(report).toMatchObject({
    summary: '20 of 56 points, 3.8 people, velocity 5.3; 14.7 was planned.',
    classes: null,
    scope: null,
    items: [],
    outside: [],
    shares: [{ sayDo: 20 / 56, unplanned: null, carriedOver: null }],
  })
  expect(report.counted?.filled).toBe('20')
  const refused = await june.adjust({ points: 1, reason: 'Too few' }, id)
  expect(refused.json().issues[0].path).toBe('points')
})

test('what belongs to another team is not there', async () => {
  const june = await teamWithJune()
  await makeTeam(june.app, 'Port')
  await june.adjust({ id: 'adjustment-1', points: 3, reason: 'Old pull requests' })
  const port = '/api/teams/port'
  const answers = [
    await june.app.get(`${port}/sprints/june/report`),
    await june.app.get(`${port}/sprints/june/report.csv`),
    await june.app.get(`${port}/sprints/june/history`),
    await june.app.get(`${port}/sprints/june/learned`),
    await june.app.post(`${port}/sprints/june/amend`, { version: 1, reason: 'Ours' }),
    await june.app.put(`${port}/sprints/june/outside/e`, { decision: 'accepted' }),
    await june.app.put(`${port}/sprints/june/items/c/note`, { version: null, text: 'x' }),
    await june.app.post(`${port}/sprints/june/adjustments`, { points: 1, reason: 'Ours' }),
    await june.app.patch(`${port}/adjustments/adjustment-1`, { version: 1, points: 1 }),
    await june.app.remove(`${port}/adjustments/adjustment-1?version=1`),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 404))
  expect((await june.report()).sprint.points).toMatchObject({ adjusted: 3, outside: 0 })
})

test('every step of a review is told to open pages', async () => {
  const june = await teamWithJune()
  const topics: string[] = []
  june.app.live.subscribe(june.teamId, topic => topics.push(topic))
  const told = async (step: Promise<unknown>) => {
    topics.length = 0
    await step
    await june.app.clock.advance(1000)
    return new Set(topics)
  }
  const both = new Set(['review', 'sprints'])
  const note = { version: null, text: 'The crane broke' }
  expect(await told(june.decide('e', { decision: 'accepted' }))).toEqual(both)
  expect(await told(june.adjust({ points: 1, reason: 'Old work' }))).toEqual(both)
  expect(await told(june.app.put(`${june.url}/sprints/june/items/c/note`, note))).toEqual(both)
  expect(await told(june.close())).toEqual(both)
  const ill = { actualPercent: 20, reason: 'Ada was ill' }
  const availability = june.app.put(`${june.url}/sprints/june/availability/ada`, ill)
  expect(await told(availability)).toEqual(new Set(['availability', ...both]))
  await june.change(...facts('c', [[on(6, 23), 'state', 'completed']]).slice(1))
  await june.raise()
  const { version } = await june.sprintOf()
  const amend = { version, reason: 'Told late' }
  expect(await told(june.app.post(`${june.url}/sprints/june/amend`, amend))).toEqual(both)
  const reopen = june.app.post(`${june.url}/sprints/june/reopen`, { reason: 'Look again' })
  expect(await told(reopen)).toEqual(both)
})

test('people who answered nothing are blanks until somebody says that it is not known', async () => {
  const june = await teamWithJune()
  const said = (person: string, body: object) =>
    june.app.put(`${june.url}/sprints/june/availability/${person}`, body)
  const blanks = async () => Report.parse(await june.report()).blanks
  expect(await blanks()).toBe(3)
  await said('ada', { plannedPercent: 0 })
  await said('bo', { actualPercent: 40 })
  expect(await blanks()).toBe(1)
  expect((await said('cy', { isActualUnknown: true })).json().row).toMatchObject({
    isActualUnknown: true,
    actualPercent: null,
  })
  expect(await blanks()).toBe(0)
  const both = { isActualUnknown: true, actualPercent: 10 }
  expect((await said('cy', both)).statusCode).toBe(400)
  expect((await said('cy', { actualPercent: 10 })).json().row.isActualUnknown).toBe(false)
  expect((await said('cy', { isActualUnknown: true })).json().row.actualPercent).toBeNull()
  const { fte, people } = await june.close()
  expect([fte.actual, people]).toEqual([0.4, { answered: 1, total: 3, known: 2 }])
})

import { beforeEach, expect, test } from 'vitest'
import { Forecast, Projection } from '../../server/contract/forecast.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { record } from '../domain/record.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'

let app: TestApp
const base = '/api/teams/fleet'

beforeEach(async () => {
  app = await buildTestApp()
  await makeTeam(app)
  const lines = record.map(([points, fte], index) => {
    const firstDay = addDays('2025-11-14', index * 14)
    return [`Sprint ${index + 1}`, firstDay, addDays(firstDay, 13), '', points, fte].join(',')
  })
  const csv = ['title,firstDay,lastDay,committed,completed,fte', ...lines].join('\n')
  const answer = await app.app.inject({
    method: 'POST',
    url: `${base}/import/sprints`,
    headers: { 'content-type': 'text/csv' },
    payload: csv,
  })
  expect(answer.statusCode, answer.body).toBe(200)
})

test('answers in the form of its contract, and says when nothing has changed', async () => {
  const answer = await app.get(`${base}/forecast?points=100`)
  expect(answer.statusCode).toBe(200)
  const forecast = Forecast.parse(answer.json())
  expect(forecast.sprints?.map(one => one.sprints)).toEqual([4, 5, 5])
  const again = await app.get(`${base}/forecast?points=100`, {
    'if-none-match': String(answer.headers.etag),
  })
  expect(again.statusCode).toBe(304)
})

test('answers each of its questions by itself', async () => {
  for (const query of ['points=20', 'backlog=true', 'label=hull', 'sprints=3', 'day=2026-08-01']) {
    const answer = await app.get(`${base}/forecast?${query}`)
    expect(answer.statusCode, query).toBe(200)
    const { points, sprints } = Forecast.parse(answer.json())
    expect([points, sprints], query).toContain(null)
  }
  const three = await app.get(`${base}/forecast?sprints=3`)
  const four = await app.get(`${base}/forecast?sprints=4`)
  expect(four.json().points[0].points).toBeGreaterThan(three.json().points[0].points)
})

test.each([
  '',
  'points=20&sprints=3',
  'backlog=false',
  'backlog=maybe',
  'points=-1',
  'sprints=0',
  'sprints=53',
  'day=2026-02-30',
  'label=',
])('refuses "%s"', async query => {
  const answer = await app.get(`${base}/forecast?${query}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toBeTruthy()
})

test('does not take a board of which nothing is known for an empty one', async () => {
  const answer = await app.get(`${base}/forecast?backlog=true`)
  expect(answer.json()).toMatchObject({
    why: 'Nothing is known of a board, so there is no backlog to forecast.',
    work: null,
    sprints: null,
  })
})

test('says why there is no projection of a sprint without items, and knows no sprint of others', async () => {
  const { sprints } = (await app.get(`${base}/sprints`)).json()
  const answer = await app.get(`${base}/sprints/${sprints.at(-1).id}/projection`)
  expect(answer.statusCode).toBe(200)
  expect(Projection.parse(answer.json())).toMatchObject({ points: null, past: [] })
  expect((await app.get(`${base}/sprints/nobody/projection`)).statusCode).toBe(404)
})

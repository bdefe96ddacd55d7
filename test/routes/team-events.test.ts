import { expect, test } from 'vitest'
import { buildTestApp, makeTeam } from '../support/app.ts'

const url = '/api/teams/fleet/team-events'
const conference = { name: 'Conference', firstDay: '2026-06-15', lastDay: '2026-06-16' }

async function withSprint() {
  const app = await buildTestApp()
  await makeTeam(app)
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-25' }
  const sprint = (await app.post('/api/teams/fleet/sprints', days)).json()
  const person = async (name: string) =>
    (await app.post('/api/teams/fleet/people', { name, usualPercent: 100 })).json()
  return { app, sprint, ada: await person('Ada Lund'), bo: await person('Bo Fisk') }
}

test('an event takes its days from the suggestion of those it touches, and says so', async () => {
  const { app, sprint, ada } = await withSprint()
  const made = await app.post(url, { ...conference, personIds: [ada.id] })
  expect(made.statusCode).toBe(201)
  const { people } = (await app.get(`/api/teams/fleet/sprints/${sprint.id}/availability`)).json()
  expect(people).toMatchObject([
    {
      name: 'Ada Lund',
      suggestedPercent: 80,
      daysOff: [
        { day: '2026-06-15', name: 'Conference' },
        { day: '2026-06-16', name: 'Conference' },
      ],
    },
    { name: 'Bo Fisk', suggestedPercent: 100, daysOff: [] },
  ])
})

test('an event that keeps nobody from work leaves every suggestion as it is', async () => {
  const { app, sprint } = await withSprint()
  await app.post(url, { ...conference, isAway: false })
  const { people } = (await app.get(`/api/teams/fleet/sprints/${sprint.id}/availability`)).json()
  expect(people[0]).toMatchObject({ suggestedPercent: 100, daysOff: [] })
})

test('an event is changed by its version, and an old version is refused with what is there', async () => {
  const { app } = await withSprint()
  const event = (await app.post(url, conference)).json()
  const saved = await app.patch(`${url}/${event.id}`, { version: 1, name: 'Big conference' })
  expect(saved.json()).toMatchObject({ version: 2, name: 'Big conference' })
  const late = await app.patch(`${url}/${event.id}`, { version: 1, name: 'Small one' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toEqual(saved.json())
})

test('an event that ends before it begins, or names a stranger, is refused in words', async () => {
  const { app } = await withSprint()
  const backwards = await app.post(url, { ...conference, lastDay: '2026-06-14' })
  expect(backwards.json().issues[0]).toMatchObject({ path: 'lastDay' })
  const stranger = await app.post(url, { ...conference, personIds: ['nobody'] })
  expect(stranger.json().message).toMatch(/not in this team/)
  expect((await app.get(url)).json().events).toEqual([])
})

test('a removed event is gone, and one of another team is not found', async () => {
  const { app } = await withSprint()
  await makeTeam(app, 'Port')
  const event = (await app.post(url, conference)).json()
  expect((await app.remove(`/api/teams/port/team-events/${event.id}`)).statusCode).toBe(404)
  expect((await app.remove(`${url}/${event.id}`)).statusCode).toBe(204)
  expect((await app.get(url)).json().events).toEqual([])
})

test('the calendar holds sprints and events as whole days, the day after the last as their end', async () => {
  const { app, sprint } = await withSprint()
  const event = (await app.post(url, { ...conference, name: 'Talks, and more' })).json()
  const answer = await app.get('/api/teams/fleet/calendar.ics')
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(answer.body).toContain(
    `UID:sprint-${sprint.id}@knots\r\nSEQUENCE:0\r\nDTSTAMP:20260612T000000Z\r\n` +
      'DTSTART;VALUE=DATE:20260612\r\nDTEND;VALUE=DATE:20260626\r\n',
  )
  expect(answer.body).toContain(`UID:event-${event.id}@knots`)
  expect(answer.body).toContain('SUMMARY:Fleet: Talks\\, and more\r\n')
})

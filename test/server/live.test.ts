import { expect, test } from 'vitest'
import { makeLive } from '../../server/live.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { settle, testClock } from '../support/clock.ts'

function listening(teamId: string | null) {
  const clock = testClock()
  const live = makeLive(clock.sleep)
  const heard: string[] = []
  const end = live.subscribe(teamId, topic => heard.push(topic))
  return { clock, live, heard, end }
}

test('the first event goes out at once, those within 200 ms become one', async () => {
  const { clock, live, heard } = listening('team')
  live.publish('board', 'team')
  expect(heard).toEqual(['board'])
  for (let count = 0; count < 50; count += 1) live.publish('board', 'team')
  await clock.advance(199)
  expect(heard).toEqual(['board'])
  await clock.advance(1)
  expect(heard).toEqual(['board', 'board'])
  await clock.advance(200)
  expect(heard).toEqual(['board', 'board'])
  live.publish('board', 'team')
  expect(heard).toEqual(['board', 'board', 'board'])
})

test('a steady stream of news is told every 200 ms and the last of it is not lost', async () => {
  const { clock, live, heard } = listening('team')
  for (let count = 0; count < 100; count += 1) {
    live.publish('board', 'team')
    await clock.advance(10)
  }
  expect(heard).toHaveLength(6)
  await clock.advance(1000)
  expect(heard).toHaveLength(6)
})

test('topics do not wait for each other, and teams do not hear of each other', () => {
  const { live, heard } = listening('team')
  live.publish('board', 'team')
  live.publish('sync', 'team')
  live.publish('board', 'other')
  live.publish('teams')
  expect(heard).toEqual(['board', 'sync', 'teams'])
})

test('who listens to no team hears of teams alone', () => {
  const { live, heard } = listening(null)
  live.publish('board', 'team')
  live.publish('teams')
  expect(heard).toEqual(['teams'])
})

test('who stopped listening hears nothing', async () => {
  const { clock, live, heard, end } = listening('team')
  live.publish('board', 'team')
  live.publish('board', 'team')
  end()
  await clock.advance(500)
  expect(heard).toEqual(['board'])
})

async function openStream(app: TestApp, url: string) {
  const answer = await app.app.inject({ method: 'GET', url, payloadAsStream: true })
  const chunks: string[] = []
  answer.stream().on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  return { answer, chunks }
}

test('a change somebody makes reaches the open stream of the team as its topic and nothing else', async () => {
  const app = await buildTestApp()
  await makeTeam(app, 'Fleet')
  await makeTeam(app, 'Port')
  await app.clock.advance(1000)
  const { answer, chunks } = await openStream(app, '/api/events?team=fleet')
  expect(answer.headers['content-type']).toBe('text/event-stream')
  await app.post('/api/teams/fleet/people', { name: 'Ada' })
  await app.post('/api/teams/port/people', { name: 'Bo' })
  await settle()
  expect(chunks.join('')).toBe('data: {"topic":"people"}\n\n')
})

test('a stream for an unknown team is 404', async () => {
  const app = await buildTestApp()
  const answer = await app.get('/api/events?team=nobody')
  expect(answer.statusCode).toBe(404)
  expect(answer.json().code).toBe('not-found')
})

test('closing the app ends the open streams', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const { answer } = await openStream(app, '/api/events?team=fleet')
  const ended = new Promise(resolve => answer.stream().on('end', resolve))
  await app.app.close()
  await ended
})

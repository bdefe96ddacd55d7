import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectLive } from '../../../web/lib/live.ts'
import { teamQuery } from '../../../web/lib/queries.ts'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'

let api: FakeApi
let client: QueryClient
let disconnect: () => void
let hidden = false
const show = (isShown: boolean) => {
  hidden = !isShown
  document.dispatchEvent(new Event('visibilitychange'))
}
const query = teamQuery<string>('crew', '/sprints', ['sprints'])
const fetches = () => api.calls.length

beforeEach(async () => {
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  api = fakeApi({ 'GET /api/teams/:team/sprints': 'answer' })
  client = new QueryClient()
  await client.fetchQuery(query)
  disconnect = connectLive(client, 'crew')
})
afterEach(() => {
  disconnect()
  hidden = false
  api.restore()
})

const isMarked = () => client.getQueryState(query.queryKey)?.isInvalidated

test('a tab holds one stream, and none while it is hidden', () => {
  expect(api.streams().map(({ url }) => url)).toEqual(['/api/events?team=crew'])
  show(false)
  expect(api.streams()).toHaveLength(0)
  show(true)
  expect(api.streams()).toHaveLength(1)
})

test('on return everything is asked for again, for events were missed', () => {
  show(false)
  show(true)
  expect(isMarked()).toBe(false)
  api.streams()[0]?.onopen?.()
  expect(isMarked()).toBe(true)
})

test('an event marks what it concerns and leaves the rest', () => {
  api.emit('actions')
  expect(isMarked()).toBe(false)
  api.emit('sprints')
  expect(isMarked()).toBe(true)
})

test('a stream that broke and came back has everything asked for again', () => {
  const [stream] = api.streams()
  stream?.onopen?.()
  expect(isMarked()).toBe(false)
  stream?.onerror?.()
  stream?.onopen?.()
  expect(isMarked()).toBe(true)
})

test('a page that is left listens no more', () => {
  const before = fetches()
  disconnect()
  expect(api.streams()).toHaveLength(0)
  show(false)
  show(true)
  expect(api.streams()).toHaveLength(0)
  expect(fetches()).toBe(before)
})

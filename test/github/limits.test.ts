import { describe, expect, test } from 'vitest'
import { rateLimited, secondaryLimit } from '../../scripts/stand-in/faults.ts'
import { createGitHub } from '../../server/github/client.ts'
import { address, at, failureOf, readAll, start } from './client-setup.ts'

describe('a rate limit', () => {
  test('that ends soon is waited for', async () => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(rateLimited(at + 60_000))
    expect(await readAll(connection)).toHaveLength(5)
    expect(slept).toEqual([61_000])
  })

  test.each([
    { status: 403, retryAfterSeconds: 30 },
    { status: 429, retryAfterSeconds: 30 },
  ] as const)('of the second kind is waited for as long as GitHub says: %j', async options => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(secondaryLimit(options))
    expect(await readAll(connection)).toHaveLength(5)
    expect(slept).toEqual([30_000])
  })

  test.each([200, 403] as const)(
    'of the second kind without a time is waited for a minute (%d)',
    async status => {
      const { connection, standIn, slept } = await start({ items: 5 })
      standIn.faults.next(secondaryLimit({ status }))
      expect(await readAll(connection)).toHaveLength(5)
      expect(slept).toEqual([60_000])
    },
  )

  test('that ends in an hour is told with its time instead', async () => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(rateLimited(at + 3_600_000))
    const failure = await failureOf(connection.readProject(address))
    expect(failure.message).toBe(
      'GitHub answers this token no more until 13:00 UTC: its rate limit is used up. Knots goes on by itself.',
    )
    expect(slept).toEqual([])
  })

  test('of the second kind, met again and again, is waited for longer each time, and then told', async () => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(secondaryLimit({ status: 403 }), 9)
    const failure = await failureOf(connection.readProject(address))
    expect(slept).toEqual([60_000, 120_000])
    expect(failure).toMatchObject({ kind: 'limit', retryAt: null })
    expect(failure.message).toBe(
      'GitHub answers this token no more for a while: it was asked too much at once. Knots goes on by itself.',
    )
  })

  test('is waited for no more than five minutes in one read, however short each time is', async () => {
    const { connection, standIn, slept } = await start({ items: 1000 })
    standIn.faults.when(
      ({ index }) => index % 2 === 1,
      secondaryLimit({ status: 429, retryAfterSeconds: 90 }),
    )
    const failure = await failureOf(readAll(connection))
    expect(slept).toEqual([90_000, 90_000, 90_000])
    expect(failure).toMatchObject({ kind: 'limit', retryAt: at + 90_000 })
  })

  test('is told with what is left of it after each answer', async () => {
    const { connection, standIn } = await start({ items: 5 })
    expect(connection.rateLimit()).toBeNull()
    await readAll(connection)
    const spent = standIn.requests.reduce((sum, { cost }) => sum + cost, 0)
    expect(connection.rateLimit()).toMatchObject({ limit: 5000, remaining: 5000 - spent })
  })

  test('that a host does not have is none, and the board is read all the same', async () => {
    const connection = createGitHub({
      apiUrl: 'https://github.example.org/api/v3',
      now: () => at,
      sleep: async () => undefined,
      fetch: async () =>
        new Response('{"data":{"repositoryOwner":null}}', {
          headers: { 'content-type': 'application/json' },
        }),
    }).connect({ token: 'x' })
    expect((await failureOf(connection.readProject(address))).kind).toBe('not-found')
    expect(connection.rateLimit()).toBeNull()
  })
})

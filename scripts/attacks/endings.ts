import { setTimeout as pause } from 'node:timers/promises'
import { send } from '../fuzz/request.ts'
import { openRaw } from './raw.ts'
import type { Outcome } from './target.ts'

type Headers = Record<string, string>

const json = { 'content-type': 'application/json' }
const patienceMs = 10_000

/** A session that was signed out and a token that was revoked are good for nothing from then on, and a stream of theirs ends. */
export async function tryEndings(url: string, member: Headers, outcome: Outcome) {
  const statusOf = async (headers: Headers) =>
    (await send(url, { method: 'GET', url: '/api/teams/harbour', headers })).status
  const expected = (what: string, is: unknown, should: unknown) => {
    outcome.tries += 1
    if (is !== should) outcome.successes.push(`${what}: ${is} in the place of ${should}`)
  }
  const body = JSON.stringify({ name: 'A script', scope: 'write' })
  const made = await send(url, {
    method: 'POST',
    url: '/api/account/tokens',
    headers: { ...json, ...member },
    body,
  })
  const { id, token } = JSON.parse(made.text) as { id: string; token: string }
  const bearer = { authorization: `Bearer ${token}` }
  expected('a new token', await statusOf(bearer), 200)
  await send(url, { method: 'DELETE', url: `/api/account/tokens/${id}`, headers: member })
  expected('a revoked token', await statusOf(bearer), 401)

  const stream = openRaw(url)
  const lines = Object.entries({ Host: 'localhost', ...member }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  stream.socket.write(`GET /api/events?team=harbour HTTP/1.1\r\n${lines.join('')}\r\n`)
  await new Promise(resolve => stream.socket.once('data', resolve))
  expected('a stream of a member', /HTTP\/1\.1 200/.test(stream.received()), true)
  await send(url, { method: 'DELETE', url: '/api/session', headers: member })
  expected('a session that was signed out', await statusOf(member), 401)
  // The answer ends; its connection may be used for another.
  const until = performance.now() + patienceMs
  while (!stream.received().endsWith('0\r\n\r\n') && performance.now() < until) await pause(50)
  expected('its stream ended', stream.received().endsWith('0\r\n\r\n'), true)
  stream.socket.destroy()
}

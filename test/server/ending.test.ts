import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../db/open.ts'
import { people, teams } from '../../db/schema.ts'
import { addressOf, bareEnvironment } from '../e2e/program.ts'
import { freshFolder } from '../support/folder.ts'

async function startKnots(folder: string) {
  const environment = {
    ...bareEnvironment(),
    PORT: '0',
    KNOTS_DATA: folder,
    KNOTS_SYNC_MINUTES: '0',
  }
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit') as Promise<[code: number | null]>
  const url = await addressOf(child).promise
  return { child, ended, url }
}

/** Asks for a team, but keeps the end of the request back. */
async function beginToAsk(url: string) {
  const body = JSON.stringify({ name: 'Late', timeZone: 'UTC' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.setEncoding('utf8').on('data', chunk => {
    answer += chunk
  })
  const closed = once(socket, 'close')
  socket.write(
    `POST /api/teams HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  )
  return {
    finish: async () => {
      socket.write(body.slice(5))
      await closed
      return answer
    },
  }
}

const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('told to stop, Knots ends its streams, finishes what is under way, and keeps every write it acknowledged', {
  timeout: 60_000,
}, async () => {
  const folder = freshFolder()
  const { child, ended, url } = await startKnots(folder)
  await post(`${url}/api/teams`, { name: 'Fleet', timeZone: 'UTC' })
  const stream = await fetch(`${url}/api/events?team=fleet`)
  const streamed = stream.text()
  const slow = await beginToAsk(url)

  const acknowledged: string[] = []
  let told = false
  const adding = Array.from({ length: 60 }, async (_, index) => {
    const name = `Sailor ${index}`
    const answer = await post(`${url}/api/teams/fleet/people`, { name }).catch(() => null)
    if (answer?.status === 201) acknowledged.push(name)
    if (acknowledged.length < 20 || told) return
    told = true
    child.kill('SIGTERM')
  })
  await Promise.all(adding)
  expect(await streamed).not.toContain('error')
  const answer = await slow.finish()
  expect(answer).toMatch(/^HTTP\/1.1 201 Created\r\n/)
  expect(await ended).toEqual([0, null])

  const db = openDb(join(folder, 'knots.sqlite'))
  const kept = (await db.read.select().from(people)).map(row => row.name)
  const names = (await db.read.select().from(teams)).map(row => row.name)
  await db.close()
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  expect(acknowledged.filter(name => !kept.includes(name))).toEqual([])
  expect(names.sort()).toEqual(['Fleet', 'Late'])
})

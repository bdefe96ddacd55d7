import { readFileSync } from 'node:fs'
import { filled } from '../fuzz/valid.ts'
import { openRaw, statusesIn } from './raw.ts'
import { type Attack, onTarget, type Target } from './target.ts'

const megabyte = 1024 * 1024
const whole = 100 * megabyte
const piece = 'x'.repeat(64 * 1024)

/** How much memory a process holds, in MB. */
export const heldMegabytes = (pid: number): number => {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** Sends a body without an end until it is refused; how much of it was taken. */
async function pour(target: Target, path: string, type: string, isChunked: boolean) {
  const raw = openRaw(target.url)
  const length = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${whole}`
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\n${length}\r\n\r\n`
  raw.socket.write(head)
  let sent = 0
  while (sent < whole && !raw.socket.destroyed && raw.received() === '') {
    const bytes = isChunked ? `${piece.length.toString(16)}\r\n${piece}\r\n` : piece
    const isFree = raw.socket.write(bytes)
    sent += piece.length
    if (isFree) await new Promise(resolve => setImmediate(resolve))
    else
      await Promise.race([
        new Promise(resolve => raw.socket.once('drain', resolve)),
        raw.closed(3_000),
      ])
  }
  await raw.closed(1_000)
  raw.socket.destroy()
  return { sent, status: statusesIn(raw.received())[0] ?? 0 }
}

const nested = (levels: number): string[] => [
  '['.repeat(levels) + ']'.repeat(levels),
  `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  '['.repeat(levels),
]

/** Bodies of 100 MB, announced and not, and of 10,000 levels. */
export const bodies: Attack = ({ folder, isShort }) =>
  onTarget(folder, async (target, outcome) => {
    const { ask, described, made, pid } = target
    const before = heldMegabytes(pid)
    const import_ = '/api/teams/harbour/import/minutes'
    const targets: [path: string, type: string, most: number][] = [
      ['/api/teams', 'application/json', 1],
      [import_, 'text/plain', 24],
      ['/api/webhooks/github', 'application/json', 26],
    ]
    for (const [path, type, most] of isShort ? targets.slice(0, 1) : targets)
      for (const isChunked of [false, true]) {
        outcome.tries += 1
        const { sent, status } = await pour(target, path, type, isChunked)
        const taken = Math.round(sent / megabyte)
        outcome.seen.push(`${path}${isChunked ? ', chunked' : ''}: ${status} after ${taken} MB`)
        // Some more is on its way in the buffers of both sides when the refusal comes.
        if (![413, 0].includes(status) || taken > most + 16)
          outcome.successes.push(`${path}: ${status}, ${taken} MB were taken`)
      }
    const values = { team: 'harbour', id: made.sprints.present, personId: made.people[0] ?? '' }
    const writing = described.operations.filter(({ bodies: types }) => types.length > 0)
    for (const { method, path, name } of isShort ? writing.slice(0, 12) : writing)
      for (const body of nested(10_000)) {
        outcome.tries += 1
        const url = filled(path, values, encodeURIComponent)
        const { status } = await ask({
          method,
          url,
          headers: { 'content-type': 'application/json' },
          body,
        })
        if (status < 400 || status >= 500)
          outcome.successes.push(`${name}, 10,000 levels: ${status}`)
      }
    const grown = Math.round(heldMegabytes(pid) - before)
    outcome.seen.push(`memory grew by ${grown} MB`)
    if (grown > 300) outcome.successes.push(`memory grew by ${grown} MB`)
  })

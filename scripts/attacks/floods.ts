import { setTimeout as pause } from 'node:timers/promises'
import { heldMegabytes } from './bodies.ts'
import { openRaw, statusesIn } from './raw.ts'
import { type Attack, onTarget } from './target.ts'

const begin = 'GET /api/health HTTP/1.1\r\nHost: localhost\r\n'
const manyHeaders = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `x-${index}: ${'v'.repeat(length)}\r\n`).join('')

const floods: [what: string, bytes: string, isFine: boolean][] = [
  ['100 small headers', `${begin}${manyHeaders(100, 1)}\r\n`, true],
  ['5,000 headers', `${begin}${manyHeaders(5_000, 1)}\r\n`, false],
  ['one header of 1 MB', `${begin}x: ${'v'.repeat(1024 * 1024)}\r\n\r\n`, false],
  ['a cookie of 100 kB', `${begin}Cookie: a=${'v'.repeat(100_000)}\r\n\r\n`, false],
  [
    'an address of 1 MB',
    `GET /${'a'.repeat(1024 * 1024)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    false,
  ],
  ['a method of 1 MB', `${'A'.repeat(1024 * 1024)} / HTTP/1.1\r\n\r\n`, false],
  ['10,000 requests at once on one connection', `${begin}\r\n`.repeat(10_000), true],
]

/** Headers that are many, huge or without an end. */
export const headerFloods: Attack = ({ folder, isShort }) =>
  onTarget(folder, async ({ url, pid }, outcome) => {
    const { successes, seen } = outcome
    outcome.tries = floods.length + 1
    const before = heldMegabytes(pid)
    for (const [what, bytes, isFine] of isShort ? floods.slice(0, 6) : floods) {
      const raw = openRaw(url)
      raw.socket.write(bytes)
      await raw.closed(isFine ? 3_000 : 10_000)
      raw.socket.destroy()
      const [status = 0] = statusesIn(raw.received())
      seen.push(`${what}: ${status}`)
      if (isFine ? status !== 200 : ![0, 400, 414, 431].includes(status))
        successes.push(`${what}: ${status}`)
    }
    const endless = openRaw(url)
    endless.socket.write(begin)
    let sent = 0
    while (sent < 64 * 1024 * 1024 && !endless.socket.destroyed && endless.received() === '') {
      endless.socket.write(`x-${sent}: ${'v'.repeat(1_000)}\r\n`)
      sent += 1_000
      await pause(0)
    }
    endless.socket.destroy()
    seen.push(`headers without an end: ${statusesIn(endless.received())[0]} after ${sent} bytes`)
    if (sent > 1024 * 1024) successes.push(`headers without an end: ${sent} bytes were read`)
    const grown = Math.round(heldMegabytes(pid) - before)
    seen.push(`memory grew by ${grown} MB`)
    if (grown > 200) successes.push(`memory grew by ${grown} MB`)
  })

import { sendRaw, statusesIn } from './raw.ts'
import { type Attack, onTarget } from './target.ts'

const second = 'GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n'
const body = `0\r\n\r\n${second}`
const post = 'POST /api/teams HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

/** Requests whose end is not the same for everybody who reads them; a proxy before Knots may see only one. */
const ambiguous: [what: string, bytes: string][] = [
  [
    'both lengths',
    `${post}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n${body}`,
  ],
  [
    'both lengths, the other way',
    `${post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${body}`,
  ],
  ['two lengths', `${post}Content-Length: 0\r\nContent-Length: ${second.length}\r\n\r\n${second}`],
  ['a list of lengths', `${post}Content-Length: 0, ${second.length}\r\n\r\n${second}`],
  ['a length with a sign', `${post}Content-Length: +0\r\n\r\n${second}`],
  ['a negative length', `${post}Content-Length: -1\r\n\r\n${second}`],
  ['a length in hex', `${post}Content-Length: 0x0\r\n\r\n${second}`],
  ['an unknown encoding', `${post}Transfer-Encoding: xchunked\r\n\r\n${body}`],
  ['chunked not last', `${post}Transfer-Encoding: chunked, identity\r\n\r\n${body}`],
  [
    'chunked in two headers',
    `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n${body}`,
  ],
  [
    'a space before the colon',
    `${post}Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n${body}`,
  ],
  [
    'a tab in the value',
    `${post}Transfer-Encoding:\tchunked\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  ],
  [
    'a folded header',
    `${post}X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: -\r\n\r\n${body}`,
  ],
  [
    'a bare line feed',
    `${post}X: a\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n${body}`,
  ],
  ['a bare return', `${post}X: a\rTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n${body}`],
  ['a NUL in a header', `${post}X: a\0b\r\nContent-Length: 0\r\n\r\n${second}`],
  ['a chunk longer than said', `${post}Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n${body}`],
  ['a huge chunk', `${post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n${body}`],
  [
    'a chunk with an endless extension',
    `${post}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(40_000)}\r\na\r\n${body}`,
  ],
  ['a body on a GET', `GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n${second}`],
  ['another version', `GET / HTTP/9.9\r\nHost: localhost\r\n\r\n${second}`],
]

/** A second request hidden in the body of a first: it must never be answered. */
export const smuggling: Attack = ({ folder }) =>
  onTarget(folder, async ({ url }, outcome) => {
    for (const [what, bytes] of ambiguous) {
      outcome.tries += 1
      const received = await sendRaw(url, bytes, 2_000)
      const statuses = statusesIn(received)
      const isRefused = statuses.length <= 1 && (statuses[0] ?? 400) >= 400
      if (!isRefused || received.includes('"openapi"'))
        outcome.successes.push(`${what}: ${statuses.join(', ')}`)
    }
    outcome.seen.push(`${ambiguous.length} requests that can be read in two ways, each refused`)
  })

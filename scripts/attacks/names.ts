import { filled } from '../fuzz/valid.ts'
import { sendRaw, statusesIn } from './raw.ts'
import { type Attack, onTarget } from './target.ts'

const foreignNames = [
  ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost@evil.example'],
  ...['evil.example:4000', 'xlocalhost', '128.0.0.1', '0.0.0.0', '[::2]', '127.0.0.1/', 'a b', ''],
  ...['localhost\\evil.example', 'localhost#evil.example', 'localhost?x', '127.0.0.1,evil.example'],
]

const foreignPages: Record<string, string>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://sub.knots.example', 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost.evil.example' },
  { origin: 'https://127.0.0.1' },
]

/** Requests under a foreign name, and requests that a page of another site makes a browser send. */
export const names: Attack = ({ folder, isShort }) =>
  onTarget(folder, async ({ url, ask, described, made }, outcome) => {
    for (const name of foreignNames) {
      outcome.tries += 1
      const request = `GET /api/teams HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`
      const [status = 0] = statusesIn(await sendRaw(url, request, 10_000))
      if (![400, 421].includes(status)) outcome.successes.push(`Host ${name}: ${status}`)
    }
    const own = new URL(url).host
    const tricks = [
      `GET http://evil.example/api/teams HTTP/1.1\r\nHost: ${own}\r\n`,
      `GET /api/teams HTTP/1.1\r\nHost: ${own}\r\nHost: evil.example\r\n`,
      `GET /api/teams HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: ${own}\r\n`,
      `GET /api/teams HTTP/1.1\r\nHost: evil.example\r\nForwarded: host=${own}\r\n`,
      'GET /api/teams HTTP/1.1\r\n',
      'GET /api/teams HTTP/1.0\r\n',
    ]
    for (const trick of tricks) {
      outcome.tries += 1
      const received = await sendRaw(url, `${trick}Connection: close\r\n\r\n`, 10_000)
      const [status = 0] = statusesIn(received)
      // An absolute address under the own name is a plain request; it must only say nothing of the other.
      const isPlain = trick.startsWith('GET http') && status < 500
      if ((![400, 421].includes(status) && !isPlain) || /evil/.test(received))
        outcome.successes.push(`${JSON.stringify(trick)}: ${status}`)
    }
    const values = { team: 'harbour', id: made.sprints.present, key: 'x', step: 'open' }
    for (const { method, path, name } of described.operations) {
      if (method === 'GET') continue
      const address = filled(
        path,
        { ...values, personId: made.people[0] ?? '' },
        encodeURIComponent,
      )
      for (const headers of isShort ? foreignPages.slice(0, 1) : foreignPages)
        for (const type of isShort ? ['text/plain'] : ['text/plain', 'application/json']) {
          outcome.tries += 1
          const sent = {
            method,
            url: address,
            headers: { ...headers, 'content-type': type },
            body: '{}',
          }
          const { status } = await ask(sent)
          if (status !== 403)
            outcome.successes.push(`${name} from ${JSON.stringify(headers)}: ${status}`)
        }
    }
    outcome.seen.push(`${outcome.tries} requests`)
  })

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { filled } from '../fuzz/valid.ts'
import { sendRaw } from './raw.ts'
import { type Attack, type Outcome, onTarget, type Target } from './target.ts'

const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url))

/** What each answer has to say, and what it must say for it to be of use. */
const wanted: [name: string, value: RegExp][] = [
  ['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['x-frame-options', /^deny$/i],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['cache-control', /no-store|no-cache|immutable|private/],
]
const policyHoles = /script-src[^;]*(?:'unsafe-inline'|'unsafe-eval'|\*|https?:)/
const tellTale = ['server', 'x-powered-by']

type Headers = Record<string, string | string[] | undefined>

function wrongWith(headers: Headers, isHttps: boolean): string[] {
  const wrong = wanted.flatMap(([name, value]) =>
    value.test(String(headers[name])) ? [] : [`${name}: ${headers[name]}`],
  )
  if (policyHoles.test(String(headers['content-security-policy']))) wrong.push('scripts may run')
  for (const name of tellTale) if (headers[name]) wrong.push(`tells ${name}`)
  if (isHttps && !headers['strict-transport-security']) wrong.push('no strict-transport-security')
  for (const cookie of [headers['set-cookie'] ?? []].flat()) {
    const hasAll = /; HttpOnly/i.test(cookie) && /; SameSite=(?:Lax|Strict)/i.test(cookie)
    if (!hasAll || (isHttps && !/; Secure/i.test(cookie))) wrong.push(`cookie ${cookie}`)
  }
  return wrong
}

const headersIn = (received: string): Headers =>
  Object.fromEntries(
    (received.split('\r\n\r\n', 1)[0] ?? '')
      .split('\r\n')
      .slice(1)
      .map(line => [
        line.split(':', 1)[0]?.toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  )

/** Every route of the document, the pages and files, and every way of being refused. */
async function askAll(target: Target, outcome: Outcome, isHttps: boolean) {
  const { ask, url, described, made } = target
  let cookies = 0
  const look = (what: string, headers: Headers) => {
    outcome.tries += 1
    cookies += [headers['set-cookie'] ?? []].flat().length
    for (const line of wrongWith(headers, isHttps)) outcome.successes.push(`${what}: ${line}`)
  }
  const json = { 'content-type': 'application/json' }
  const values = { team: 'harbour', id: made.sprints.present, number: '2', key: 'x', step: 'open' }
  for (const { method, path, name } of described.operations) {
    const address = filled(path, { ...values, personId: made.people[0] ?? '' }, encodeURIComponent)
    for (const body of method === 'GET' ? [undefined] : [undefined, '{}', '{'])
      look(
        name,
        (await ask({ method, url: address, headers: body ? json : {}, ...(body && { body }) }))
          .headers,
      )
  }
  const me = JSON.stringify({ team: 'harbour', personId: made.people[0] })
  look(
    'PUT /api/me',
    (await ask({ method: 'PUT', url: '/api/me', headers: json, body: me })).headers,
  )
  const files = readdirSync(assets).map(name => `/assets/${encodeURIComponent(name)}`)
  const pages = ['/', '/harbour', '/index.html', '/nothing/at/all', '/robots.txt', '/favicon.ico']
  const missing = [
    '/assets/none.js',
    '/api/nothing',
    '/api',
    '/api/docs',
    '/api/docs/',
    '/api/docs/json',
  ]
  const odd = ['/%', '/api/teams/%ff', '/api/openapi.json', `/api/teams/${'x'.repeat(300)}`]
  for (const address of [...pages, ...missing, ...odd, ...files])
    for (const method of ['GET', 'HEAD'])
      look(`${method} ${address.slice(0, 60)}`, (await ask({ method, url: address })).headers)
  for (const method of ['OPTIONS', 'POST', 'DELETE', 'TRACE', 'PROPFIND'])
    look(`${method} /`, (await ask({ method, url: '/' })).headers)
  look('foreign name', (await ask({ url: '/', headers: { host: 'evil.example' } })).headers)
  look(
    'foreign page',
    (await ask({ method: 'POST', url: '/api/teams', headers: { origin: 'null' } })).headers,
  )
  look(
    'other type',
    (
      await ask({
        method: 'POST',
        url: '/api/teams',
        headers: { 'content-type': 'x/y' },
        body: 'x',
      })
    ).headers,
  )
  look(
    'too large',
    (
      await ask({
        method: 'POST',
        url: '/api/teams',
        headers: json,
        body: `"${'x'.repeat(1_100_000)}"`,
      })
    ).headers,
  )
  const unreadable = {
    'no request': 'HELO\r\n\r\n',
    'large headers': `GET / HTTP/1.1\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`,
  }
  for (const [what, bytes] of Object.entries(unreadable))
    look(what, headersIn(await sendRaw(url, bytes, 5_000)))
  outcome.seen.push(`${outcome.tries} answers looked at, ${cookies} cookies`)
  if (cookies === 0) outcome.successes.push('No cookie was met, so their flags were not tried')
}

/** Answers without the headers that protect, and cookies that scripts, other sites or plain http can have. */
export const headers: Attack = async ({ folder }) => {
  const plain = await onTarget(folder, (target, outcome) => askAll(target, outcome, false))
  const https = { PUBLIC_URL: 'https://knots.example.org' }
  const secure = await onTarget(folder, (target, outcome) => askAll(target, outcome, true), https)
  return {
    tries: plain.tries + secure.tries,
    successes: [...plain.successes, ...secure.successes],
    seen: [...plain.seen, ...secure.seen],
  }
}

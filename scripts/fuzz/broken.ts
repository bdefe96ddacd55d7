import type { Random } from '../stand-in/scenario/random.ts'
import { type Draft, type Making, validDraft } from './valid.ts'
import { hostileTexts, hostileValues, unwritable } from './words.ts'

type Break = (draft: Draft, making: Making) => void

const hostile = (random: Random): unknown =>
  random.chance(0.5) ? random.pick(hostileTexts) : structuredClone(random.pick(hostileValues))

/** Every place in a body, as the container and the name in it. */
function placesIn(body: unknown, found: [object, string][] = []): [object, string][] {
  if (typeof body !== 'object' || body === null || found.length > 200) return found
  for (const name of Object.keys(body)) {
    found.push([body, name])
    placesIn((body as Record<string, unknown>)[name], found)
  }
  return found
}

function inBody(change: (place: [Record<string, unknown>, string], random: Random) => void): Break {
  return (draft, { random }) => {
    const places = placesIn(draft.body)
    if (places.length === 0) draft.body = hostile(random)
    else change(random.pick(places) as [Record<string, unknown>, string], random)
  }
}

const types = ['application/json', 'text/plain', 'text/csv', 'text/markdown', 'application/xml']
const oddTypes = ['application/json; charset=utf-16', 'multipart/form-data', 'x', ';', 'a/b/c', '']

const breaks: Break[] = [
  ...Array.from({ length: 4 }, () =>
    inBody(([container, name], random) => {
      container[name] = hostile(random)
    }),
  ),
  inBody(([container, name]) => {
    delete container[name]
  }),
  inBody(([container], random) => {
    const extra = [unwritable.prototype, 'constructor', 'toString', 'id', 'version', 'teamId']
    container[random.pick(extra)] = hostile(random)
  }),
  inBody(([container, name]) => {
    container[name] = [container[name], container[name]]
  }),
  (draft, { random }) => {
    draft.body = hostile(random)
  },
  (draft, { random }) => {
    draft.headers['content-type'] = random.pick([...types, ...oddTypes])
  },
  (draft, { random }) => {
    const whole = JSON.stringify(draft.body) ?? '{}'
    draft.raw = random.pick([
      whole.slice(0, random.whole(0, whole.length)),
      `${whole}}`,
      `\ufeff${whole}`,
      whole.replaceAll('"', "'"),
      `{"version":1,"version":2,"text":"a","text":"b"}`,
      '',
      '\0',
      '{"__proto__":{"version":1},"constructor":{"prototype":{}}}',
      '['.repeat(10_000),
      `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      '"\\ud800"',
      '"\\u0000"',
      '-',
      '1e999',
      ` ${' '.repeat(2_000)}`,
    ])
  },
  (draft, { random }) => {
    if (random.chance(0.2)) draft.raw = JSON.stringify({ text: 'x'.repeat(1_100_000), name: 'x' })
  },
  ...Array.from(
    { length: 2 },
    (): Break =>
      (draft, { random, known }) => {
        const names = Object.keys(draft.path)
        if (names.length === 0) return
        const all = random.pick(known.teams)
        const kinds = ['sprints', 'people', 'items', 'cards', 'actions', 'goals']
        draft.path[random.pick(names)] = random.chance(0.4)
          ? known.id(all, random.pick(kinds))
          : random.pick(hostileTexts).slice(0, 400)
      },
  ),
  (draft, { random }) => {
    draft.path.team = random.pick(hostileTexts).slice(0, 300)
  },
  (draft, { random }) => {
    const names = draft.operation.parameters.map(({ name }) => name)
    const odd = [
      'team',
      'limit',
      'cursor',
      'a[b]',
      '__proto__',
      'constructor',
      'x.y',
      '',
      'version',
    ]
    const name = random.pick([...names, ...odd])
    const times = random.pick([1, 1, 2, 3, 50])
    for (let time = 0; time < times; time += 1)
      draft.query.push([name, random.pick(hostileTexts).slice(0, 2_000)])
  },
  (draft, { random }) => {
    const one = draft.query[0]
    if (one) one[1] = random.pick(hostileTexts).slice(0, 2_000)
    else draft.query.push(['limit', random.pick(['-1', '0', '1e9', '1.5', 'x', '99999999999999'])])
  },
  (draft, { random }) => {
    const oddHeaders: [string, string][] = [
      ['cookie', 'knots-me-x=%ff; __proto__=1; =; ;;; knots-me-=\u00ff'],
      ['cookie', `a=${'b'.repeat(3_000)}`],
      ['accept', 'text/html;q=x, */*'],
      ['accept-encoding', 'gzip;q=0, br;q=1, *;q=0, zstd, x'],
      ['if-none-match', '"*", W/"'],
      ['if-none-match', '*'],
      ['range', 'bytes=0-0,-1,5-2'],
      ['knots-card-secret', random.pick(['x', 'a'.repeat(64), '__proto__'])],
      ['x-forwarded-host', 'evil.example'],
      ['x-http-method-override', 'DELETE'],
      ['authorization', random.pick(['Bearer', 'Bearer x', 'Basic eDp5', 'Bearer \u00ff'])],
      ['expect', '100-continue'],
      ['transfer-encoding', 'chunked'],
      ['x-request-id', 'x'.repeat(500)],
      ['x-github-event', 'projects_v2_item'],
      ['x-hub-signature-256', `sha256=${'0'.repeat(64)}`],
    ]
    const [name, value] = random.pick(oddHeaders)
    draft.headers[name] = value
  },
  (draft, { random }) => {
    draft.method = random.pick([
      'GET',
      'HEAD',
      'OPTIONS',
      'PUT',
      'POST',
      'PATCH',
      'DELETE',
      'PROPFIND',
    ])
  },
]

/** A request with one to three things wrong with it, though not each of them need be a mistake. */
export function brokenDraft(making: Making, operation: Draft['operation']): Draft {
  const { random } = making
  const draft = validDraft(making, operation)
  if (typeof draft.body === 'object') draft.body = structuredClone(draft.body)
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times -= 1)
    random.pick(breaks)(draft, making)
  return draft
}

import type { Topic } from '#contract/live.ts'

export type Call = {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: unknown
}
type Answer = unknown | ((call: Call, params: Record<string, string>) => unknown)
export type Routes = Record<string, Answer>

/** A refusal: `answer` it from a route. */
export const refuse = (status: number, message: string, more: object = {}) =>
  Response.json({ message, code: 'refused', ...more }, { status })

const parse = (text: unknown, type: string | null) =>
  typeof text === 'string' && type?.includes('json') ? JSON.parse(text) : text

function match(pattern: string, call: Call): Record<string, string> | null {
  const [method, path = ''] = pattern.split(' ')
  if (method !== call.method) return null
  const wanted = path.split('/')
  const given = call.path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '')
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return null
  }
  return params
}

class FakeStream extends EventTarget {
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  closed = false
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
  }
  close() {
    this.closed = true
  }
}

export type FakeApi = {
  /** All that was asked, in order. */
  calls: Call[]
  /** Adds or replaces routes: `{ 'GET /api/teams/:team/home': home }`, a value or a function. */
  use: (routes: Routes) => void
  /** A live event reaches the page. */
  emit: (topic: Topic) => void
  streams: () => FakeStream[]
  restore: () => void
}

/** Stands in for the server: answers `fetch` and event streams from the given routes, 404 otherwise. */
export function fakeApi(initial: Routes = {}): FakeApi {
  const routes = new Map(Object.entries(initial))
  const calls: Call[] = []
  const streams: FakeStream[] = []
  const before = { fetch: globalThis.fetch, EventSource: globalThis.EventSource }

  const answer = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), location.origin)
    const headers = new Headers(init.headers)
    const call = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: parse(init.body, headers.get('content-type')),
    }
    if (!call.path.startsWith('/api')) return before.fetch(input, init)
    calls.push(call)
    for (const [pattern, route] of routes) {
      const params = match(pattern, call)
      if (!params) continue
      const result = typeof route === 'function' ? await route(call, params) : route
      return result instanceof Response ? result.clone() : Response.json(result ?? null)
    }
    return refuse(404, `Nothing answers ${call.method} ${call.path}.`)
  }

  globalThis.fetch = answer as typeof fetch
  globalThis.EventSource = class extends FakeStream {
    constructor(url: string) {
      super(url)
      streams.push(this)
    }
  } as unknown as typeof EventSource

  return {
    calls,
    use: more => {
      for (const [pattern, route] of Object.entries(more)) routes.set(pattern, route)
    },
    emit: topic => {
      for (const stream of streams)
        if (!stream.closed) stream.onmessage?.({ data: JSON.stringify({ topic }) })
    },
    streams: () => streams.filter(stream => !stream.closed),
    restore: () => {
      globalThis.fetch = before.fetch
      globalThis.EventSource = before.EventSource
    },
  }
}

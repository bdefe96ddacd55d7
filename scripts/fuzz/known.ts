import type { Random } from '../stand-in/scenario/random.ts'

/** What answers told so far, so that later requests can be about things that exist. */
export type Known = {
  learn(team: string, url: string, body: unknown): void
  /** An id of this team; now and then one of another team or of another kind. */
  id(team: string, kind: string): string
  /** The version last seen of what an address is about. */
  version(url: string): number
  /** Something that an answer held under this name. */
  seen(name: string): unknown
  teams: string[]
  /** Texts that may be imported again. */
  documents: string[]
  /** A whole team, as one document. */
  exported: unknown
}

const mostOfAKind = 300
const mostValues = 60
/** The same things are called otherwise in an address. */
const otherwise: Record<string, string> = { lines: 'minute-lines', events: 'team-events' }

export function makeKnown(random: Random): Known {
  const ids = new Map<string, string[]>()
  const versions = new Map<string, number>()
  const values = new Map<string, unknown[]>()
  const teams: string[] = []

  function keep<Value>(list: Value[], value: Value, most: number) {
    if (list.includes(value)) return
    // Old ones make room at random, so that some of each time stay.
    if (list.length >= most) list[random.whole(0, most - 1)] = value
    else list.push(value)
  }

  function keepId(team: string, kind: string, id: string) {
    for (const key of [`${team} ${otherwise[kind] ?? kind}`, kind, 'all']) {
      const list = ids.get(key) ?? []
      ids.set(key, list)
      keep(list, id, mostOfAKind)
    }
  }

  function walk(team: string, kind: string, value: unknown) {
    if (Array.isArray(value)) {
      for (const one of value.slice(0, 100)) walk(team, kind, one)
      return
    }
    if (typeof value !== 'object' || value === null) return
    const { id, version } = value as { id?: unknown; version?: unknown }
    if (typeof id === 'string') {
      keepId(team, kind, id)
      if (typeof version === 'number') versions.set(id, version)
    }
    for (const [name, one] of Object.entries(value)) {
      if (typeof one === 'object') walk(team, name, one)
      else {
        if (typeof one === 'string' && kindOf(name) && one !== '') {
          keepId(team, kindOf(name) ?? '', one)
        }
        const list = values.get(name) ?? []
        values.set(name, list)
        keep(list, one, mostValues)
      }
    }
  }

  return {
    teams,
    documents: [],
    exported: null,
    learn(team, url, body) {
      const path = url.split('?', 1)[0] ?? url
      const version = versionIn(body)
      if (version !== undefined) versions.set(path, version)
      walk(team, segmentsOf(path).findLast(part => /^[a-z-]{3,14}$/.test(part)) ?? '', body)
    },
    id(team, kind) {
      const own = ids.get(`${team} ${kind}`)
      const lists = random.chance(0.9) && own ? own : (ids.get(random.pick([kind, 'all'])) ?? own)
      return lists && lists.length > 0 ? random.pick(lists) : 'nobody-knows-me'
    },
    version(url) {
      const known = [url, ...segmentsOf(url).reverse()].find(key => versions.has(key)) ?? ''
      return versions.get(known) ?? 1
    },
    seen(name) {
      const list = values.get(name)
      return list && random.pick(list)
    },
  }
}

const segmentsOf = (path: string) => path.split('/').filter(part => part !== '')

/** Of the thing itself, or of the one that an answer holds beside its figures. */
function versionIn(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null) return
  for (const one of [body, ...Object.values(body)]) {
    const version = (one as { version?: unknown } | null)?.version
    if (typeof version === 'number') return version
  }
  return undefined
}

const kinds: [name: RegExp, kind: string][] = [
  [/^(?:person|leader|owner|facilitator)Ids?$/, 'people'],
  [/sprintIds?$/i, 'sprints'],
  [/itemIds?$/i, 'items'],
  [/^goalId$|^into$|^ids$/, 'goals'],
  [/^themeId$/, 'themes'],
  [/^(?:card|target)Id$/, 'cards'],
  [/^groupId$/, 'groups'],
  [/^after$/, 'minute-lines'],
]

/** What a field of this name refers to; undefined when it is no id. */
export function kindOf(name: string): string | undefined {
  return kinds.find(([pattern]) => pattern.test(name))?.[1]
}

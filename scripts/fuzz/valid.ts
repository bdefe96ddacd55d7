import fc from 'fast-check'
import type { Random } from '../stand-in/scenario/random.ts'
import { type Known, kindOf } from './known.ts'
import type { Described, Operation, Parameter, Schema } from './operations.ts'
import { days, texts } from './words.ts'

/** A request that is still in parts, so that parts of it can be broken. */
export type Draft = {
  operation: Operation
  method: string
  path: Record<string, string>
  query: [name: string, value: string][]
  headers: Record<string, string>
  body: unknown
  /** Goes over the wire in the place of the body. */
  raw?: string
}

export type Making = { random: Random; known: Known; described: Described }

/** A request as the document asks for it, about things that exist where any are known. */
export function validDraft(making: Making, operation: Operation): Draft {
  const { random, known } = making
  const team = random.chance(0.7) ? (known.teams[0] ?? '') : random.pick(known.teams)
  const path = Object.fromEntries(
    operation.parameters
      .filter(parameter => parameter.in === 'path')
      .map(parameter => [parameter.name, pathValue(making, operation.path, parameter, team)]),
  )
  const optional = (place: 'query' | 'header') =>
    operation.parameters
      .filter(parameter => parameter.in === place)
      .filter(({ required }) => required || random.chance(0.4))
      .map(({ name, schema }): [string, string] => [
        name,
        String(valid({ ...making, team, url: '' }, schema, name)),
      ])
  const draft: Draft = {
    operation,
    method: operation.method,
    path,
    query: optional('query'),
    headers: Object.fromEntries(optional('header')),
    body: undefined,
  }
  if (operation.bodies.length > 0) {
    const [type, schema] = random.pick(operation.bodies)
    const url = filled(operation.path, path, value => value)
    draft.headers['content-type'] = type
    const isWholeTeam = url === '/api/teams/import' && known.exported !== null
    draft.body = isWholeTeam
      ? structuredClone(known.exported)
      : valid({ ...making, team, url }, schema, type)
  }
  return draft
}

export const filled = (
  path: string,
  values: Record<string, string>,
  write: (text: string) => string,
) => path.replace(/\{(\w+)\}/g, (_, name) => write(values[name] ?? ''))

function pathValue(
  { random, known, described }: Making,
  path: string,
  { name, schema }: Parameter,
  team: string,
): string {
  if (name === 'team') return team
  const { enum: options } = described.resolve(schema)
  if (options) return String(random.pick(options))
  if (name === 'number') return String(random.whole(1, 30))
  if (name === 'key') return String(known.seen('pictureKey') ?? 'no-key')
  const before = path.split(`/{${name}}`, 1)[0]?.split('/').at(-1) ?? ''
  return known.id(team, kindOf(name) ?? before)
}

type Filling = Making & { team: string; url: string }

function valid(filling: Filling, given: Schema, name: string): unknown {
  const { random, described } = filling
  const schema = described.resolve(given)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return valid(filling, random.pick(options), name)
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type
  switch (type) {
    case 'object':
      return validObject(filling, schema)
    case 'array': {
      const { minItems = 0, maxItems = 8, items = {} } = schema
      const length = random.whole(minItems, Math.max(minItems, Math.min(maxItems, 5)))
      return Array.from({ length }, () => valid(filling, items, name))
    }
    case 'integer':
    case 'number':
      return validNumber(filling, schema, name)
    case 'boolean':
      return random.chance(0.5)
    case 'string':
      return validText(filling, schema, name)
    default:
      return null
  }
}

function validObject(filling: Filling, { properties, required, ...schema }: Schema): object {
  const { random } = filling
  const fields = Object.entries(properties ?? {})
    .filter(([name]) => required?.includes(name) || random.chance(0.6))
    .map(([name, field]) => [name, valid(filling, field, name)])
  const { propertyNames = { type: 'string' }, additionalProperties: more } = schema
  const others =
    typeof more === 'object'
      ? Array.from({ length: random.whole(0, 3) }, () => [
          valid(filling, propertyNames, 'name'),
          valid(filling, more, 'personId'),
        ])
      : []
  return Object.fromEntries([...fields, ...others])
}

function validNumber({ random, known, url }: Filling, schema: Schema, name: string): number {
  if (/version$/i.test(name)) return known.version(url)
  const seen = known.seen(name)
  if (typeof seen === 'number' && random.chance(0.3)) return seen
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1
  const most = Math.min(schema.maximum ?? 1000, least + 200)
  const whole = random.chance(0.1) ? random.pick([least, most]) : random.whole(least, most)
  return schema.type === 'number' && random.chance(0.3) && whole < most ? whole + 0.5 : whole
}

function validText(filling: Filling, schema: Schema, name: string): string {
  const { random, known, team, url } = filling
  const { pattern, format, minLength = 0, maxLength = 200 } = schema
  if (format === 'date') return random.pick(days)
  if (format === 'date-time') return `${random.pick(days)}T12:00:00Z`
  if (format === 'uri') return 'https://chat.example.org/hooks/abc'
  if (/^(?:dryRun|renumber|backlog)$/.test(name)) return String(random.chance(0.5))
  if (name === 'timeZone')
    return random.pick(['Europe/Berlin', 'UTC', 'Pacific/Apia', 'Asia/Kathmandu'])
  if (/\/import\//.test(url) && known.documents.length > 0 && !pattern) return document(filling)
  const seen = known.seen(name)
  const isSeen = typeof seen === 'string' && random.chance(0.5) && seen.length <= maxLength
  const kind = kindOf(name)
  if (pattern) {
    if (isSeen && new RegExp(pattern).test(seen)) return seen
    const made = fc.stringMatching(new RegExp(pattern))
    return fc.sample(made, { seed: random.whole(0, 2 ** 31), numRuns: 1 })[0] ?? ''
  }
  if (name === 'team') return random.pick(known.teams)
  if (kind) return known.id(team, kind)
  if (name === 'id') return known.id(team, random.pick(['cards', 'groups', 'items']))
  if (isSeen && seen.length >= minLength) return seen
  const text = random.pick(texts).padEnd(minLength, '-')
  return [...text].slice(0, Math.min(maxLength, 60)).join('')
}

/** An export of before, some of its lines another way. */
function document({ random, known }: Filling): string {
  const lines = random.pick(known.documents).split('\n')
  for (let times = random.whole(0, 4); times > 0; times -= 1) {
    const at = random.whole(0, lines.length - 1)
    const line = lines[at] ?? ''
    const other = random.pick([
      line.replace(/\d+/, () => String(random.whole(0, 120))),
      `${line} ${random.pick(texts)}`,
      random.pick(lines),
      random.pick(texts),
    ])
    lines.splice(at, random.whole(0, 1), other)
  }
  return lines.join('\n')
}

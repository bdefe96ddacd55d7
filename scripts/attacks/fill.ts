import type { Described, Operation, Schema } from '../fuzz/operations.ts'
import { send, written } from '../fuzz/request.ts'
import { type Making, validDraft } from '../fuzz/valid.ts'
import { payloadFor } from './payloads.ts'

export type Filled = {
  requests: number
  /** Text fields, and those in which something was taken. */
  fields: Set<string>
  taken: Set<string>
}

/** Fields whose text is chosen from what there is, though the document does not say so. */
const chosen = /Ids?$|^id$|^ids$|^into$|^after$|timeZone|^country$|^region$|^team$|^place$|^token$/

type Spot = { holder: Record<string, unknown>; name: string; path: string; schema: Schema }

/** Every free text of a body, by its schema. */
function spotsIn(described: Described, given: Schema, value: unknown, path: string): Spot[] {
  const schema = described.resolve(given)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return options.flatMap(option => spotsIn(described, option, value, path))
  if (Array.isArray(value) && schema.items) {
    const items = schema.items
    return value.flatMap((one, index) => {
      const holder = value as unknown as Record<string, unknown>
      const inside = spotsIn(described, items, one, `${path}[]`)
      const own = isFree(described, items)
        ? [{ holder, name: String(index), path: `${path}[]`, schema: items }]
        : []
      return [...own, ...inside]
    })
  }
  if (typeof value !== 'object' || value === null || !schema.properties) return []
  const holder = value as Record<string, unknown>
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const there = `${path}.${name}`
    if (chosen.test(name)) return []
    const own = isFree(described, field)
      ? [{ holder, name, path: there, schema: textOf(described, field) }]
      : []
    return name in holder ? [...own, ...spotsIn(described, field, holder[name], there)] : own
  })
}

function textOf(described: Described, given: Schema): Schema {
  const schema = described.resolve(given)
  const text = schema.anyOf
    ?.map(option => described.resolve(option))
    .find(({ type }) => type === 'string')
  return text ?? schema
}

function isFree(described: Described, given: Schema): boolean {
  const { type, pattern, format, enum: options, const: fixed } = textOf(described, given)
  return [type].flat().includes('string') && !pattern && !format && !options && fixed === undefined
}

/** Fields that would take the team's board away, which the pages are about. */
const untouched = /\/github\/|\/reminder|\/api\/teams\/import|\/renumber|\/sign-in/

/** Writes something harmful into every text field of every route, as often as it takes. */
export async function fillAll(url: string, making: Making, rounds: number): Promise<Filled> {
  const { described, known } = making
  const filled: Filled = { requests: 0, fields: new Set(), taken: new Set() }
  const writing = described.operations.filter(
    ({ bodies, name, method }) => bodies.length > 0 && method !== 'DELETE' && !untouched.test(name),
  )
  let n = 0
  const fill = async (operation: Operation) => {
    const draft = validDraft(making, operation)
    const [type = '', schema = {}] =
      operation.bodies.find(([name]) => name === 'application/json') ?? []
    if (type === '' || typeof draft.body !== 'object' || draft.body === null) return
    draft.headers['content-type'] = type
    const spots = spotsIn(described, schema, draft.body, '')
    if (/PATCH \/api\/teams\/\{team\}$/.test(operation.name))
      delete (draft.body as { github?: unknown }).github
    for (const { holder, name, path, schema: text } of spots) {
      n += 1
      holder[name] = payloadFor(n, text.maxLength ?? 5_000)
      filled.fields.add(`${operation.name} ${path}`)
    }
    const sent = written(draft)
    const answer = await send(url, sent)
    filled.requests += 1
    if (answer.status >= 300) return
    for (const { path } of spots) filled.taken.add(`${operation.name} ${path}`)
    if (String(answer.headers['content-type']).startsWith('application/json')) {
      const [, team = ''] = /^\/api\/teams\/([^/?]+)/.exec(sent.url) ?? []
      known.learn(team, sent.url, JSON.parse(answer.text))
    }
  }
  for (let round = 0; round < rounds; round += 1)
    for (const operation of writing) await fill(operation)
  return filled
}

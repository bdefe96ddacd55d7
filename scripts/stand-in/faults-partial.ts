import type { Fault, Received, Reply } from './faults.ts'

/** Answers with a part of the data and errors that say what is missing. */

type Path = (string | number)[]
type Told = { type: string; message: string; extensions?: Record<string, unknown> }
type Body = { data?: unknown; errors?: object[] }

const RESOURCES: Told = {
  type: 'RESOURCE_LIMITS_EXCEEDED',
  message: 'Resource limits for this query exceeded.',
}

const SAML: Told = {
  type: 'FORBIDDEN',
  extensions: { saml_failure: true },
  message:
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
}

/** How much a request asks for at once: its page size, or its number of ids. */
export function askedSize({ query, variables }: Received): number {
  if (typeof variables.first === 'number') return variables.first
  if (Array.isArray(variables.ids)) return variables.ids.length
  const sizes = [...query.matchAll(/(?:first|last): ?(\d+)/g)].map(([, digits]) => Number(digits))
  return Math.max(1, ...sizes)
}

/**
 * More than `most` at once is too much for GitHub: what lies beyond is null, each with an error. A
 * client that takes these for unreadable items loses them; one that asks for less gets them all.
 */
export function resourceLimits(options: { most: number }): Fault {
  return (received, usual) => {
    const reply = usual()
    if (askedSize(received) <= options.most) return reply
    const missing = (list: unknown[]) => list.map((_, index) => index >= options.most)
    return without(reply, (list, isList) => (isList ? missing(list) : []), RESOURCES)
  }
}

type Unreadable = 'FORBIDDEN' | 'NOT_FOUND'

/** The items or contents of these ids are null, each with an error of its own. */
export function unreadable(ids: readonly string[], type: Unreadable = 'FORBIDDEN'): Fault {
  const message =
    type === 'FORBIDDEN'
      ? 'Resource not accessible by personal access token'
      : "Could not resolve to a node with the global id of 'hidden'"
  return (_, usual) => hide(usual(), ids, { type, message })
}

/** Single sign-on keeps the items of these ids back; a header says that something is missing. */
export function samlPartial(ids: readonly string[], organisationId = 1_000_001): Fault {
  return (_, usual) => {
    const reply = hide(usual(), ids, SAML)
    const sso = `partial-results; organizations=${organisationId}`
    return { ...reply, headers: { ...reply.headers, 'x-github-sso': sso } }
  }
}

/** Single sign-on keeps everything back. */
export const samlWhole: Fault = (_, usual) => {
  const reply = refuseAll(usual(), SAML)
  const sso = 'required; url=https://github.com/orgs/harbour-works/sso?authorization_request=ABC'
  return { ...reply, headers: { ...reply.headers, 'x-github-sso': sso } }
}

/** The organisation lets only certain addresses in. */
export const ipAllowList: Fault = (_, usual) =>
  refuseAll(usual(), {
    type: 'FORBIDDEN',
    message:
      'Although you appear to have the correct authorization credentials, the `harbour-works` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
  })

/** A fine-grained token or an app without the permission. */
export function notAccessible(by: 'personal access token' | 'integration'): Fault {
  const message = `Resource not accessible by ${by}`
  return (_, usual) => refuseAll(usual(), { type: 'FORBIDDEN', message })
}

function refuseAll(reply: Reply, told: Told): Reply {
  const body: Body = JSON.parse(reply.body)
  if (typeof body.data !== 'object' || body.data === null) return reply
  const names = Object.keys(body.data).filter(name => name !== 'rateLimit')
  const data = { ...body.data, ...Object.fromEntries(names.map(name => [name, null])) }
  const errors = names.map(name => errorAt([name], told))
  return { ...reply, body: JSON.stringify({ data, errors: [...(body.errors ?? []), ...errors] }) }
}

function hide(reply: Reply, ids: readonly string[], told: Told): Reply {
  const isHidden = (value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value && ids.includes(String(value.id))
  return without(reply, values => values.map(isHidden), told)
}

/** Nulls in the place of what `missing` names among the members of each list or object, with errors. */
function without(
  reply: Reply,
  missing: (values: unknown[], isList: boolean) => boolean[],
  told: Told,
): Reply {
  const body: Body = JSON.parse(reply.body)
  const errors: object[] = [...(body.errors ?? [])]
  const walk = (value: unknown, path: Path): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const isList = Array.isArray(value)
    const keys: Path = isList ? [...value.keys()] : Object.keys(value)
    const values = Object.values(value)
    const gone = missing(values, isList)
    const kept = keys.map((key, index) => {
      const place = [...path, key]
      if (!gone[index]) return [key, walk(values[index], place)] as const
      if (values[index] !== null) errors.push(errorAt(place, told))
      return [key, null] as const
    })
    return isList ? kept.map(([, of]) => of) : Object.fromEntries(kept)
  }
  const data = walk(body.data, [])
  return { ...reply, body: JSON.stringify(errors.length > 0 ? { data, errors } : { data }) }
}

function errorAt(path: Path, { type, message, extensions }: Told): object {
  const locations = [{ line: 1, column: 1 }]
  return { type, path, ...(extensions ? { extensions } : {}), locations, message }
}

import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import {
  buildASTSchema,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql'
import type { Context } from './context.ts'
import { resolvers } from './resolvers/resolvers.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const DAY = /^\d{4}-\d\d-\d\d$/

const MOST_TEXTS = 200_000
const texts = new Map<number, string>()

/** Epoch milliseconds as GitHub writes them: to the second, in UTC. The same ones are written often. */
export function instantText(at: number): string {
  let text = texts.get(at)
  if (text === undefined) {
    if (texts.size >= MOST_TEXTS) texts.clear()
    text = `${new Date(at).toISOString().slice(0, 19)}Z`
    texts.set(at, text)
  }
  return text
}

function checkedText(pattern: RegExp) {
  return (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value) && !Number.isNaN(Date.parse(value))) {
      return value
    }
    throw new Error('not in the expected form')
  }
}

/**
 * GitHub's schema as npm has it. The package's own entry also reads five megabytes of JSON, so the
 * text beside it is read directly.
 */
function publicSchemaText(): string {
  const packageFile = findPackageJSON('@octokit/graphql-schema', import.meta.url)
  if (!packageFile) throw new Error('@octokit/graphql-schema is not installed: run npm ci')
  return readFileSync(packageFile.replace(/package\.json$/, 'schema.graphql'), 'utf8')
}

/** `newer: false` is a host without what `newer.graphql` adds, as an older Enterprise Server. */
export function standInSchema(options: { newer: boolean }): GraphQLSchema {
  const newer = readFileSync(new URL('./newer.graphql', import.meta.url), 'utf8')
  const text = options.newer ? `${publicSchemaText()}\n${newer}` : publicSchemaText()
  const schema = buildASTSchema(parse(text, { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  })
  setScalars(schema)
  setResolvers(schema)
  return schema
}

function setScalars(schema: GraphQLSchema): void {
  const set = (name: string, pattern: RegExp, write: (value: unknown) => unknown) => {
    const type = schema.getType(name)
    if (!isScalarType(type)) throw new Error(`The schema has no scalar ${name}`)
    const read = checkedText(pattern)
    type.serialize = write
    type.parseValue = read
    type.parseLiteral = node => read('value' in node ? node.value : undefined)
  }
  set('DateTime', INSTANT, value => (typeof value === 'number' ? instantText(value) : value))
  set('Date', DAY, value => value)
  set('BigInt', /^-?\d+$/, String)
}

function setResolvers(schema: GraphQLSchema): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName)
    if (!isObjectType(type)) continue
    const known = type.getFields()
    for (const [name, resolve] of Object.entries(fields)) {
      const field = known[name]
      if (field) field.resolve = resolve
    }
  }
}

/** What has no resolver is a property of that name; what is neither is said, not answered as null. */
export const propertyOrSay: GraphQLFieldResolver<unknown, Context> = (
  source,
  args,
  context,
  info,
) => {
  const value = (source as Record<string, unknown> | undefined)?.[info.fieldName]
  if (typeof value === 'function') return value(args, context, info)
  if (value === undefined) {
    throw new Error(`The stand-in does not know ${info.parentType.name}.${info.fieldName}`)
  }
  return value
}

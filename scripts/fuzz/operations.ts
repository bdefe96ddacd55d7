import { z } from 'zod'

/** As much of JSON Schema as zod writes. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

export type Parameter = {
  in: 'path' | 'query' | 'header'
  name: string
  required?: boolean
  schema: Schema
}

type Content = Record<string, { schema?: Schema }>
export type Document = {
  paths: Record<string, Record<string, DocumentedOperation>>
  components: { schemas: Record<string, Schema> }
}
type DocumentedOperation = {
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

export type Operation = {
  /** As it stands in the document: `GET /api/teams/{team}`. */
  name: string
  method: string
  path: string
  parameters: Parameter[]
  /** What it takes, by content type. */
  bodies: [type: string, schema: Schema][]
  /** Says what is wrong with an answer; null when it is as described or nothing is. */
  misfit(status: number, body: unknown): string | null
}

export type Described = {
  operations: Operation[]
  resolve(schema: Schema): Schema
}

const place = '#/components/schemas/'

/** The interface as its own document describes it. */
export function describe({ paths, components }: Document): Described {
  const inOneSchema = <Part>(part: Part): Part =>
    JSON.parse(JSON.stringify(part).replaceAll(place, '#/$defs/'))
  const $defs = inOneSchema(components.schemas)
  const checkers = new Map<string, z.ZodType>()

  function checkerOf(schema: Schema): z.ZodType {
    const key = JSON.stringify(schema)
    const known = checkers.get(key)
    if (known) return known
    const whole = { ...inOneSchema(schema), $defs } as Parameters<typeof z.fromJSONSchema>[0]
    const made = z.fromJSONSchema(whole)
    checkers.set(key, made)
    return made
  }

  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]): Operation => {
      const { parameters = [], requestBody, responses } = documented
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters,
        bodies: Object.entries(requestBody?.content ?? {}).map(([type, { schema = {} }]) => [
          type,
          schema,
        ]),
        misfit(status, body) {
          const group = `${Math.floor(status / 100)}XX`
          const schema = (responses[status] ?? responses[group])?.content?.['application/json']
            ?.schema
          if (schema === undefined) return null
          const result = checkerOf(schema).safeParse(body)
          return result.success ? null : z.prettifyError(result.error)
        },
      }
    }),
  )
  return {
    operations,
    resolve(schema) {
      if (schema.$ref === undefined) return schema
      const found = components.schemas[schema.$ref.slice(place.length)]
      if (!found) throw new Error(`The document refers to ${schema.$ref}, which it lacks`)
      return found
    },
  }
}

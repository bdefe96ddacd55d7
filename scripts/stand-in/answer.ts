import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Context } from './context.ts'
import { insufficientScopes, runtimeError } from './errors.ts'
import { MOST_NODES, type Price, priceOf } from './limits.ts'
import { type Budget, remaining } from './rate.ts'
import { refusal } from './refusal.ts'
import { propertyOrSay } from './schema.ts'
import type { Token, World } from './world/types.ts'

export type Asked = { query: string; operationName?: string; variables?: Record<string, unknown> }

export type Answered = { body: object; price: Price }

type Checked = { document: DocumentNode; refused: Record<string, unknown>[]; scopes: ScopedField[] }

/** A field that a classic token may ask for only with one of the scopes. */
type ScopedField = {
  field: string
  scopes: string[]
  locations: { line: number; column: number }[]
}

/** What the scope named first allows, the others allow as well. */
const READS_PROJECTS = ['read:project', 'project']
const WRITES_ISSUES = ['public_repo', 'repo']
const READS_TEAMS = ['read:org', 'read:discussion', 'write:org', 'admin:org']

const FREE: Price = { points: 0, nodes: 0 }

/** Parses and validates each query text once; a read of a board sends the same text many times. */
export function answerer(schema: GraphQLSchema) {
  const checked = new Map<string, Checked>()
  const check = (query: string): Checked => {
    let known = checked.get(query)
    if (!known) {
      known = checkQuery(schema, query)
      checked.set(query, known)
    }
    return known
  }
  return (world: World, token: Token, budget: Budget | null, asked: Asked): Answered =>
    answer(schema, check(asked.query), { world, token, budget, asked })
}

function checkQuery(schema: GraphQLSchema, query: string): Checked {
  let document: DocumentNode
  try {
    document = parse(query)
  } catch (error) {
    const { message, locations } = error as GraphQLError
    const empty: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }
    return { document: empty, refused: [{ message, locations }], scopes: [] }
  }
  const errors = validate(schema, document)
  return {
    document,
    refused: errors.map(error => refusal(schema, document, error)),
    scopes: scopedFields(schema, document),
  }
}

/** GitHub looks at the query alone: a team that might be answered needs its scope already. */
function scopedFields(schema: GraphQLSchema, document: DocumentNode): ScopedField[] {
  const types = new TypeInfo(schema)
  const found: ScopedField[] = []
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = node.name.value
        const scopes = scopesFor(types.getParentType()?.name, field)
        const { line, column } = node.loc?.startToken ?? { line: 0, column: 0 }
        if (scopes) found.push({ field, scopes, locations: [{ line, column }] })
      },
    }),
  )
  return found
}

function scopesFor(parent: string | undefined, field: string): string[] | null {
  if (parent === 'Mutation' && field === 'createIssue') return WRITES_ISSUES
  if (parent === 'Mutation') return field.includes('ProjectV2') ? ['project'] : null
  if (parent === 'ProjectV2') return READS_PROJECTS
  return parent === 'Team' && field !== '__typename' ? READS_TEAMS : null
}

function missingScopes(token: Token, fields: ScopedField[]): Record<string, unknown>[] {
  if (token.kind !== 'classic') return []
  return fields
    .filter(({ scopes }) => !scopes.some(scope => token.scopes.includes(scope)))
    .map(({ field, scopes, locations }) => {
      const named = scopes === READS_TEAMS ? scopes.slice(0, 2) : scopes.slice(0, 1)
      const message = insufficientScopes(field, named, token.scopes)
      return { type: 'INSUFFICIENT_SCOPES', locations, message }
    })
}

type Request = { world: World; token: Token; budget: Budget | null; asked: Asked }

function answer(schema: GraphQLSchema, checked: Checked, request: Request): Answered {
  const { world, token, budget, asked } = request
  if (checked.refused.length > 0) return { body: { errors: checked.refused }, price: FREE }
  const scopes = missingScopes(token, checked.scopes)
  if (scopes.length > 0) return { body: { errors: scopes }, price: FREE }
  const { document } = checked
  const operation = getOperationAST(document, asked.operationName)
  if (!operation) {
    return { body: { errors: [{ message: 'An operation name is required' }] }, price: FREE }
  }
  const variables = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    asked.variables ?? {},
  )
  if (variables.errors) {
    return { body: { errors: variables.errors.map(badVariable) }, price: FREE }
  }
  const price = priceOf(schema, document, operation, variables.coerced)
  if (price.nodes > MOST_NODES) return { body: { errors: [tooManyNodes(price)] }, price: FREE }
  const dryRun = isDryRun(operation)
  if (budget && !dryRun) {
    if (remaining(budget) < price.points) {
      budget.used = budget.limit
      return { body: { errors: [rateLimited(world, token)] }, price: FREE }
    }
    budget.used += price.points
  }
  const context: Context = { world, token, budget, price, dryRun }
  const body = run(schema, document, asked, context)
  return { body, price: dryRun ? FREE : price }
}

function run(schema: GraphQLSchema, document: DocumentNode, asked: Asked, context: Context) {
  const result = execute({
    schema,
    document,
    contextValue: context,
    fieldResolver: propertyOrSay,
    ...(asked.variables ? { variableValues: asked.variables } : {}),
    ...(asked.operationName ? { operationName: asked.operationName } : {}),
  })
  if (result instanceof Promise) throw new Error('The resolvers of the stand-in answer at once')
  const { data, errors } = result as Awaited<typeof result>
  return errors ? { data, errors: errors.map(runtimeError) } : { data }
}

function isDryRun(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.some(
    selection =>
      selection.kind === Kind.FIELD &&
      selection.name.value === 'rateLimit' &&
      selection.arguments?.some(
        given =>
          given.name.value === 'dryRun' && given.value.kind === Kind.BOOLEAN && given.value.value,
      ),
  )
}

function badVariable(error: GraphQLError): Record<string, unknown> {
  const [, name, type] =
    /^Variable "\$(\w+)" of (?:required )?type "([^"]+)"/.exec(error.message) ?? []
  const explanation = error.message
  return {
    extensions: { value: null, problems: [{ path: [], explanation }] },
    locations: error.locations,
    message: name ? `Variable $${name} of type ${type} was provided invalid value` : error.message,
  }
}

function tooManyNodes(price: Price): Record<string, unknown> {
  const asked = price.nodes.toLocaleString('en-US')
  const most = MOST_NODES.toLocaleString('en-US')
  return {
    type: 'MAX_NODE_LIMIT_EXCEEDED',
    message: `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${most}.`,
  }
}

function rateLimited(world: World, token: Token): Record<string, unknown> {
  const id = world.owners.get(token.login)?.databaseId ?? 0
  return { type: 'RATE_LIMITED', message: `API rate limit already exceeded for user ID ${id}.` }
}

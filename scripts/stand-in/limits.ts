import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql'

/** What a query asks for: `points` are charged, `nodes` are limited to 500,000. */
export type Price = { points: number; nodes: number }

type Sum = { requests: number; nodes: number }

const NOTHING: Sum = { requests: 0, nodes: 0 }

type Asking = {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
}

export const MOST_NODES = 500_000

/**
 * The price of a query by GitHub's documented formula: one request for each connection, times the
 * parents it may have, every page taken as full; the sum divided by 100, rounded, at least 1.
 * Fragments of one union count by their dearest member, which is what GitHub was seen to charge;
 * its node count adds them all up.
 */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Price {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  }
  const asking = { schema, fragments, variables }
  const root = schema.getRootType(operation.operation)
  if (!root) return { points: 1, nodes: 0 }
  const sum = sumOf(asking, root, operation.selectionSet.selections)
  return { points: Math.max(1, Math.round(sum.requests / 100)), nodes: sum.nodes }
}

function sumOf(asking: Asking, type: GraphQLNamedType, selections: readonly SelectionNode[]): Sum {
  let sum = NOTHING
  const variants = new Map<string, Sum>()
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      sum = plus(sum, fieldSum(asking, type, selection))
      continue
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? asking.fragments.get(selection.name.value)
        : selection
    if (!fragment) continue
    const name = fragment.typeCondition?.name.value ?? type.name
    const inner = sumOf(
      asking,
      asking.schema.getType(name) ?? type,
      fragment.selectionSet.selections,
    )
    variants.set(name, plus(variants.get(name) ?? NOTHING, inner))
  }
  return plusVariants(asking, type, sum, variants)
}

function plus(a: Sum, b: Sum): Sum {
  return { requests: a.requests + b.requests, nodes: a.nodes + b.nodes }
}

/** The dearest concrete type among those named; fragments on an interface apply to its members. */
function plusVariants(
  asking: Asking,
  type: GraphQLNamedType,
  sum: Sum,
  variants: Map<string, Sum>,
): Sum {
  let dearest = 0
  const { schema } = asking
  const concrete = [...variants.keys()].filter(name => isObjectType(schema.getType(name)))
  for (const name of concrete.length > 0 ? concrete : [type.name]) {
    let requests = 0
    for (const [other, inner] of variants) {
      const otherType = schema.getType(other)
      const member = schema.getType(name)
      const applies =
        other === name ||
        other === type.name ||
        (isAbstractType(otherType) &&
          (!isObjectType(member) || schema.isSubType(otherType, member)))
      if (applies) requests += inner.requests
    }
    dearest = Math.max(dearest, requests)
  }
  let nodes = sum.nodes
  for (const inner of variants.values()) nodes += inner.nodes
  return { requests: sum.requests + dearest, nodes }
}

function fieldSum(asking: Asking, type: GraphQLNamedType, node: FieldNode): Sum {
  const field =
    isCompositeType(type) && 'getFields' in type ? type.getFields()[node.name.value] : undefined
  if (!field || !node.selectionSet) return NOTHING
  const target = getNamedType(field.type)
  const inner = sumOf(asking, target, node.selectionSet.selections)
  const size = sizeOf(field, node, asking.variables)
  if (target.name.endsWith('Connection')) {
    return { requests: 1 + size * inner.requests, nodes: size + size * inner.nodes }
  }
  return { requests: size * inner.requests, nodes: size * inner.nodes }
}

/** How many things stand below a field: the page size, or the number of ids asked for, or one. */
function sizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): number {
  if (field.args.length === 0) return 1
  const args = getArgumentValues(field, node, variables)
  const bound = args.first ?? args.last
  if (typeof bound === 'number') return Math.max(0, bound)
  return Array.isArray(args.ids) ? args.ids.length : 1
}

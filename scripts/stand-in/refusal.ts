import {
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getNamedType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

const BAD_LITERAL = 'argumentLiteralsIncompatible'

/**
 * A query that does not fit the schema, in GitHub's words. GitHub runs graphql-ruby, so path, code
 * and message differ from those of graphql-js. What is not listed keeps the message of graphql-js.
 */
const WORDS: [RegExp, (found: string[]) => { message: string; extensions: object }][] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([, field, type]) => ({
      message: `Field '${field}' doesn't exist on type '${type}'`,
      extensions: { code: 'undefinedField', typeName: type, fieldName: field },
    }),
  ],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    ([, argument, field]) => ({
      message: `Field '${field}' doesn't accept argument '${argument}'`,
      extensions: {
        code: 'argumentNotAccepted',
        name: field,
        typeName: 'Field',
        argumentName: argument,
      },
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type "[^"]+" is required/,
    ([, field, argument]) => ({
      message: `Field '${field}' is missing required arguments: ${argument}`,
      extensions: {
        code: 'missingRequiredArguments',
        className: 'Field',
        name: field,
        arguments: argument,
      },
    }),
  ],
  [
    /^Variable "\$(\w+)" is never used in operation "(\w+)"/,
    ([, variable, operation]) => ({
      message: `Variable $${variable} is declared by ${operation} but not used`,
      extensions: { code: 'variableNotUsed', variableName: variable },
    }),
  ],
  [
    /^Variable "\$(\w+)" is not defined by operation "(\w+)"/,
    ([, variable, operation]) => ({
      message: `Variable $${variable} is used by ${operation} but not declared`,
      extensions: { code: 'variableNotDefined', variableName: variable },
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "([^"]+)" used in position expecting type "([^"]+)"/,
    ([, variable, type, expected]) => ({
      message: `Type mismatch on variable $${variable} (${type} / ${expected})`,
      extensions: {
        code: 'variableMismatch',
        variableName: variable,
        typeName: type,
        errorMessage: 'Type mismatch',
      },
    }),
  ],
  [
    /^Fields "(\w+)" conflict because (.*)\. Use different aliases/s,
    ([, field, reason]) => ({
      message: `Field '${field}' has a field conflict: ${reason}`,
      extensions: { code: 'fieldConflict', typeName: 'Field', conflicts: reason },
    }),
  ],
  [
    /^Expected value of type "([^"]+)", found ([^;]*)/,
    ([, type, value]) => ({
      message: `has an invalid value (${value?.replace(/\.$/, '')}). Expected type '${type}'.`,
      extensions: { code: BAD_LITERAL },
    }),
  ],
]

/**
 * The names from the operation down to the node, `["query getItems", "node", "items", "first"]`,
 * and the input object around it, if it stands in one.
 */
function whereIs(schema: GraphQLSchema, document: DocumentNode, target: ASTNode | undefined) {
  const names: (string | null)[] = []
  const types = new TypeInfo(schema)
  let found: { path: string[]; inputObject: string | undefined } = {
    path: [],
    inputObject: undefined,
  }
  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node) {
        names.push(nameOf(node))
        if (node === target) {
          const parent = types.getParentInputType()
          const inputObject = parent ? getNamedType(parent).name : undefined
          found = { path: names.filter(name => name !== null), inputObject }
        }
      },
      leave() {
        names.pop()
      },
    }),
  )
  return found
}

function nameOf(node: ASTNode): string | null {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return node.name ? `${node.operation} ${node.name.value}` : node.operation
    case Kind.FRAGMENT_DEFINITION:
      return `fragment ${node.name.value}`
    case Kind.INLINE_FRAGMENT:
      return node.typeCondition ? `... on ${node.typeCondition.name.value}` : '...'
    case Kind.FIELD:
      return node.alias?.value ?? node.name.value
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return node.name.value
    default:
      return null
  }
}

export function refusal(
  schema: GraphQLSchema,
  document: DocumentNode,
  error: GraphQLError,
): Record<string, unknown> {
  const { path, inputObject } = whereIs(schema, document, error.nodes?.[0])
  for (const [pattern, words] of WORDS) {
    const found = pattern.exec(error.message)
    if (!found) continue
    const told = words([...found])
    const badLiteral = 'code' in told.extensions && told.extensions.code === BAD_LITERAL
    const about = {
      typeName: inputObject ? 'InputObject' : 'Field',
      argumentName: path.at(-1),
    }
    const subject = `Argument '${path.at(-1)}' on ${about.typeName} '${inputObject ?? path.at(-2)}' `
    return {
      path,
      extensions: badLiteral ? { ...told.extensions, ...about } : told.extensions,
      locations: error.locations,
      message: badLiteral ? subject + told.message : told.message,
    }
  }
  return { path, locations: error.locations, message: error.message }
}

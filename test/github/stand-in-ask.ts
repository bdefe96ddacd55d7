import type { StandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'

export type GraphQLError = {
  type?: string
  path?: (string | number)[]
  message: string
  locations?: { line: number; column: number }[]
  extensions?: Record<string, unknown>
}

export type Told<Data> = {
  status: number
  headers: Headers
  text: string
  body: { data?: Data; errors?: GraphQLError[]; message?: string }
}

/** Asks the stand-in in the way of every client of GitHub. */
export async function ask<Data = Record<string, unknown>>(
  standIn: StandIn,
  query: string,
  variables: Record<string, unknown> = {},
  token: string = TOKENS.reads,
): Promise<Told<Data>> {
  const response = await fetch(`${standIn.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `bearer ${token}`, 'user-agent': 'knots-test' },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  const body = isJson ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, body }
}

export async function data<Data>(
  standIn: StandIn,
  query: string,
  variables: Record<string, unknown> = {},
  token: string = TOKENS.reads,
): Promise<Data> {
  const { body } = await ask<Data>(standIn, query, variables, token)
  if (body.errors || !body.data) throw new Error(JSON.stringify(body.errors ?? body))
  return body.data
}

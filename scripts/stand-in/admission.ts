import type { IncomingMessage } from 'node:http'
import type { Asked } from './answer.ts'
import { plainProblem } from './errors.ts'
import type { Reply } from './faults.ts'
import { commonHeaders } from './rate.ts'
import { goodToken } from './rest.ts'
import type { Token, World } from './world/types.ts'

export function isGraphQL(address: string): boolean {
  return /^(\/api)?\/graphql$/.test(address)
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export type Admitted = { asked: Asked; token: Token; name: string }

/** What GitHub answers before it looks at the query: wrong address, no agent, no or a bad token. */
export function turnedAway(
  request: IncomingMessage,
  world: World,
  text: string,
): Admitted | { reply: Reply } {
  const plain = (status: number, message: string) => ({
    reply: { status, headers: commonHeaders(), body: plainProblem(message, status) },
  })
  if (request.method !== 'POST') return plain(404, 'Not Found')
  if (!request.headers['user-agent']) {
    return plain(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    )
  }
  const [, name] = /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (!name) return plain(401, 'This endpoint requires you to be authenticated.')
  const token = goodToken(world, name)
  if (!token) return plain(401, 'Bad credentials')
  let asked: Partial<Asked>
  try {
    asked = JSON.parse(text)
  } catch {
    return plain(400, 'Problems parsing JSON')
  }
  const { query, operationName, variables } = asked ?? {}
  if (typeof query !== 'string' || query === '') {
    const message = 'A query attribute must be specified and must be a string.'
    const body = JSON.stringify({ errors: [{ message }] })
    return { reply: { status: 200, headers: commonHeaders(), body } }
  }
  return {
    asked: {
      query,
      ...(operationName ? { operationName } : {}),
      ...(variables ? { variables } : {}),
    },
    token,
    name,
  }
}

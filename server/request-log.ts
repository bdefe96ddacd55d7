import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** Short and of harmless signs: it stands in the log and in headers. */
const isGoodId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id)

/** Names each request at random, or as a trusted proxy named it, so that its lines in both logs can be put together. */
export function nameRequests(isProxy: (address: string) => boolean) {
  return ({ headers, socket }: IncomingMessage): string => {
    const given = headers['x-request-id']
    if (given === undefined || !isGoodId(given)) return randomUUID()
    return isProxy(socket.remoteAddress ?? '') ? given : randomUUID()
  }
}

/**
 * One line for each answer, at level info: its route, not its address. Ids and what follows the question mark stay out,
 * because the time of a line beside the id of a card would tell when somebody wrote it.
 */
export function logRequests(app: FastifyInstance) {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    )
    done()
  })
}

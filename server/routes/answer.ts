import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../context.ts'

/** Sends a finished answer as it is, or says that the one the asker has still holds. */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  reply.header('etag', answer.etag).header('cache-control', 'private, no-cache')
  if (isKnown(request.headers['if-none-match'], answer.etag)) return reply.status(304).send()
  return reply.type(answer.type).send(answer.body)
}

/** Weak comparison, as RFC 9110 wants for `If-None-Match`. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.split(',').some(tag => bare(tag) === bare(etag) || tag.trim() === '*')
}

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../context.ts'

type Encoding = 'br' | 'gzip'

const leastBytes = 1024
const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)

/** An answer that is kept is compressed once for each way, not for each visitor. */
const compressed = new WeakMap<Answer, Map<Encoding, Promise<Buffer>>>()

/** Sends a finished answer as it is, or says that the one the asker has still holds. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  cacheControl = 'private, no-cache',
) {
  // The same tag stands for every way of packing the bytes, so it is a weak one.
  reply.header('etag', `W/${answer.etag}`).header('cache-control', cacheControl)
  if (isReading(request) && isKnown(request.headers['if-none-match'], answer.etag))
    return reply.status(304).send()
  reply.type(answer.type).header('vary', 'accept-encoding')
  const encoding = chosenEncoding(request.headers['accept-encoding'])
  const isPacked = answer.type.startsWith('image/png')
  if (encoding === null || isPacked || answer.body.byteLength < leastBytes)
    return reply.send(answer.body)
  return reply.header('content-encoding', encoding).send(await packed(answer, encoding))
}

/** What a write answers is sent whole: its condition would have been on the write (RFC 9110, 13.1.2). */
const isReading = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD'

/** Weak comparison, as RFC 9110 wants for `If-None-Match`. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.split(',').some(tag => bare(tag) === bare(etag) || tag.trim() === '*')
}

function chosenEncoding(header: string | undefined): Encoding | null {
  const offers = (header ?? '').split(',').map(offer => offer.split(';').map(part => part.trim()))
  const isOffered = (encoding: Encoding) =>
    offers.some(([name, weight]) => name === encoding && !/^q=0(?:\.0*)?$/.test(weight ?? ''))
  return isOffered('br') ? 'br' : isOffered('gzip') ? 'gzip' : null
}

function packed(answer: Answer, encoding: Encoding): Promise<Buffer> {
  const ways = compressed.get(answer) ?? new Map<Encoding, Promise<Buffer>>()
  compressed.set(answer, ways)
  const known = ways.get(encoding)
  if (known) return known
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  const made = encoding === 'br' ? asBrotli(answer.body, { params }) : asGzip(answer.body)
  ways.set(encoding, made)
  return made
}

import { Agent, request } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { type Draft, filled } from './valid.ts'
import { unwritable } from './words.ts'

export type Sent = { method: string; url: string; headers: Record<string, string>; body?: string }

export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** A draft as it goes over the wire. */
export function written(draft: Draft): Sent {
  const { path, query, headers, method } = draft
  // As a browser does: half a character becomes a whole other one.
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
  const asked = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  const url = filled(draft.operation.path, path, encoded) + (asked ? `?${asked}` : '')
  const type = headers['content-type'] ?? ''
  const isText = typeof draft.body === 'string' && !type.includes('json')
  const plain = isText ? String(draft.body) : JSON.stringify(draft.body)
  const body =
    draft.raw ??
    plain
      ?.replaceAll(`"${unwritable.tooLarge}"`, '1e999')
      .replaceAll(unwritable.prototype, '__proto__')
  return { method, url, headers, ...(body !== undefined && { body }) }
}

const unpack: Record<string, (packed: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  deflate: inflateSync,
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
}

const plain = (body: Buffer, encoding = '') =>
  body.length > 0 ? (unpack[encoding]?.(body) ?? body) : body

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const patienceMs = 30_000

/** Sends it; throws when no whole answer comes. Of a stream that stays open only the beginning is waited for. */
export function send(base: string, sent: Sent): Promise<Answer> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const { method, url: path, headers, body } = sent
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(
      {
        hostname,
        port,
        method,
        path,
        headers: { ...length, ...headers },
        agent,
        timeout: patienceMs,
      },
      response => {
        const chunks: Buffer[] = []
        const end = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: plain(Buffer.concat(chunks), response.headers['content-encoding']).toString(),
          })
        if (response.headers['content-type']?.startsWith('text/event-stream')) {
          end()
          asked.destroy()
          return
        }
        response.on('data', chunk => chunks.push(chunk))
        response.on('end', end)
        response.on('error', reject)
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`No answer within ${patienceMs / 1000} s`)))
    asked.on('error', reject)
    asked.end(body)
  })
}

import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Problem } from './contract/common.ts'

/**
 * How long Knots waits for those who send slowly or not at all. A stream of events is an answer, for which none of this
 * counts; it is kept alive by a beat well within the last of them.
 */
export const patience = {
  /** From the first byte to the last one of a request. */
  requestTimeout: 120_000,
  /** Longer than the 60 seconds for which proxies keep theirs. */
  keepAliveTimeout: 72_000,
  /** Without a byte either way, in which a connection is taken for dead. */
  connectionTimeout: 300_000,
  http: {
    headersTimeout: 15_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: 16 * 1024,
    // Without a name it is refused like one with a foreign name, in words and with all headers.
    requireHostHeader: false,
  },
}

/** Below the smallest usual limit of open files; several hundred people with Knots open need fewer. */
export const mostConnections = 2_000

const problems: Record<number, Problem> = {
  400: { code: 'invalid', message: 'This is not a request that can be read.' },
  408: { code: 'too-slow', message: 'The request took too long to arrive.' },
  431: { code: 'too-large', message: 'The headers of the request are more than Knots reads.' },
}

function statusOf({ code }: NodeJS.ErrnoException): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}

/** What never became a request is answered like all others, and its connection ends. */
export function refuseUnreadable(headers: Record<string, string>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    const status = statusOf(error)
    const body = JSON.stringify(problems[status])
    const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}`
    const about = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    socket.end(`${head}${about}connection: close\r\n\r\n${body}`, () => socket.destroy())
  }
}

/**
 * Makes room for a new connection, when there are more than `most`, by ending the one that has waited longest without a
 * request under way: a flood of connections then drives out its own. With a request on all of them the new one goes.
 */
export function limitConnections(server: Server, most: number) {
  const waiting = new Set<Socket>()
  let open = 0
  server.on('connection', (socket: Socket) => {
    open += 1
    waiting.add(socket)
    socket.once('close', () => {
      open -= 1
      waiting.delete(socket)
    })
    if (open <= most) return
    const [longest = socket] = waiting
    longest.destroy()
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    waiting.delete(socket)
    response.once('close', () => {
      if (!socket.destroyed) waiting.add(socket)
    })
  })
}

/** While Knots ends, a connection goes with its last answer: nobody asks anything more on it, and the end waits for it. */
export function endConnections(app: FastifyInstance) {
  app.addHook('preClose', async () => {
    app.server.keepAliveTimeout = 1
  })
}

import { connect, type Socket } from 'node:net'

/** A connection on which anything can be written, and what came back on it. */
export type Raw = {
  socket: Socket
  received(): string
  /** Ends when the other side closes it, or after so long. */
  closed(patienceMs: number): Promise<boolean>
}

export function openRaw(url: string): Raw {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let received = ''
  const gone = new Promise<void>(resolve => socket.once('close', () => resolve()))
  socket.on('data', chunk => {
    if (received.length < 1_000_000) received += chunk.toString('latin1')
  })
  // To be cut off is what most of these connections are for.
  socket.on('error', () => undefined)
  return {
    socket,
    received: () => received,
    async closed(patienceMs) {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const timer = setTimeout(() => resolve(false), patienceMs)
      void gone.then(() => resolve(true))
      const isClosed = await promise
      clearTimeout(timer)
      return isClosed
    },
  }
}

/** The status of each answer on a connection. */
export const statusesIn = (received: string): number[] =>
  [...received.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status))

/** Sends bytes, waits for the end of the connection or so long, and answers all that came. */
export async function sendRaw(url: string, bytes: string, patienceMs: number): Promise<string> {
  const raw = openRaw(url)
  raw.socket.write(bytes, 'latin1')
  await raw.closed(patienceMs)
  raw.socket.destroy()
  return raw.received()
}

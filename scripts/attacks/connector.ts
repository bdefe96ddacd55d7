import { connect, type Socket } from 'node:net'

/** Opens so many connections, as fast as it can and some hundred at a time, and says how each ended. */
const [port = '0', attempts = '0'] = process.argv.slice(2)
const atOnce = 500
/** So many stay open; the oldest makes room. */
const mostHeld = 4_000

const held: Socket[] = []
const counts = { opened: 0, refused: 0 }

function tryOnce(): Promise<void> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    socket.once('connect', () => {
      counts.opened += 1
      held.push(socket)
      if (held.length > mostHeld) held.shift()?.destroy()
      resolve()
    })
    socket.once('error', () => {
      counts.refused += 1
      resolve()
    })
  })
}

let left = Number(attempts)
async function keepTrying() {
  while (left > 0) {
    left -= 1
    await tryOnce()
  }
}

await Promise.all(Array.from({ length: atOnce }, keepTrying))
process.send?.(counts)
for (const socket of held) socket.destroy()
process.disconnect?.()

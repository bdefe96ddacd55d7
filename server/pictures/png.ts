import { Worker } from 'node:worker_threads'
import type { Delivery } from './png-worker.ts'

type Waiting = { resolve: (png: Uint8Array) => void; reject: (error: Error) => void }
type Painter = { worker: Worker; waiting: Map<number, Waiting> }

let painter: Painter | undefined
let orders = 0

/** A thread of its own, begun with the first picture: to paint takes too long to let everybody else wait for it. */
function begin(): Painter {
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url))
  const begun: Painter = { worker, waiting: new Map() }
  const end = (error: Error) => {
    if (painter === begun) painter = undefined
    for (const { reject } of begun.waiting.values()) reject(error)
    begun.waiting.clear()
  }
  worker.on('message', (delivery: Delivery) => {
    const one = begun.waiting.get(delivery.id)
    begun.waiting.delete(delivery.id)
    if (begun.waiting.size === 0) worker.unref()
    if ('png' in delivery) one?.resolve(delivery.png)
    else one?.reject(new Error(delivery.error))
  })
  worker.on('error', error => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new Error('The painter of pictures ended.')))
  return begun
}

/** A drawn picture as a PNG, each of its pixels `scale` pixels wide. One is painted after another. */
export function toPng(svg: string, scale: number): Promise<Uint8Array> {
  painter ??= begin()
  const { worker, waiting } = painter
  orders += 1
  const id = orders
  const made = new Promise<Uint8Array>((resolve, reject) => waiting.set(id, { resolve, reject }))
  worker.ref()
  worker.postMessage({ id, svg, scale })
  return made
}

import type { Typed } from './typing.ts'

declare global {
  interface Window {
    benchTyped?: Typed
    benchEnd?: () => void
  }
}

/** In the page: from now on notes how long each key takes until what it changed is painted, and every long task. */
export function watchKeys(): void {
  window.benchEnd?.()
  const typed: Typed = { painted: [], events: [], tasks: [] }
  window.benchTyped = typed
  const onKey = ({ timeStamp }: KeyboardEvent) => {
    requestAnimationFrame(() => {
      // The first task after the frame: what was to be painted is.
      const channel = new MessageChannel()
      channel.port1.onmessage = () => typed.painted.push(performance.now() - timeStamp)
      channel.port2.postMessage(null)
    })
  }
  const keys = new PerformanceObserver(list => {
    for (const { name, duration } of list.getEntries())
      if (name === 'keydown') typed.events.push(duration)
  })
  const tasks = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) typed.tasks.push(duration)
  })
  const allKeys: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: 16,
  }
  keys.observe(allKeys)
  tasks.observe({ type: 'longtask' })
  addEventListener('keydown', onKey, { capture: true })
  window.benchEnd = () => {
    keys.disconnect()
    tasks.disconnect()
    removeEventListener('keydown', onKey, { capture: true })
  }
}

/** In the page: what was noted so far. */
export function timesOfKeys(): Typed {
  return window.benchTyped ?? { painted: [], events: [], tasks: [] }
}

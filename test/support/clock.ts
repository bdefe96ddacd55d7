export type TestClock = {
  now: () => number
  /** Resolves once `advance` has moved the clock that far. */
  sleep: (milliseconds: number) => Promise<void>
  /** Moves the clock on, waking sleepers in the order of their times. */
  advance: (milliseconds: number) => Promise<void>
  /** How many are asleep. */
  sleepers: () => number
}

/** Time that stands still until a test moves it. Starts on a Wednesday at noon, UTC. */
export function testClock(start = '2026-06-17T12:00:00Z'): TestClock {
  let at = Date.parse(start)
  let waiting: { until: number; wake: () => void }[] = []
  return {
    now: () => at,
    sleep: milliseconds =>
      new Promise(resolve => {
        waiting.push({ until: at + milliseconds, wake: resolve })
      }),
    async advance(milliseconds) {
      const end = at + milliseconds
      for (;;) {
        const [next] = waiting.filter(one => one.until <= end).sort((a, b) => a.until - b.until)
        if (!next) break
        waiting = waiting.filter(one => one !== next)
        at = Math.max(at, next.until)
        next.wake()
        await settle()
      }
      at = end
      await settle()
    },
    sleepers: () => waiting.length,
  }
}

/** Lets everything run that waits for nothing but promises. */
export function settle(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

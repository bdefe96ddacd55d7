/** A timer: `endsAt` (epoch milliseconds) while it runs, `leftSeconds` while it rests, both null when there is none. */
export type Timer = { endsAt: number | null; leftSeconds: number | null }

/** Starts anew with so many seconds, or rests, goes on, or is taken away. */
export type TimerChange = { seconds: number } | { step: 'pause' | 'go-on' | 'stop' }

const secondMilliseconds = 1000

/**
 * The timer after a change at `now` (epoch milliseconds). A pause rounds up to whole seconds, and one that has run out
 * rests at 0. A step that does not fit (a pause of one at rest, going on with one that runs) changes nothing, so that
 * two clicks are one.
 */
export function timerAfter(timer: Timer, change: TimerChange, now: number): Timer {
  if ('seconds' in change)
    return { endsAt: now + change.seconds * secondMilliseconds, leftSeconds: null }
  switch (change.step) {
    case 'stop':
      return { endsAt: null, leftSeconds: null }
    case 'pause': {
      if (timer.endsAt === null) return timer
      const left = Math.ceil((timer.endsAt - now) / secondMilliseconds)
      return { endsAt: null, leftSeconds: Math.max(0, left) }
    }
    case 'go-on':
      if (timer.leftSeconds === null) return timer
      return { endsAt: now + timer.leftSeconds * secondMilliseconds, leftSeconds: null }
  }
}

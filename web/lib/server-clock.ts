/** How far the server's clock is ahead of this one, as last heard. */
let aheadMs = 0

/** A date of the server has whole seconds: within that, the clocks are taken to agree. */
export function noteServerTime(at: number | null, now: number): void {
  if (at === null) return
  const difference = at + 500 - now
  aheadMs = Math.abs(difference) <= 1500 ? 0 : difference
}

/** The server's present, whatever the clock of this computer says. */
export const serverTime = (now: number) => now + aheadMs

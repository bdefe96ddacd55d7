/** The end of the year 9999 in epoch seconds: what comes later is no date of GitHub's. */
const latestReset = 253_402_300_799

/** What GitHub said of the token's points with its last answer. Instants in epoch milliseconds. */
export type RateLimit = { limit: number; remaining: number; resetAt: number }

/**
 * The points that the token may spend in an hour and has left, from the headers that GitHub sends with
 * every answer, errors included. Null where it sends none: an Enterprise Server without limits, and
 * what stands before GitHub and answers in its place.
 */
export function rateLimitOf(headers: globalThis.Headers): RateLimit | null {
  const numberOf = (name: string) => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN)
  const [limit, remaining, reset] = [numberOf('limit'), numberOf('remaining'), numberOf('reset')]
  const isSound = [limit, remaining, reset].every(
    value => Number.isSafeInteger(value) && value >= 0,
  )
  if (!isSound || reset > latestReset) return null
  return { limit, remaining, resetAt: reset * 1000 }
}

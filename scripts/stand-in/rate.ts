import { randomUUID } from 'node:crypto'

const HOUR = 3_600_000

/** The points one login may spend in an hour. */
export type Budget = { limit: number; used: number; resetAt: number }

export function newBudget(limit: number, now: number): Budget {
  return { limit, used: 0, resetAt: now + HOUR }
}

/** Starts a new hour when the old one is over. */
export function refresh(budget: Budget, now: number): void {
  if (now < budget.resetAt) return
  budget.used = 0
  budget.resetAt = now + HOUR
}

export function remaining(budget: Budget): number {
  return Math.max(0, budget.limit - budget.used)
}

export function rateHeaders(budget: Budget): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(remaining(budget)),
    'x-ratelimit-reset': String(Math.floor(budget.resetAt / 1000)),
    'x-ratelimit-resource': 'graphql',
    'x-ratelimit-used': String(Math.min(budget.used, budget.limit)),
  }
}

export function commonHeaders(): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    'content-type': 'application/json; charset=utf-8',
    'referrer-policy': 'origin-when-cross-origin, strict-origin-when-cross-origin',
    server: 'GitHub.com',
    vary: 'Accept-Encoding, Accept, X-Requested-With',
    'x-content-type-options': 'nosniff',
    'x-github-media-type': 'github.v4; format=json',
    'x-github-request-id': requestId(),
  }
}

/** Five groups of hexadecimal digits, as `E839:7581:96367AB:9ADE7CC:64681399`. */
export function requestId(): string {
  const digits = randomUUID().replaceAll('-', '').toUpperCase()
  return [
    digits.slice(0, 4),
    digits.slice(4, 8),
    digits.slice(8, 15),
    digits.slice(15, 22),
    digits.slice(22, 30),
  ].join(':')
}

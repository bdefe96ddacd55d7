import { fastifyRateLimit, normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './errors.ts'

/** How much is answered within a minute. */
export type Limits = {
  /** Requests of one account. */
  account: number
  /** Requests without an account, from one address: a whole room may be behind it. */
  stranger: number
  /** Ways to and from a provider of sign-in, from one address. */
  signIns: number
  /** Tokens, keys of addresses and signatures that fit nothing, from one address. */
  guesses: number
}

/** Null for 0 requests: no limits. */
export function limitsFor(requestsPerMinute: number): Limits | null {
  if (requestsPerMinute === 0) return null
  const stranger = Math.ceil(requestsPerMinute / 2)
  return { account: requestsPerMinute, stranger, signIns: 200, guesses: 60 }
}

const minute = 60_000

/** What somebody shows in a request that could be guessed, and the status that tells it was wrong. */
function shown(request: FastifyRequest): { kind: string; wrong: number } | null {
  const { url = '' } = request.routeOptions
  if (url === '/api/webhooks/github') return { kind: 'signature', wrong: 401 }
  if (url.includes('/:key')) return { kind: 'key', wrong: 404 }
  return request.headers.authorization === undefined ? null : { kind: 'token', wrong: 401 }
}

function tooMany(reply: FastifyReply, seconds: number): Refusal {
  const wait = Math.max(1, seconds)
  reply.header('retry-after', wait)
  return new Refusal(
    429,
    'too-many-requests',
    `Too much was asked from here in a short time. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
  )
}

/** A request without the hook that says who asks, such as one for a file, has no asker. */
const accountOf = ({ asker }: Partial<Pick<FastifyRequest, 'asker'>>) =>
  asker?.kind === 'account' ? asker.id : null

/**
 * Counts what is asked, by account where there is one and else by address (a /64 of IPv6), and refuses with 429 what goes
 * beyond. 5,000 counts of each kind are kept, those not seen for longest are forgotten first. Where nobody signs in, everybody is trusted and only what needs a secret counts. Files count nowhere.
 */
export async function limitRequests(app: FastifyInstance, limits: Limits) {
  await app.register(fastifyRateLimit, { global: false })
  const counter = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow: minute, keyGenerator })
  // A connection that is gone when its answer is has no address any more.
  const addresses = new WeakMap<FastifyRequest, string>()
  const address = (request: FastifyRequest) => addresses.get(request) ?? ''
  const guesses = counter(limits.guesses, one => `${shown(one)?.kind} ${address(one)}`)
  const signIns = counter(limits.signIns, address)
  const strangers = counter(limits.stranger, address)
  const accounts = counter(limits.account, one => accountOf(one) ?? '')

  app.addHook('onRequest', async (request, reply) => {
    addresses.set(request, normalizeIP(request.ip ?? ''))
    if (shown(request)) {
      const tried = await guesses(request, { increment: false })
      if (!tried.isAllowed && tried.remaining === 0) throw tooMany(reply, tried.ttlInSeconds)
    }
    if (!request.routeOptions.url?.startsWith('/api/sign-in/')) return
    const begun = await signIns(request)
    if (!begun.isAllowed && begun.isExceeded) throw tooMany(reply, begun.ttlInSeconds)
  })

  // After the hooks that say who asks.
  app.addHook('preParsing', async (request, reply) => {
    const { asker } = request as Partial<Pick<FastifyRequest, 'asker'>>
    if (!asker || asker.kind === 'trusted' || isForMachines(request)) return
    const asked = await (asker.kind === 'account' ? accounts(request) : strangers(request))
    if (!asked.isAllowed && asked.isExceeded) throw tooMany(reply, asked.ttlInSeconds)
  })

  app.addHook('onResponse', async (request, reply) => {
    if (shown(request)?.wrong === reply.statusCode) await guesses(request)
  })
}

/** Whoever watches over Knots is told how it is at all times. */
const isForMachines = ({ routeOptions }: FastifyRequest) =>
  routeOptions.url === '/api/health' || routeOptions.url === '/api/ready'

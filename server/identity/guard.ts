import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Forbidden, Refusal } from '../errors.ts'
import { isLoopback } from '../sign-in/address.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

function hostnameOf(host: string): string | null {
  const text = `http://${host}`
  return URL.canParse(text) ? new URL(text).hostname : null
}

/** The names under which people reach this Knots, beside those of its own machine. */
function ownNames({ host, publicUrl }: Config): Set<string | null | undefined> {
  const name = host.includes(':') ? `[${host}]` : host
  return new Set([hostnameOf(name), publicUrl?.hostname])
}

/**
 * A page of another site may let its own name point at this machine: such a request carries a
 * foreign `Host`. Knots trusts its loopback, so it answers to its own names only.
 */
function isOwnHost(host: string, own: Set<string | null | undefined>): boolean {
  const hostname = /^[\w.:[\]-]+$/.test(host) ? hostnameOf(host) : null
  return hostname !== null && (isLoopback(hostname) || own.has(hostname))
}

function foreignHost() {
  return new Refusal(
    421,
    'misdirected',
    'Knots does not answer under this name. Set PUBLIC_URL to the address people use.',
  )
}

/** Browsers without `Sec-Fetch-Site` (plain http on a network) still say where a page is from. */
function isOwnOrigin(request: FastifyRequest, config: Config): boolean {
  const { origin, host } = request.headers
  return origin === `http://${host}` || origin === config.publicUrl?.origin
}

function mayChange(request: FastifyRequest, config: Config): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return true
  if (site !== undefined) return false
  return request.headers.origin === undefined || isOwnOrigin(request, config)
}

/** Node takes the first of several names, others perhaps the last. Names and values stand in turn. */
function isNamedTwice(rawHeaders: readonly string[]): boolean {
  let names = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') names += 1
  }
  return names > 1
}

/** Both rules, for every request there is. */
export function guardRequests(app: FastifyInstance, config: Config) {
  const own = ownNames(config)
  // Nearly all requests carry the same name, and to take it apart costs more than all the rest.
  let known: string | undefined
  app.addHook('onRequest', (request, _reply, done) => {
    const { host = '' } = request.headers
    if (host !== known && !isOwnHost(host, own)) return done(foreignHost())
    if (isNamedTwice(request.raw.rawHeaders)) return done(foreignHost())
    known = host
    if (safeMethods.has(request.method) || mayChange(request, config)) return done()
    done(new Forbidden('A page of another site may not change anything in Knots.'))
  })
}

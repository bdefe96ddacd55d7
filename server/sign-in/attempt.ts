import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { SignInWay } from '../contract/identity.ts'

/** What the provider asks is answered within this time, or begun anew. */
const seconds = 10 * 60

const Attempt = z.object({
  way: z.enum(['github', 'oidc']),
  state: z.string(),
  /** Of PKCE: who cannot show it cannot use the code. */
  verifier: z.string(),
  /** Comes back inside of a signed token. */
  nonce: z.string(),
  returnTo: z.string(),
  endsAt: z.number(),
})
/** A sign-in that was begun in one browser. */
export type Attempt = z.infer<typeof Attempt>

const isSecure = ({ publicUrl }: Config) => publicUrl?.protocol === 'https:'

const nameOf = (config: Config) => (isSecure(config) ? '__Host-knots-sign-in' : 'knots-sign-in')

/** Lax: the way back from the provider is a link from another site. */
const optionsOf = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) }) as const

export function newAttempt(way: SignInWay['key'], returnTo: string, now: number): Attempt {
  return {
    ...{ way, state: randomState(), verifier: randomPKCECodeVerifier(), nonce: randomNonce() },
    ...{ returnTo, endsAt: now + seconds * 1000 },
  }
}

/** Keeps an attempt in the browser: only there, so that nobody can end what another began. */
export function keepAttempt(reply: FastifyReply, config: Config, attempt: Attempt) {
  const value = Buffer.from(JSON.stringify(attempt)).toString('base64url')
  const options = { ...optionsOf(config), signed: true, maxAge: seconds }
  reply.setCookie(nameOf(config), value, options)
}

/** The attempt of this browser, which is over with this; null where there is none that Knots has signed. */
export function takeAttempt(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
): Attempt | null {
  reply.clearCookie(nameOf(config), optionsOf(config))
  const cookie = request.cookies[nameOf(config)]
  if (cookie === undefined) return null
  const { valid, value } = request.unsignCookie(cookie)
  return valid ? parsed(value) : null
}

/** Other cookies are signed with the same key, and hold something else. */
function parsed(value: string): Attempt | null {
  try {
    const text = Buffer.from(value, 'base64url').toString()
    return Attempt.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const yearSeconds = 365 * 24 * 60 * 60

const isSecure = ({ publicUrl }: Config) => publicUrl?.protocol === 'https:'

/** The prefix keeps other hosts of the domain from setting it; browsers take it over https only. */
const sessionName = (config: Config) =>
  isSecure(config) ? '__Host-knots-session' : 'knots-session'

const sessionOptions = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config), signed: true }) as const

/** The key of a session in its signed cookie; null where there is none or its signature does not fit. */
export function sessionKeyIn(request: FastifyRequest, config: Config): string | null {
  const cookie = request.cookies[sessionName(config)]
  if (cookie === undefined) return null
  const { valid, value } = request.unsignCookie(cookie)
  return valid ? value : null
}

export function setSession(reply: FastifyReply, config: Config, key: string, seconds: number) {
  reply.setCookie(sessionName(config), key, { ...sessionOptions(config), maxAge: seconds })
}

export function clearSession(reply: FastifyReply, config: Config) {
  const { signed: _, ...options } = sessionOptions(config)
  reply.clearCookie(sessionName(config), options)
}

const personName = (teamId: string) => `knots-me-${teamId}`

/** Whom of a team somebody said to be, where nobody signs in. */
export const saidPerson = (request: FastifyRequest, teamId: string) =>
  request.cookies[personName(teamId)]

/** Remembers who somebody says to be in a team; null forgets it. */
export function rememberPerson(
  reply: FastifyReply,
  config: Config,
  teamId: string,
  personId: string | null,
) {
  const secure = isSecure(config)
  const options = { path: '/api', httpOnly: true, sameSite: 'lax', secure } as const
  if (personId === null) reply.clearCookie(personName(teamId), options)
  else reply.setCookie(personName(teamId), personId, { ...options, maxAge: yearSeconds })
}

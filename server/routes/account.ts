import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { ApiTokens, MadeApiToken, NewApiToken } from '../contract/api-token.ts'
import { AccountParams, OpenSessions, SignOut } from '../contract/identity.ts'
import { NotFound } from '../errors.ts'
import { clearSession } from '../identity/cookies.ts'
import { hashOf, newKey } from '../identity/keys.ts'
import { addApiToken, listApiTokens, removeApiToken } from '../store/api-tokens-edit.ts'
import { listSessions, removeSession, removeSessions, type SessionRow } from '../store/sessions.ts'
import { noTeam } from '../store/teams.ts'
import { lastInstant } from './last-day.ts'

const tags = ['Account']
const hour = 60 * 60 * 1000
const nameLength = 16

/** Names a browser to end it. So little of a hash finds no session. */
const nameOf = (keyHash: string) => keyHash.slice(0, nameLength)

/** Who asks, at which browser. Where nobody signs in, nobody has an account. */
function accountOf({ asker }: FastifyRequest): { id: string; keyHash: string } {
  if (asker.kind !== 'account')
    throw new NotFound('Nobody signs in here, so there are no accounts.')
  return { id: asker.id, keyHash: asker.by.keyHash }
}

/** What everybody does for their own account: where it is signed in, and its tokens. */
export const accountRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, config, access, streams, now } = context
  const { hours = 0, idleHours = 0 } = config.signIn ?? {}

  /** What ended by itself is forgotten at some later sign-in. */
  const isOpen = ({ createdAt, seenAt }: SessionRow) =>
    now() < Math.min(createdAt + hours * hour, seenAt + idleHours * hour)

  app.get(
    '/account/sessions',
    {
      schema: { tags, summary: 'Where I am signed in', response: { 200: OpenSessions } },
    },
    async request => {
      const mine = accountOf(request)
      const rows = await listSessions(db.read, mine.id)
      return {
        sessions: rows.filter(isOpen).map(({ keyHash, device, createdAt, seenAt }) => ({
          id: nameOf(keyHash),
          device,
          isThis: keyHash === mine.keyHash,
          createdAt: new Date(createdAt).toISOString(),
          seenAt: new Date(seenAt).toISOString(),
        })),
      }
    },
  )

  app.delete(
    '/account/sessions',
    {
      schema: {
        tags,
        summary: 'Sign out everywhere else; with `all` here as well',
        querystring: SignOut,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, keyHash } = accountOf(request)
      const kept = request.query.all ? null : keyHash
      await removeSessions(db, id, kept)
      streams.endAccount(id, kept)
      if (kept === null) clearSession(reply, config)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/account/sessions/:id',
    {
      schema: {
        tags,
        summary: 'Sign out at one browser',
        params: AccountParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const mine = accountOf(request)
      const rows = await listSessions(db.read, mine.id)
      const found = rows.find(({ keyHash }) => nameOf(keyHash) === request.params.id)
      if (!found) throw new NotFound('This browser is not signed in any more.')
      await removeSession(db, found.keyHash)
      streams.endKey(found.keyHash)
      if (found.keyHash === mine.keyHash) clearSession(reply, config)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/account/tokens',
    { schema: { tags, summary: 'My tokens for scripts', response: { 200: ApiTokens } } },
    async request => ({ tokens: await listApiTokens(db.read, accountOf(request).id) }),
  )

  app.post(
    '/account/tokens',
    {
      schema: {
        tags,
        summary: 'Make a token; it is told this once',
        body: NewApiToken,
        response: { 201: MadeApiToken },
      },
    },
    async (request, reply) => {
      const { id: accountId } = accountOf(request)
      const { name, scope, team: slug, lastDay } = request.body
      const team = slug === null ? null : await access.team(slug)
      if (team && (await access.role(request.asker, team)) === null) throw noTeam()
      const createdAt = now()
      const token = `knots_${newKey()}`
      const made = await addApiToken(db, {
        ...{ accountId, name, scope, team, createdAt, keyHash: hashOf(token) },
        expiresAt: lastInstant(lastDay, team?.timeZone ?? 'UTC', createdAt),
      })
      return reply.status(201).send({ ...made, token })
    },
  )

  app.delete(
    '/account/tokens/:id',
    {
      schema: {
        tags,
        summary: 'Revoke a token',
        params: AccountParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const keyHash = await removeApiToken(db, accountOf(request).id, request.params.id)
      streams.endKey(keyHash)
      return reply.status(204).send(null)
    },
  )
}

import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { nameOfAsker } from '../audit/keep-record.ts'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import {
  MadeShareLink,
  NewShareLink,
  SharedPage,
  ShareLinks,
  type SharePage,
  ShareParams,
} from '../contract/share.ts'
import { Invalid, NotFound } from '../errors.ts'
import { hashOf, newKey } from '../identity/keys.ts'
import { composePage } from '../shared-page.ts'
import { addShare, findShare, listShares, removeShare } from '../store/shares.ts'
import { lastInstant } from './last-day.ts'
import { sendCalendar } from './team-events.ts'

const tags = ['Shared pages']

function refuseWrongSprint(page: SharePage, sprintId: string | null) {
  const isOfSprint = page === 'sprint' || page === 'report'
  if (isOfSprint === (sprintId !== null)) return
  throw new Invalid(
    isOfSprint ? 'Say which sprint it is.' : 'This page is not about one sprint.',
    'sprintId',
  )
}

const pathOf = (page: SharePage, key: string) =>
  page === 'calendar' ? `/api/shares/${key}/calendar.ics` : `/share/${key}`

/** Pages of a team that can be read without signing in, for its scrum masters. */
export const shareRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, now } = context
  const params = TeamParams

  app.get(
    '/shares',
    { schema: { tags, summary: 'Pages that are shared', params, response: { 200: ShareLinks } } },
    async ({ team }) => ({ links: await listShares(db.read, team.id) }),
  )

  app.post(
    '/shares',
    {
      schema: {
        tags,
        summary: 'Share one page with whoever has its address, which is told this once',
        params,
        body: NewShareLink,
        response: { 201: MadeShareLink },
      },
    },
    async (request, reply) => {
      const { team, body } = request
      const { page, sprintId, note, lastDay } = body
      refuseWrongSprint(page, sprintId)
      const key = newKey()
      const made = await addShare(db, {
        ...{ teamId: team.id, page, sprintId, note, keyHash: hashOf(key) },
        madeBy: await nameOfAsker(request, context),
        createdAt: now(),
        expiresAt: lastInstant(lastDay, team.timeZone, now()),
      })
      return reply.status(201).send({ ...made, path: pathOf(page, key) })
    },
  )

  app.delete(
    '/shares/:id',
    {
      schema: {
        tags,
        summary: 'End a shared page at once',
        params: IdParams,
        response: { 204: z.null() },
      },
    },
    async ({ team, params }, reply) => {
      await removeShare(db, team.id, params.id)
      return reply.status(204).send(null)
    },
  )
}

/** For whoever has the address: that one page, and nothing else of the team. */
export const sharedRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, now } = context

  async function shared(key: string, reply: FastifyReply) {
    reply.headers({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
    const found = await findShare(db.read, hashOf(key), now())
    if (!found) throw new NotFound('There is nothing under this address, or not any more.')
    return found
  }

  app.get(
    '/shares/:key',
    {
      schema: {
        tags,
        summary: 'A shared page, for whoever has its address',
        params: ShareParams,
        response: { 200: SharedPage },
      },
    },
    async ({ params }, reply) => composePage(figures, await shared(params.key, reply), now()),
  )

  app.get(
    '/shares/:key/calendar.ics',
    {
      schema: {
        tags,
        summary: 'A shared calendar, for programs that cannot sign in',
        params: ShareParams,
      },
    },
    async ({ params }, reply) => {
      const { link, team } = await shared(params.key, reply)
      if (link.page !== 'calendar') throw new NotFound('This shared page is no calendar.')
      return sendCalendar(reply, context, team)
    },
  )
}

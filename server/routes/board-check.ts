import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { BoardCheck, ItemAside, NewAside } from '../contract/board-check.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { saveAside } from '../store/aside.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Board']

export const boardCheckRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live, now } = context

  const setAside = async (teamId: string, itemId: string, reason: string | null) => {
    const aside = await saveAside(db, teamId, itemId, reason, now())
    live.publish('board', teamId)
    return { itemId, aside: aside && { ...aside, at: new Date(aside.at).toISOString() } }
  }

  app.get(
    '/board-check',
    {
      schema: {
        tags,
        summary: 'What is odd on the board and what it does to the numbers',
        params: TeamParams,
        response: { 200: BoardCheck },
      },
    },
    async (request, reply) =>
      sendAnswer(request, reply, await figures.boardCheck(request.team.id, now())),
  )

  app.post(
    '/items/:id/aside',
    {
      schema: {
        tags,
        summary: 'Set the points of an item aside: they count 0 from now on',
        params: IdParams,
        body: NewAside,
        response: { 200: ItemAside },
      },
    },
    async ({ team, params, body }) => setAside(team.id, params.id, body.reason),
  )

  app.delete(
    '/items/:id/aside',
    {
      schema: {
        tags,
        summary: 'Count the points of an item again from now on',
        params: IdParams,
        response: { 200: ItemAside },
      },
    },
    async ({ team, params }) => setAside(team.id, params.id, null),
  )
}

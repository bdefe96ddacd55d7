import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { Board, BoardQuery } from '../contract/item.ts'
import { listItems } from '../store/items.ts'

export const itemRoutes: FastifyPluginAsyncZod<Context> = async (app, { db }) => {
  app.get(
    '/items',
    {
      schema: {
        tags: ['Board'],
        summary: 'The board in its order, page by page',
        params: TeamParams,
        querystring: BoardQuery,
        response: { 200: Board },
      },
    },
    async request => listItems(db.read, request.team.id, request.query),
  )
}

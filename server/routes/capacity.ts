import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Capacity, CapacityQuery } from '../contract/capacity.ts'
import { IdParams } from '../contract/common.ts'
import { sendAnswer } from './answer.ts'

export const capacityRoutes: FastifyPluginAsyncZod<Context> = async (app, { figures, now }) => {
  app.get(
    '/sprints/:id/capacity',
    {
      schema: {
        tags: ['Figures'],
        summary: 'What a sprint can hold, and what is in it',
        params: IdParams,
        querystring: CapacityQuery,
        response: { 200: Capacity },
      },
    },
    async (request, reply) => {
      const { team, params, query } = request
      return sendAnswer(request, reply, await figures.capacity(team.id, params.id, query, now()))
    },
  )
}

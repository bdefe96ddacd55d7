import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Backlog } from '../contract/backlog.ts'
import { IdParams } from '../contract/common.ts'
import { sendAnswer } from './answer.ts'

export const backlogRoutes: FastifyPluginAsyncZod<Context> = async (app, { figures, now }) => {
  app.get(
    '/sprints/:id/backlog',
    {
      schema: {
        tags: ['Board'],
        summary: 'What is in a sprint and what may come into it',
        params: IdParams,
        response: { 200: Backlog },
      },
    },
    async (request, reply) => {
      const { team, params } = request
      return sendAnswer(request, reply, await figures.backlog(team.id, params.id, now()))
    },
  )
}

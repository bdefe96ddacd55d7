import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams } from '../contract/common.ts'
import { PullRequests } from '../contract/pull-request.ts'
import { sendAnswer } from './answer.ts'

export const pullRequestRoutes: FastifyPluginAsyncZod<Context> = async (app, { figures, now }) => {
  app.get(
    '/sprints/:id/pull-requests',
    {
      schema: {
        tags: ['Board'],
        summary: 'Open pull requests of a sprint and of none, by whose move they are, oldest first',
        params: IdParams,
        response: { 200: PullRequests },
      },
    },
    async (request, reply) => {
      const { team, params } = request
      return sendAnswer(request, reply, await figures.pullRequests(team.id, params.id, now()))
    },
  )
}

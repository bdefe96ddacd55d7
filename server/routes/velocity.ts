import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Burndown } from '../contract/burndown.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { Velocity, VelocityQuery } from '../contract/velocity.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Figures']

export const velocityRoutes: FastifyPluginAsyncZod<Context> = async (app, { figures, now }) => {
  app.get(
    '/velocity',
    {
      schema: {
        tags,
        summary: 'Expected and actual velocity, averages, what comes next',
        params: TeamParams,
        querystring: VelocityQuery,
        response: { 200: Velocity },
      },
    },
    async (request, reply) => {
      const answer = await figures.velocity(request.team.id, request.query, now())
      return sendAnswer(request, reply, answer)
    },
  )

  app.get(
    '/velocity.csv',
    {
      schema: {
        tags,
        summary: 'The velocity table as CSV',
        params: TeamParams,
        querystring: VelocityQuery,
      },
    },
    async (request, reply) => {
      const answer = await figures.velocityCsv(request.team.id, request.query, now())
      const name = `${request.team.slug}-velocity.csv`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return sendAnswer(request, reply, answer)
    },
  )

  app.get(
    '/sprints/:id/burndown',
    {
      schema: {
        tags,
        summary: 'Remaining points day by day',
        params: IdParams,
        response: { 200: Burndown },
      },
    },
    async (request, reply) => {
      const answer = await figures.burndown(request.team.id, request.params.id, now())
      return sendAnswer(request, reply, answer)
    },
  )
}

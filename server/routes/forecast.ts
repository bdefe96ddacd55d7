import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { Forecast, ForecastQuery, Projection } from '../contract/forecast.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Figures']

export const forecastRoutes: FastifyPluginAsyncZod<Context> = async (app, { figures, now }) => {
  app.get(
    '/forecast',
    {
      schema: {
        tags,
        summary: 'How many sprints so much work takes, or how much gets done by then',
        params: TeamParams,
        querystring: ForecastQuery,
        response: { 200: Forecast },
      },
    },
    async (request, reply) =>
      sendAnswer(request, reply, await figures.forecast(request.team.id, request.query, now())),
  )

  app.get(
    '/sprints/:id/projection',
    {
      schema: {
        tags,
        summary: 'What will probably be done by the end of a running sprint',
        params: IdParams,
        response: { 200: Projection },
      },
    },
    async (request, reply) =>
      sendAnswer(
        request,
        reply,
        await figures.projection(request.team.id, request.params.id, now()),
      ),
  )
}

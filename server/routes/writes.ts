import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { NewWrites, Writes } from '../contract/write.ts'
import { whoAsks } from '../identity/who-asks.ts'

const tags = ['Board']

/** What Knots changes on GitHub, because somebody asked for it. Every answer is the whole list. */
export const writeRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { writeBack } = context
  app.addHook('onReady', () => writeBack.begin())
  app.addHook('onClose', async () => writeBack.end())

  const who = (request: FastifyRequest) => whoAsks(request, context, request.team.id)

  app.get(
    '/writes',
    {
      schema: {
        tags,
        summary: 'What is to be changed on GitHub, and what was lately',
        params: TeamParams,
        response: { 200: Writes },
      },
    },
    async ({ team }) => writeBack.show(team),
  )

  app.post(
    '/writes',
    {
      schema: {
        tags,
        summary: 'Ask for changes on GitHub: sprint, points or status of items',
        params: TeamParams,
        body: NewWrites,
        response: { 202: Writes },
      },
    },
    async (request, reply) => {
      await writeBack.requestWrites(request.team, request.body.writes, await who(request))
      return reply.status(202).send(await writeBack.show(request.team))
    },
  )

  app.post(
    '/writes/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take a change back; one that was not sent yet is given up',
        params: IdParams,
        response: { 202: Writes },
      },
    },
    async (request, reply) => {
      await writeBack.undo(request.team, request.params.id, await who(request))
      return reply.status(202).send(await writeBack.show(request.team))
    },
  )

  app.delete(
    '/writes/:id',
    {
      schema: {
        tags,
        summary: 'Give up a change that waits, or strike one that was to be done by hand',
        params: IdParams,
        response: { 200: Writes },
      },
    },
    async ({ team, params }) => {
      await writeBack.cancel(team, params.id)
      return writeBack.show(team)
    },
  )
}

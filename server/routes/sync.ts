import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { Sync } from '../contract/sync.ts'

const shared = { tags: ['Board'], params: TeamParams }

export const syncRoutes: FastifyPluginAsyncZod<Context> = async (app, { board }) => {
  app.get(
    '/sync',
    {
      schema: {
        ...shared,
        summary: 'When GitHub was read, and how far a read is',
        response: { 200: Sync },
      },
    },
    async request => board.status(request.team.id),
  )

  app.post(
    '/sync',
    {
      schema: {
        ...shared,
        summary: 'Read the board now; while it is being read, the same read',
        response: { 202: Sync },
      },
    },
    async (request, reply) => reply.status(202).send(await board.start(request.team.id)),
  )
}

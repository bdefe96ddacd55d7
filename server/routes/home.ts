import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { Home } from '../contract/home.ts'

export const homeRoutes: FastifyPluginAsyncZod<Context> = async (app, { board, figures, now }) => {
  app.get(
    '/home',
    {
      schema: {
        tags: ['Figures'],
        summary: 'The current sprint at a glance',
        params: TeamParams,
        response: { 200: Home },
      },
    },
    async request => {
      const { id } = request.team
      return { ...(await figures.home(id, now())), sync: await board.status(id) }
    },
  )
}

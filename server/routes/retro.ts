import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams } from '../contract/common.ts'
import { Retro } from '../contract/retro.ts'
import { listCards } from '../store/cards.ts'
import { getSprint } from '../store/sprints.ts'

export const retroRoutes: FastifyPluginAsyncZod<Context> = async (app, { db }) => {
  app.get(
    '/sprints/:id/retro',
    {
      schema: {
        tags: ['Retrospective'],
        summary: 'The cards of a retrospective',
        params: IdParams,
        response: { 200: Retro },
      },
    },
    async request => {
      const { id } = await getSprint(db.read, request.team.id, request.params.id)
      return {
        sprintId: id,
        board: null,
        cards: await listCards(db.read, id),
        groups: [],
        hidden: [],
        dotsGiven: 0,
        ready: 0,
        present: 0,
        ratings: null,
        risks: [],
        themes: [],
      }
    },
  )
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '../contract/common.ts'
import { CardGroup, CardGroupEdit, Grouping, Retro } from '../contract/retro.ts'
import { groupCard, removeGroup, saveGroup } from '../store/retro-groups.ts'
import type { RetroContext } from './retro-tools.ts'

const common = { tags: ['Retrospective'], params: IdParams }

/** Everybody groups, at once: the last word about a card holds. */
export const retroGroupRoutes: FastifyPluginAsyncZod<RetroContext> = async (app, context) => {
  const { db, live, retro } = context

  app.put(
    '/cards/:id/group',
    {
      schema: {
        ...common,
        summary: 'Lay a card to another one, into a group, or on its own',
        body: Grouping,
        response: { 200: Retro },
      },
    },
    async request => {
      const { team, params, body } = request
      return retro.tell(request, await groupCard(db, team.id, params.id, body))
    },
  )

  app.patch(
    '/groups/:id',
    {
      schema: {
        ...common,
        summary: 'Name a group, or say that it was talked about',
        body: CardGroupEdit,
        response: { 200: CardGroup },
      },
    },
    async ({ team, params, body }) => {
      const { group } = await saveGroup(db, team.id, params.id, body)
      live.publish('retro', team.id)
      return group
    },
  )

  app.delete(
    '/groups/:id',
    {
      schema: {
        ...common,
        summary: 'Dissolve a group, its cards stay',
        response: { 200: Retro },
      },
    },
    async request => {
      const { team, params } = request
      return retro.tell(request, await removeGroup(db, team.id, params.id))
    },
  )
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { IdParams } from '../contract/common.ts'
import {
  Retro,
  RetroPresence,
  RetroRating,
  RetroReady,
  RetroVote,
  VoteParams,
} from '../contract/retro.ts'
import { saveRating, setRetroReady } from '../store/retro-people.ts'
import { removeRetroVotes, saveRetroVote } from '../store/retro-votes.ts'
import { getSprint } from '../store/sprints.ts'
import type { RetroContext } from './retro-tools.ts'

const tags = ['Retrospective']
const common = { tags, params: IdParams, response: { 200: Retro } }

/** What each person does for themselves: of all of it only numbers are ever sent. */
export const retroPeopleRoutes: FastifyPluginAsyncZod<RetroContext> = async (app, context) => {
  const { db, live, retro } = context

  app.put(
    '/sprints/:id/retro/ready',
    { schema: { ...common, summary: 'Be ready for the next phase', body: RetroReady } },
    async request => {
      const { team, params, body } = request
      await setRetroReady(db, team.id, params.id, body.isReady, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )

  app.put(
    '/sprints/:id/retro/presence',
    {
      schema: {
        tags,
        summary: 'A tab has the board open; forgotten 45 seconds later',
        params: IdParams,
        body: RetroPresence,
        response: { 204: z.null() },
      },
    },
    async ({ team, params, body }, reply) => {
      const { id } = await getSprint(db.read, team.id, params.id)
      if (retro.presence.seen(id, body.tab)) live.publish('retro', team.id)
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/sprints/:id/retro/rating',
    { schema: { ...common, summary: 'Was it worth the time, 1 to 5', body: RetroRating } },
    async request => {
      const { team, params, body } = request
      await saveRating(db, team.id, params.id, body.rating, await retro.who(request))
      return retro.show(request, params.id)
    },
  )

  app.put(
    '/sprints/:id/retro/votes/:targetId',
    {
      schema: {
        ...common,
        summary: 'Set my dots on a card or group',
        params: VoteParams,
        body: RetroVote,
      },
    },
    async request => {
      const { team, params, body } = request
      const by = await retro.who(request)
      await saveRetroVote(db, team.id, params.id, params.targetId, body.dots, by)
      return retro.tell(request, params.id)
    },
  )

  app.delete(
    '/sprints/:id/retro/votes',
    { schema: { ...common, summary: 'Take all my dots back' } },
    async request => {
      const { team, params } = request
      await removeRetroVotes(db, team.id, params.id, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )
}

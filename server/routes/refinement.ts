import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { Refinement, TriageNoteEdit, WaitEdit, WaitRemoval } from '../contract/refinement.ts'
import { removeWait, saveTriageNote, saveWait } from '../store/refinement.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Refinement']
const ItemParams = TeamParams.extend({ itemId: z.string().max(200) })

/** What a refinement goes through. Estimates, sprints and states are written to GitHub by `/writes`. */
export const refinementRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live, now } = context
  const tell = (teamId: string) => live.publish('refinement', teamId)
  const shown = { 200: Refinement }

  app.get(
    '/refinement',
    {
      schema: {
        tags,
        summary: 'What is in triage, in progress for too long, and waiting for others',
        params: TeamParams,
        response: shown,
      },
    },
    async (request, reply) =>
      sendAnswer(request, reply, await figures.refinement(request.team.id, now())),
  )

  app.put(
    '/items/:itemId/triage-note',
    {
      schema: {
        tags,
        summary: 'What is said of an item until it leaves triage; an empty text removes it',
        params: ItemParams,
        body: TriageNoteEdit,
        response: shown,
      },
    },
    async (request, reply) => {
      const { team, params, body } = request
      await saveTriageNote(db, team.id, params.itemId, body, now())
      tell(team.id)
      return sendAnswer(request, reply, await figures.refinement(team.id, now()))
    },
  )

  app.put(
    '/items/:itemId/wait',
    {
      schema: {
        tags,
        summary: 'An item waits for something outside the team',
        params: ItemParams,
        body: WaitEdit,
        response: shown,
      },
    },
    async (request, reply) => {
      const { team, params, body } = request
      await saveWait(db, team.id, params.itemId, body)
      tell(team.id)
      return sendAnswer(request, reply, await figures.refinement(team.id, now()))
    },
  )

  app.delete(
    '/items/:itemId/wait',
    {
      schema: {
        tags,
        summary: 'An item waits no longer',
        params: ItemParams,
        querystring: WaitRemoval,
        response: shown,
      },
    },
    async (request, reply) => {
      const { team, params, query } = request
      await removeWait(db, team.id, params.itemId, query.version)
      tell(team.id)
      return sendAnswer(request, reply, await figures.refinement(team.id, now()))
    },
  )
}

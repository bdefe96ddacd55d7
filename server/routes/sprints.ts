import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { SprintItems } from '../contract/item.ts'
import type { Topic } from '../contract/live.ts'
import { Renumber, Renumbering } from '../contract/renumber.ts'
import { NewSprint, Sprint, SprintEdit, Sprints } from '../contract/sprint.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { planNumbers, renumberSprints } from '../store/renumber.ts'
import { addSprint, saveSprint } from '../store/sprints.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Sprints']
const ofNumbers: Topic[] = ['sprints', 'actions', 'retro']
const params = IdParams
const one = { tags, params, response: { 200: Sprint } }

export const sprintRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live, now } = context

  app.get(
    '/sprints',
    {
      schema: {
        tags,
        summary: 'All sprints, oldest first',
        params: TeamParams,
        response: { 200: Sprints },
      },
    },
    async (request, reply) =>
      sendAnswer(request, reply, await figures.sprints(request.team.id, now())),
  )

  app.post(
    '/sprints',
    {
      schema: {
        tags,
        summary: 'Add a sprint by hand',
        params: TeamParams,
        body: NewSprint,
        response: { 201: Sprint },
      },
    },
    async (request, reply) => {
      const { id } = await addSprint(db, request.team, request.body, now())
      live.publish('sprints', request.team.id)
      const answer = await figures.sprint(request.team.id, id, now())
      return sendAnswer(request, reply.status(201), answer)
    },
  )

  app.post(
    '/sprints/renumber',
    {
      schema: {
        tags,
        summary: 'Number the sprints by their days; with dryRun only say what would change',
        params: TeamParams,
        body: Renumber,
        response: { 200: Renumbering },
      },
    },
    async ({ team, body }) => {
      if (body.dryRun) return { sprints: await planNumbers(db.read, team.id), applied: false }
      const renumbered = await renumberSprints(db, team.id)
      if (renumbered.length > 0) for (const topic of ofNumbers) live.publish(topic, team.id)
      return { sprints: renumbered, applied: true }
    },
  )

  app.get(
    '/sprints/:id',
    { schema: { ...one, summary: 'A sprint with its figures' } },
    async (request, reply) => {
      const answer = await figures.sprint(request.team.id, request.params.id, now())
      return sendAnswer(request, reply, answer)
    },
  )

  app.patch(
    '/sprints/:id',
    { schema: { ...one, summary: 'Change a sprint', body: SprintEdit } },
    async (request, reply) => {
      const { team, params, body } = request
      const by = await whoAsks(request, context, team.id)
      await saveSprint(db, team, params.id, body, by, now())
      live.publish('sprints', team.id)
      return sendAnswer(request, reply, await figures.sprint(team.id, params.id, now()))
    },
  )

  app.get(
    '/sprints/:id/items',
    {
      schema: {
        tags,
        summary: 'The items of a sprint and where each stands',
        params,
        response: { 200: SprintItems },
      },
    },
    async (request, reply) => {
      const answer = await figures.sprintItems(request.team.id, request.params.id, now())
      return sendAnswer(request, reply, answer)
    },
  )
}

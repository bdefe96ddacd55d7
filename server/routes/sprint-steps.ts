import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams } from '../contract/common.ts'
import type { Topic } from '../contract/live.ts'
import { Sprint, SprintStep } from '../contract/sprint.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { closeSprint, reopenSprint } from '../store/closes.ts'
import { commitSprint } from '../store/commitments.ts'
import { sendAnswer } from './answer.ts'

const step = {
  tags: ['Sprints'],
  params: IdParams,
  // A step may be taken without a body at all.
  body: SprintStep.nullish(),
  response: { 200: Sprint },
}

const ofReview: Topic[] = ['sprints', 'review']

/** The three steps of a sprint that people take: commit, close, open again. */
export const sprintStepRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live } = context

  app.post(
    '/sprints/:id/commit',
    { schema: { ...step, summary: 'Commit to what is in the sprint now' } },
    async (request, reply) => {
      const { team, params, body } = request
      const now = context.now()
      const by = await whoAsks(request, context, team.id)
      await commitSprint(db, team, params.id, { version: body?.version, by, now })
      live.publish('sprints', team.id)
      return sendAnswer(request, reply, await figures.sprint(team.id, params.id, now))
    },
  )

  app.post(
    '/sprints/:id/close',
    { schema: { ...step, summary: 'Close the sprint and keep its figures' } },
    async (request, reply) => {
      const { team, params, body } = request
      const now = context.now()
      const by = await whoAsks(request, context, team.id)
      await closeSprint(db, team, params.id, { version: body?.version, by, now }, read =>
        figures.snapshot(read, team.id, params.id, now),
      )
      for (const topic of ofReview) live.publish(topic, team.id)
      return sendAnswer(request, reply, await figures.sprint(team.id, params.id, now))
    },
  )

  app.post(
    '/sprints/:id/reopen',
    { schema: { ...step, summary: 'Open a closed sprint again, with a reason' } },
    async (request, reply) => {
      const { team, params, body } = request
      const now = context.now()
      const by = await whoAsks(request, context, team.id)
      const { version, reason = '' } = body ?? {}
      await reopenSprint(db, team, params.id, { version, reason, by, now })
      for (const topic of ofReview) live.publish(topic, team.id)
      return sendAnswer(request, reply, await figures.sprint(team.id, params.id, now))
    },
  )
}

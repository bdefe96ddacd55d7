import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import {
  Goal,
  GoalEdit,
  GoalMerge,
  GoalOrder,
  GoalReviewEdit,
  Goals,
  NewGoal,
  NewTarget,
  SprintGoals,
  Target,
  TargetEdit,
} from '../contract/goal.ts'
import { mergeGoal } from '../store/goal-merge.ts'
import { addGoal, orderGoals, removeGoal, saveGoal } from '../store/goals.ts'
import { addTarget, removeTarget, saveGoalReview, saveTarget } from '../store/targets.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Goals']
const params = IdParams
const PlainGoal = Goal.omit({ progress: true, sprints: true })
const ReviewParams = IdParams.extend({ goalId: z.string().max(100) })
const Removal = z.object({ version: z.coerce.number().int().min(1) })

/** Product goals, what sprints are to reach for them, and what came of it. */
export const goalRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live, now } = context
  const tell = (teamId: string) => {
    for (const topic of ['goals', 'sprints'] as const) live.publish(topic, teamId)
  }

  app.get(
    '/goals',
    {
      schema: {
        tags,
        summary: 'The product goals in their order, with how far they are',
        params: TeamParams,
        response: { 200: Goals },
      },
    },
    async (request, reply) =>
      sendAnswer(request, reply, await figures.goals(request.team.id, now())),
  )

  app.post(
    '/goals',
    {
      schema: {
        tags,
        summary: 'Add a product goal',
        params: TeamParams,
        body: NewGoal,
        response: { 201: PlainGoal },
      },
    },
    async ({ team, body }, reply) => {
      const goal = await addGoal(db, team.id, body)
      tell(team.id)
      return reply.status(201).send(goal)
    },
  )

  app.put(
    '/goals/order',
    {
      schema: {
        tags,
        summary: 'Put all product goals in another order',
        params: TeamParams,
        body: GoalOrder,
        response: { 200: Goals },
      },
    },
    async (request, reply) => {
      await orderGoals(db, request.team.id, request.body.ids)
      tell(request.team.id)
      return sendAnswer(request, reply, await figures.goals(request.team.id, now()))
    },
  )

  app.patch(
    '/goals/:id',
    {
      schema: {
        tags,
        summary: 'Change a product goal',
        params,
        body: GoalEdit,
        response: { 200: PlainGoal },
      },
    },
    async ({ team, params: { id }, body }) => {
      const goal = await saveGoal(db, team.id, id, body)
      tell(team.id)
      return goal
    },
  )

  app.delete(
    '/goals/:id',
    {
      schema: {
        tags,
        summary: 'Remove a product goal; its targets stay in their sprints',
        params,
        response: { 204: z.null() },
      },
    },
    async ({ team, params: { id } }, reply) => {
      await removeGoal(db, team.id, id)
      tell(team.id)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/goals/:id/merge',
    {
      schema: {
        tags,
        summary: 'Make two product goals one; its targets, reviews and names go to the other',
        params,
        body: GoalMerge,
        response: { 200: PlainGoal },
      },
    },
    async ({ team, params: { id }, body }) => {
      const goal = await mergeGoal(db, team.id, id, body)
      tell(team.id)
      return goal
    },
  )

  app.get(
    '/sprints/:id/goals',
    {
      schema: {
        tags,
        summary: 'What a sprint is to reach for the goals, and what its review says of them',
        params,
        response: { 200: SprintGoals },
      },
    },
    async (request, reply) => {
      const { team, params: of } = request
      return sendAnswer(request, reply, await figures.sprintGoals(team.id, of.id, now()))
    },
  )

  app.post(
    '/sprints/:id/targets',
    {
      schema: {
        tags,
        summary: 'Add a target to a sprint',
        params,
        body: NewTarget,
        response: { 201: Target },
      },
    },
    async ({ team, params: { id }, body }, reply) => {
      const target = await addTarget(db, team.id, id, body)
      tell(team.id)
      return reply.status(201).send(target)
    },
  )

  app.patch(
    '/targets/:id',
    {
      schema: {
        tags,
        summary: 'Change a target: reached, struck, or other words',
        params,
        body: TargetEdit,
        response: { 200: Target },
      },
    },
    async ({ team, params: { id }, body }) => {
      const target = await saveTarget(db, team.id, id, body)
      tell(team.id)
      return target
    },
  )

  app.delete(
    '/targets/:id',
    {
      schema: {
        tags,
        summary: 'Remove a target that was a slip',
        params,
        querystring: Removal,
        response: { 204: z.null() },
      },
    },
    async ({ team, params: { id }, query }, reply) => {
      await removeTarget(db, team.id, id, query.version)
      tell(team.id)
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/sprints/:id/goals/:goalId/review',
    {
      schema: {
        tags,
        summary: 'What the review of a sprint says of a goal; an empty text removes it',
        params: ReviewParams,
        body: GoalReviewEdit,
        response: { 200: SprintGoals },
      },
    },
    async (request, reply) => {
      const { team, params: of, body } = request
      await saveGoalReview(db, team.id, of.id, of.goalId, body)
      tell(team.id)
      return sendAnswer(request, reply, await figures.sprintGoals(team.id, of.id, now()))
    },
  )
}

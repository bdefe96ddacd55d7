import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { IdParams } from '../contract/common.ts'
import type { Topic } from '../contract/live.ts'
import {
  AdjustmentEdit,
  AdjustmentRemoval,
  Amend,
  CarryNoteEdit,
  Learned,
  NewAdjustment,
  OutsideEdit,
  Report,
  SprintHistory,
} from '../contract/review.ts'
import { whoAsks } from '../identity/who-asks.ts'
import {
  addAdjustment,
  getAdjustment,
  removeAdjustment,
  saveAdjustment,
} from '../store/adjustments.ts'
import { saveCarryNote } from '../store/carry-notes.ts'
import type { Reviewing } from '../store/closes.ts'
import { amendSprint } from '../store/closes.ts'
import { saveDecision } from '../store/outside.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Review']
const ItemParams = IdParams.extend({ itemId: z.string() })
const one = { tags, params: IdParams, response: { 200: Report } }
const changed: Topic[] = ['review', 'sprints']

/** The review of a sprint. Every write answers all of it anew. */
export const reviewRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live } = context

  /** The asker, and how the sprint's figures are worked out within the write. */
  async function reviewing(request: FastifyRequest, sprintId: string): Promise<Reviewing> {
    const { id } = request.team
    const now = context.now()
    return {
      by: await whoAsks(request, context, id),
      now,
      reviewable: read => figures.reviewable(read, id, sprintId, now),
      recount: read => figures.recount(read, id, sprintId, now, 'work'),
    }
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, sprintId: string) {
    for (const topic of changed) live.publish(topic, request.team.id)
    return sendReport(request, reply, sprintId)
  }

  const sendReport = async (request: FastifyRequest, reply: FastifyReply, sprintId: string) =>
    sendAnswer(request, reply, await figures.report(request.team.id, sprintId, context.now()))

  app.get(
    '/sprints/:id/report',
    { schema: { ...one, summary: 'The review of a sprint: every item in its class' } },
    async (request, reply) => sendReport(request, reply, request.params.id),
  )

  app.get(
    '/sprints/:id/report.csv',
    { schema: { tags, summary: 'The items of the review as CSV', params: IdParams } },
    async (request, reply) => {
      const { team, params } = request
      const csv = await figures.reportCsv(team.id, params.id, context.now())
      const name = `${team.slug}-report.csv`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return sendAnswer(request, reply, csv)
    },
  )

  app.put(
    '/sprints/:id/outside/:itemId',
    {
      schema: {
        ...one,
        params: ItemParams,
        summary: 'Decide whether work done outside the sprint counts in it',
        body: OutsideEdit,
      },
    },
    async (request, reply) => {
      const { id: sprintId, itemId } = request.params
      const given = await reviewing(request, sprintId)
      await saveDecision(db, request.team.id, { sprintId, itemId }, request.body, given)
      return answer(request, reply, sprintId)
    },
  )

  app.post(
    '/sprints/:id/adjustments',
    {
      schema: {
        ...one,
        summary: 'Points that count although no item bears them, with sign and reason',
        body: NewAdjustment,
        response: { 201: Report },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const given = await reviewing(request, id)
      await addAdjustment(db, request.team.id, id, request.body, given)
      return answer(request, reply.status(201), id)
    },
  )

  app.patch(
    '/adjustments/:id',
    { schema: { ...one, summary: 'Change an adjustment', body: AdjustmentEdit } },
    async (request, reply) => {
      const { team, params, body } = request
      const { sprintId } = await getAdjustment(db.read, team.id, params.id)
      await saveAdjustment(db, team.id, params.id, body, await reviewing(request, sprintId))
      return answer(request, reply, sprintId)
    },
  )

  app.delete(
    '/adjustments/:id',
    {
      schema: {
        ...one,
        summary: 'Take an adjustment back; on a closed sprint with a reason',
        querystring: AdjustmentRemoval,
      },
    },
    async (request, reply) => {
      const { team, params, query } = request
      const { sprintId } = await getAdjustment(db.read, team.id, params.id)
      await removeAdjustment(db, team.id, params.id, query, await reviewing(request, sprintId))
      return answer(request, reply, sprintId)
    },
  )

  app.put(
    '/sprints/:id/items/:itemId/note',
    {
      schema: {
        ...one,
        params: ItemParams,
        summary: 'Why an item was not finished, in a line',
        body: CarryNoteEdit,
      },
    },
    async (request, reply) => {
      const { id: sprintId, itemId } = request.params
      await saveCarryNote(db, request.team.id, { sprintId, itemId }, request.body)
      return answer(request, reply, sprintId)
    },
  )

  app.get(
    '/sprints/:id/history',
    {
      schema: {
        tags,
        summary: 'What was done with the sprint: commitments, closes, corrections',
        params: IdParams,
        response: { 200: SprintHistory },
      },
    },
    async (request, reply) => {
      const { team, params } = request
      return sendAnswer(request, reply, await figures.history(team.id, params.id, context.now()))
    },
  )

  app.get(
    '/sprints/:id/learned',
    {
      schema: {
        tags,
        summary: 'What the board says now of a closed sprint, beside what its close kept',
        params: IdParams,
        response: { 200: Learned },
      },
    },
    async (request, reply) => {
      const { team, params } = request
      return sendAnswer(request, reply, await figures.learned(team.id, params.id, context.now()))
    },
  )

  app.post(
    '/sprints/:id/amend',
    {
      schema: { ...one, summary: 'Take over what the board says now, with a reason', body: Amend },
    },
    async (request, reply) => {
      const { team, params, body } = request
      const now = context.now()
      const by = await whoAsks(request, context, team.id)
      await amendSprint(db, team.id, params.id, { ...body, by, now }, read =>
        figures.learn(read, team.id, params.id, now),
      )
      return answer(request, reply, params.id)
    },
  )
}

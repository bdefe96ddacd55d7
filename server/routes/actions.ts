import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Action, ActionEdit, Actions, NewAction } from '../contract/action.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { dayOf } from '../domain/calendar.ts'
import { addAction, listActions, saveAction } from '../store/actions.ts'

const tags = ['Actions']

export const actionRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live } = context
  const when = (timeZone: string) => {
    const now = context.now()
    return { now, today: dayOf(now, timeZone) }
  }

  app.get(
    '/actions',
    { schema: { tags, summary: 'All actions', params: TeamParams, response: { 200: Actions } } },
    async request => ({ actions: await listActions(db.read, request.team.id), inTime: [] }),
  )

  app.post(
    '/actions',
    {
      schema: {
        tags,
        summary: 'Add an action',
        params: TeamParams,
        body: NewAction,
        response: { 201: Action },
      },
    },
    async (request, reply) => {
      const { id, timeZone } = request.team
      const action = await addAction(db, id, request.body, when(timeZone))
      live.publish('actions', id)
      return reply.status(201).send(action)
    },
  )

  app.patch(
    '/actions/:id',
    {
      schema: {
        tags,
        summary: 'Change an action; its states are kept with their days',
        params: IdParams,
        body: ActionEdit,
        response: { 200: Action },
      },
    },
    async request => {
      const { id, timeZone } = request.team
      const action = await saveAction(db, id, request.params.id, request.body, when(timeZone))
      live.publish('actions', id)
      return action
    },
  )
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import {
  Action,
  ActionEdit,
  ActionIssue,
  ActionRepositories,
  Actions,
  NewAction,
} from '../contract/action.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { isAtLeast } from '../identity/decide.ts'
import { addAction, saveAction } from '../store/actions.ts'
import { readActions } from '../store/actions-view.ts'

const tags = ['Actions']

/** What is said in a retrospective stays among those who are in the team. */
function withoutCard(action: Action): Action {
  const { source } = action
  return source === null || source.kind === 'item'
    ? action
    : { ...action, source: { ...source, title: '' } }
}

export const actionRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, now } = context

  app.get(
    '/actions',
    { schema: { tags, summary: 'All actions', params: TeamParams, response: { 200: Actions } } },
    async ({ team, role }) => {
      const read = await readActions(db.read, team, now())
      if (isAtLeast(role, 'member')) return read
      return { ...read, actions: read.actions.map(withoutCard) }
    },
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
      const action = await addAction(db, request.team, request.body, now())
      live.publish('actions', request.team.id)
      return reply.status(201).send(action)
    },
  )

  app.get(
    '/actions/repositories',
    {
      schema: {
        tags,
        summary: 'Where an action can become an issue',
        params: TeamParams,
        response: { 200: ActionRepositories },
      },
    },
    async request => context.actionIssues.repositories(request.team),
  )

  app.post(
    '/actions/:id/issue',
    {
      schema: {
        tags,
        summary:
          'Make an issue of an action, once however often it is asked for, or link one by its number',
        params: IdParams,
        body: ActionIssue,
        response: { 200: Action },
      },
    },
    async request => context.actionIssues.make(request.team, request.params.id, request.body),
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
      const { team, params, body } = request
      const action = await saveAction(db, team, params.id, body, now())
      live.publish('actions', team.id)
      return action
    },
  )
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { changeViews, previewView, showViewItems, showViews } from '../board/view-answers.ts'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import {
  ViewItems,
  ViewItemsParams,
  ViewItemsQuery,
  ViewPreview,
  ViewPreviewQuery,
  Views,
  ViewsEdit,
} from '../contract/view.ts'

const tags = ['Board']
const shared = { tags, params: TeamParams }

export const viewRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { board, live } = context

  app.get(
    '/views',
    {
      schema: {
        ...shared,
        summary: 'The saved views of the board, and what each is used for',
        response: { 200: Views },
      },
    },
    async ({ team }) => showViews(context, team),
  )

  app.put(
    '/views',
    {
      schema: {
        ...shared,
        summary: 'Choose views; what is left out goes by their names',
        body: ViewsEdit,
        response: { 200: Views },
      },
    },
    async ({ team, body }) => {
      const views = await changeViews(context, team, body.roles, () => board.connect(team))
      live.publish('board', team.id)
      return views
    },
  )

  app.get(
    '/views/preview',
    {
      schema: {
        ...shared,
        summary: 'What a view finds, before it is chosen; asks GitHub',
        querystring: ViewPreviewQuery,
        response: { 200: ViewPreview },
      },
    },
    async ({ team, query }) => previewView(context, team, query.number, () => board.connect(team)),
  )

  app.get(
    '/views/:role/items',
    {
      schema: {
        tags,
        summary: 'The items of a view in the order of the board; the backlog without a view, too',
        params: ViewItemsParams,
        querystring: ViewItemsQuery,
        response: { 200: ViewItems },
      },
    },
    async ({ team, params, query }) => showViewItems(context, team, params.role, query),
  )
}

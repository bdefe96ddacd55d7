import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { changeMapping, previewMapping } from '../board/preview.ts'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { MappingEdit, MappingPreview, MappingQuery } from '../contract/mapping.ts'

const shared = { tags: ['Board'], params: TeamParams, response: { 200: MappingPreview } }

export const mappingRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { board, db, live } = context

  app.get(
    '/github/fields',
    {
      schema: {
        ...shared,
        summary: 'What the fields of the board mean, or would mean, and what that finds',
        querystring: MappingQuery,
      },
    },
    async ({ team, query }) => {
      const tried = Object.entries(query).map(([use, fieldId]) => [use, fieldId || null])
      return previewMapping({ db, ...(await board.connect(team)) }, team, Object.fromEntries(tried))
    },
  )

  app.patch(
    '/github/fields',
    { schema: { ...shared, summary: 'Choose the fields, and read by them', body: MappingEdit } },
    async ({ team, body }) => {
      const preview = await changeMapping({ db, ...(await board.connect(team)) }, team, body)
      live.publish('team', team.id)
      await board.restart(team.id)
      return preview
    },
  )
}

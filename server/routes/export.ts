import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { type ExportPart, exportTeam } from '../store/export.ts'
import { showTeam } from '../store/teams.ts'
import { version } from '../version.ts'

/** Everything of a team as one JSON document, written while it is read. */
export const exportRoutes: FastifyPluginAsyncZod<Context> = async (app, { db, now }) => {
  app.get(
    '/export.json',
    { schema: { tags: ['Import and export'], summary: 'Everything', params: TeamParams } },
    async (request, reply) => {
      const { id, slug } = request.team
      const team = await showTeam(db.read, id, false)
      const head = { knots: version, exportedAt: new Date(now()).toISOString(), team }
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${slug}.json"`)
        .send(Readable.from(asJson(head, exportTeam(db.read, id))))
    },
  )
}

async function* asJson(head: object, parts: AsyncGenerator<ExportPart>): AsyncGenerator<string> {
  let text = JSON.stringify(head).slice(0, -1)
  let table = ''
  let isFirst = true
  for await (const part of parts) {
    if (part.table !== table) {
      text += `${table === '' ? '' : ']'},${JSON.stringify(part.table)}:[`
      table = part.table
      isFirst = true
    }
    for (const row of part.rows) {
      text += `${isFirst ? '' : ','}${JSON.stringify(row)}`
      isFirst = false
    }
    yield text
    text = ''
  }
  yield table === '' ? '}' : ']}'
}

import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { exportFormat } from '../contract/team-export.ts'
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
      const exportedAt = new Date(now()).toISOString()
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${slug}.json"`)
        .send(Readable.from(asOfNow(db, id, exportedAt)))
    },
  )
}

/** Read as one state: a slow download is not torn by what is written meanwhile. */
async function* asOfNow(
  db: Context['db'],
  teamId: string,
  exportedAt: string,
): AsyncGenerator<string> {
  const { read, close } = db.snapshot()
  try {
    const { pictureKey: _, ...team } = await showTeam(read, teamId, null)
    yield* asJson(
      { knots: version, format: exportFormat, exportedAt, team },
      exportTeam(read, teamId),
    )
  } finally {
    close()
  }
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

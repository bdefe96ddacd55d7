import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Topic } from '../contract/live.ts'
import { getTeam } from '../store/teams.ts'

const EventsQuery = z.object({ team: z.string().optional() })

/** One stream for each open tab. An event names what to fetch again and nothing else. */
export const eventRoutes: FastifyPluginAsyncZod<Context> = async (app, { db, live }) => {
  const open = new Set<() => void>()

  app.get(
    '/events',
    {
      sse: 'only',
      exposeHeadRoute: false,
      schema: {
        tags: ['Knots'],
        summary: 'What changed: server-sent events with a topic each',
        querystring: EventsQuery,
      },
    },
    async (request, reply) => {
      const { team } = request.query
      const teamId = team === undefined ? null : (await getTeam(db.read, team)).id
      const { sse } = reply
      sse.keepAlive()
      sse.sendHeaders()
      reply.raw.flushHeaders()
      const send = (topic: Topic) => {
        sse.send({ data: { topic } }).catch(() => sse.close())
      }
      const end = live.subscribe(teamId, send)
      const close = () => sse.close()
      open.add(close)
      sse.onClose(() => {
        end()
        open.delete(close)
      })
    },
  )

  app.addHook('preClose', async () => {
    for (const close of [...open]) close()
  })
}

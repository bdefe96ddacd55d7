import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Topic } from '../contract/live.ts'
import { teamFor } from '../identity/authorise.ts'
import type { Listening } from '../streams.ts'

const EventsQuery = z.object({ team: z.string().optional() })

/** One stream for each open tab. An event names what to fetch again and nothing else. */
export const eventRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { live, streams, access } = context

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
      const { team: name } = request.query
      const { asker } = request
      const team = name === undefined ? null : await teamFor(request, context, name, 'viewer')
      const role = team && (await access.role(asker, team))
      const { sse } = reply
      sse.keepAlive()
      sse.sendHeaders()
      reply.raw.flushHeaders()
      const listening: Listening = { asker, team, role, close: () => sse.close() }
      const send = (topic: Topic) => {
        if (streams.mayHear(listening, topic)) sse.send({ data: { topic } }).catch(listening.close)
      }
      const end = live.subscribe(team?.id ?? null, send)
      const forget = streams.add(listening)
      sse.onClose(() => {
        end()
        forget()
      })
    },
  )

  app.addHook('preClose', async () => streams.endAll())
}

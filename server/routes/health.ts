import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Health, Problem } from '../contract/common.ts'
import { Ready } from '../contract/ready.ts'
import { asProblem, forLog, Refusal } from '../errors.ts'
import { probe } from '../store/probe.ts'
import { version } from '../version.ts'

const tags = ['Knots']
const notReady = (message: string) => new Refusal(503, 'not-ready', message)

/** For whoever watches over Knots: whether the process lives, and whether it can be given requests. */
export const healthRoutes: FastifyPluginAsyncZod<Context> = async (app, { db }) => {
  let isEnding = false
  app.addHook('preClose', async () => {
    isEnding = true
  })

  app.get(
    '/health',
    { schema: { tags, summary: 'Whether Knots runs', response: { 200: Health } } },
    async () => ({ status: 'ok' as const, version }),
  )

  // Migrations are done before the first request, or Knots does not start.
  app.get(
    '/ready',
    {
      schema: {
        tags,
        summary: 'Whether Knots can be given requests',
        response: { 200: Ready, 503: Problem },
      },
    },
    async request => {
      if (isEnding) throw notReady('Knots is ending.')
      await probe(db.read).catch(error => {
        request.log.error(forLog(error), 'looking whether the database answers')
        throw notReady(asProblem(error).problem.message)
      })
      return { status: 'ready' as const }
    },
  )
}

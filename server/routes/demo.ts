import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { DemoProgress } from '../contract/demo.ts'
import { Team } from '../contract/team.ts'
import { NotFound } from '../errors.ts'
import { showTeam } from '../store/teams.ts'

/** The demo team, played once; asked again it is the one there is. */
export const demoRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, playDemo } = context
  let playing: Promise<string> | undefined
  let progress: DemoProgress['progress'] = null

  app.post(
    '/demo',
    { schema: { tags: ['Teams'], summary: 'Make the demo team', response: { 201: Team } } },
    async (_request, reply) => {
      if (!playDemo) throw new NotFound('This Knots has no demo team to show.')
      const onProgress = (done: number, total: number) => {
        progress = { done, total }
      }
      playing ??= playDemo(context, { onProgress }).finally(() => {
        playing = undefined
        progress = null
      })
      const teamId = await playing
      live.publish('teams')
      return reply.status(201).send(await showTeam(db.read, teamId, null))
    },
  )

  app.get(
    '/demo',
    {
      schema: {
        tags: ['Teams'],
        summary: 'How far the making of the demo team is',
        response: { 200: DemoProgress },
      },
    },
    () => ({ progress }),
  )
}

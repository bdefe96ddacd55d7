import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { Me } from '../contract/team.ts'
import { remember, whoAsks } from '../identity.ts'
import { getPerson } from '../store/people.ts'
import { getTeam } from '../store/teams.ts'

const tags = ['People']

export const meRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, config } = context

  app.get(
    '/me',
    {
      schema: {
        tags,
        summary: 'Who I said to be in a team',
        querystring: TeamParams,
        response: { 200: Me },
      },
    },
    async request => {
      const team = await getTeam(db.read, request.query.team)
      return { team: team.slug, personId: await whoAsks(request, context, team.id) }
    },
  )

  app.put(
    '/me',
    { schema: { tags, summary: 'Say who I am', body: Me, response: { 200: Me } } },
    async (request, reply) => {
      const { personId } = request.body
      const team = await getTeam(db.read, request.body.team)
      if (personId !== null) await getPerson(db.read, team.id, personId)
      remember(reply, config, team.id, personId)
      return { team: team.slug, personId }
    },
  )
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { Me, SayWho } from '../contract/team.ts'
import { Forbidden } from '../errors.ts'
import { teamFor } from '../identity/authorise.ts'
import { rememberPerson } from '../identity/cookies.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { linkPerson } from '../store/members.ts'
import { getPerson } from '../store/people.ts'

const tags = ['People']
const alreadyLinked =
  'Your account is somebody of this team already. A scrum master can change whom, in Settings.'

export const meRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, config, access, live } = context

  app.get(
    '/me',
    {
      schema: {
        tags,
        summary: 'Who I am in a team, and what I may do there',
        querystring: TeamParams,
        response: { 200: Me },
      },
    },
    async request => {
      const { asker } = request
      const team = await teamFor(request, context, request.query.team, 'viewer')
      const personId = await whoAsks(request, context, team.id)
      const isMember = (await access.membership(asker, team.id)) !== undefined
      return {
        team: team.slug,
        personId,
        role: (await access.role(asker, team)) ?? 'viewer',
        canChoose: asker.kind === 'trusted' || (isMember && personId === null),
      }
    },
  )

  app.put(
    '/me',
    { schema: { tags, summary: 'Say who I am', body: SayWho, response: { 200: Me } } },
    async (request, reply) => {
      const { personId } = request.body
      const { asker } = request
      const team = await teamFor(request, context, request.body.team, 'viewer')
      if (personId !== null) await getPerson(db.read, team.id, personId)
      const role = (await access.role(asker, team)) ?? 'viewer'
      if (asker.kind === 'trusted') {
        rememberPerson(reply, config, team.id, personId)
        return { team: team.slug, personId, role, canChoose: true }
      }
      if (personId === null || (await whoAsks(request, context, team.id)) !== null)
        throw new Forbidden(alreadyLinked)
      await linkPerson(db, team.id, asker.kind === 'account' ? asker.id : '', personId)
      live.publish('members', team.id)
      live.publish('people', team.id)
      return { team: team.slug, personId, role, canChoose: false }
    },
  )
}

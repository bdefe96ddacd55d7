import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import type { Role } from '../contract/identity.ts'
import { NewTeam, NewToken, Team, TeamEdit, Teams } from '../contract/team.ts'
import { refuseUnknownPlace } from '../holidays.ts'
import { isAtLeast } from '../identity/decide.ts'
import { addTeam, type DefaultToken, listTeams, saveTeam, showTeam } from '../store/teams.ts'
import { removeToken, saveToken } from '../store/tokens.ts'

const tags = ['Teams']

/** What teams without a token of their own read with here. */
export function defaultTokenOf({ githubApp, githubToken }: Context['config']): DefaultToken {
  if (githubApp) return 'app'
  return githubToken ? 'environment' : null
}

/** Who only reads the team could keep the address of its pictures, and read on when they may not any more. */
const shownTo = (role: Role | null, team: Team): Team =>
  isAtLeast(role, 'member') ? team : { ...team, pictureKey: null }

export const teamsRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, now, access } = context
  const defaultToken = defaultTokenOf(context.config)

  app.get(
    '/teams',
    { schema: { tags, summary: 'The teams that I may see', response: { 200: Teams } } },
    async ({ asker }) => {
      const teams = await listTeams(db.read, defaultToken)
      const roles = await Promise.all(
        teams.map(async ({ id }) => access.role(asker, await access.team(id))),
      )
      const shown = teams.map((team, index) => shownTo(roles[index] ?? null, team))
      return { teams: shown.filter((_, index) => roles[index] !== null) }
    },
  )

  app.post(
    '/teams',
    { schema: { tags, summary: 'Make a team', body: NewTeam, response: { 201: Team } } },
    async (request, reply) => {
      const { asker } = request
      const accountId = asker.kind === 'account' ? asker.id : null
      const { id } = await addTeam(db, request.body, now(), accountId)
      live.publish('teams')
      return reply.status(201).send(await showTeam(db.read, id, defaultToken))
    },
  )
}

export const teamRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, now, vault } = context
  const defaultToken = defaultTokenOf(context.config)
  const params = TeamParams

  app.get(
    '',
    { schema: { tags, summary: 'A team and its settings', params, response: { 200: Team } } },
    async ({ team, role }) => shownTo(role, await showTeam(db.read, team.id, defaultToken)),
  )

  app.patch(
    '',
    {
      schema: { tags, summary: 'Change settings', params, body: TeamEdit, response: { 200: Team } },
    },
    async request => {
      refuseUnknownPlace(request.body.country, request.body.region, request.team.country)
      const team = await saveTeam(db, request.team.id, request.body, defaultToken)
      live.publish('team', team.id)
      live.publish('teams')
      return team
    },
  )

  app.put(
    '/github/token',
    {
      schema: {
        tags,
        summary: 'Give the token for GitHub; it is never sent back',
        params,
        body: NewToken,
        response: { 200: Team },
      },
    },
    async request => {
      await saveToken(db, vault, request.team.id, request.body.token, now())
      live.publish('team', request.team.id)
      return showTeam(db.read, request.team.id, defaultToken)
    },
  )

  app.delete(
    '/github/token',
    {
      schema: { tags, summary: 'Forget the token for GitHub', params, response: { 200: Team } },
    },
    async request => {
      await removeToken(db, request.team.id)
      live.publish('team', request.team.id)
      return showTeam(db.read, request.team.id, defaultToken)
    },
  )
}

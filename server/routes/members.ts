import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { Member, MemberEdit, Members, NewMember, TeamVisibility } from '../contract/member.ts'
import { isAtLeast } from '../identity/decide.ts'
import { askedFor } from '../identity/invited.ts'
import {
  addMember,
  listMembers,
  type MemberOfTeam,
  removeMember,
  saveMember,
  saveVisibility,
} from '../store/members-edit.ts'

const tags = ['Members']

/** All of a member is for scrum masters; others see of those who are there their name, role and whom of the team they are. */
function shownTo({ asker, role }: FastifyRequest) {
  const isAll = isAtLeast(role, 'scrum-master')
  return ({ member, account }: MemberOfTeam): Member => ({
    id: member.id,
    version: member.version,
    role: member.role,
    account: account && {
      id: account.id,
      name: account.name,
      isBlocked: isAll && account.isBlocked,
      signedInAt: isAll ? new Date(account.signedInAt).toISOString() : null,
    },
    login: isAll ? member.login : null,
    mail: isAll ? member.mail : null,
    personId: member.personId,
    isMe: asker.kind === 'account' && asker.id === member.accountId,
  })
}

/** Where nobody signs in, everybody administers. */
const by = ({ asker }: FastifyRequest) => ({
  isAdministrator: asker.kind === 'trusted' || (asker.kind === 'account' && asker.isAdministrator),
})

export const memberRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, now, streams } = context
  const params = TeamParams
  const one = { tags, params: IdParams, response: { 200: Member } }

  async function list(request: FastifyRequest, isPublic: boolean): Promise<Members> {
    const isAll = isAtLeast(request.role, 'scrum-master')
    const rows = await listMembers(db.read, request.team.id)
    const there = rows.filter(({ account, member }) => isAll || account || member.personId)
    return { isPublic, members: there.map(shownTo(request)) }
  }

  /** Who lost or gained a role hears from now on what they may. */
  function tell(teamId: string, { member }: MemberOfTeam) {
    live.publish('members', teamId)
    if (member.accountId !== null) streams.askNow({ accountId: member.accountId })
  }

  app.get(
    '/members',
    {
      schema: { tags, summary: 'Who may do what in the team', params, response: { 200: Members } },
    },
    async request => list(request, request.team.isPublic),
  )

  app.post(
    '/members',
    {
      schema: {
        tags,
        summary: 'Give somebody a role, by their login on GitHub or their mail address',
        params,
        body: NewMember,
        response: { 201: Member },
      },
    },
    async (request, reply) => {
      const { team, body } = request
      const row = await addMember(db, team.id, { ...body, ...askedFor(body) }, now())
      tell(team.id, row)
      return reply.status(201).send(shownTo(request)(row))
    },
  )

  app.patch(
    '/members/:id',
    { schema: { ...one, summary: 'Change a role, or whom of the team it is', body: MemberEdit } },
    async request => {
      const { team, params, body } = request
      const show = shownTo(request)
      const row = await saveMember(db, team.id, params.id, body, { ...by(request), show })
      tell(team.id, row)
      return show(row)
    },
  )

  app.delete(
    '/members/:id',
    {
      schema: {
        tags,
        summary: 'Take a role away',
        params: IdParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { team, params } = request
      tell(team.id, await removeMember(db, team.id, params.id, by(request)))
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/visibility',
    {
      schema: {
        tags,
        summary: 'Let everybody who signs in read the team, or its members alone',
        params,
        body: TeamVisibility,
        response: { 200: Members },
      },
    },
    async request => {
      const { team, body } = request
      await saveVisibility(db, team.id, body.isPublic)
      for (const topic of ['members', 'team'] as const) live.publish(topic, team.id)
      live.publish('teams')
      streams.askNow({ teamId: team.id })
      return list(request, body.isPublic)
    },
  )
}

import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { printCalendar } from '../calendar.ts'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { NewTeamEvent, TeamEvent, TeamEventEdit, TeamEvents } from '../contract/team-event.ts'
import { listSprints } from '../store/sprints.ts'
import {
  addTeamEvent,
  listTeamEvents,
  removeTeamEvent,
  saveTeamEvent,
} from '../store/team-events.ts'
import type { TeamRow } from '../store/teams.ts'

const tags = ['Team events']

export const teamEventRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live } = context
  const params = TeamParams
  const tell = (teamId: string) => {
    for (const topic of ['team-events', 'availability'] as const) live.publish(topic, teamId)
  }

  app.get(
    '/team-events',
    { schema: { tags, summary: 'Days that matter', params, response: { 200: TeamEvents } } },
    async request => ({ events: await listTeamEvents(db.read, request.team.id) }),
  )

  app.post(
    '/team-events',
    {
      schema: {
        tags,
        summary: 'Add an event',
        params,
        body: NewTeamEvent,
        response: { 201: TeamEvent },
      },
    },
    async (request, reply) => {
      const event = await addTeamEvent(db, request.team.id, request.body)
      tell(request.team.id)
      return reply.status(201).send(event)
    },
  )

  app.patch(
    '/team-events/:id',
    {
      schema: {
        tags,
        summary: 'Change an event',
        params: IdParams,
        body: TeamEventEdit,
        response: { 200: TeamEvent },
      },
    },
    async request => {
      const event = await saveTeamEvent(db, request.team.id, request.params.id, request.body)
      tell(request.team.id)
      return event
    },
  )

  app.delete(
    '/team-events/:id',
    { schema: { tags, summary: 'Remove an event', params: IdParams, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeTeamEvent(db, request.team.id, request.params.id)
      tell(request.team.id)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/calendar.ics',
    { schema: { tags, summary: 'Sprints, events and closures as a calendar', params } },
    ({ team }, reply) => sendCalendar(reply, context, team),
  )
}

/** All that people's own calendars are told, for those who may read the team and for a shared calendar. */
export async function sendCalendar(
  reply: FastifyReply,
  { db, config }: Pick<Context, 'db' | 'config'>,
  team: TeamRow,
) {
  const calendar = printCalendar({
    team,
    sprints: await listSprints(db.read, team.id),
    events: await listTeamEvents(db.read, team.id),
    address: config.publicUrl?.origin ?? null,
  })
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `inline; filename="${team.slug}.ics"`)
    .send(calendar)
}

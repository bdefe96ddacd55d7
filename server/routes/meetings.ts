import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import {
  Attendance,
  CurrentMeeting,
  Meeting,
  MeetingEdit,
  MeetingMove,
  Meetings,
  MinuteLine,
  MinuteLineEdit,
  NewMeeting,
  NewMinuteLine,
} from '../contract/meeting.ts'
import type { Refinement } from '../contract/refinement.ts'
import { dayOf } from '../domain/calendar.ts'
import { isChangeDay, sprintsOfMeeting, stepsInOrder } from '../domain/meeting.ts'
import { countTriage } from '../figures/refinement.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { addMinuteLine, saveAttendance, saveMinuteLine } from '../store/meeting-minutes.ts'
import { endMeeting, moveMeeting, saveMeeting, startMeeting } from '../store/meeting-steps.ts'
import { findOpenMeeting, getMeeting, listMeetings, showMeeting } from '../store/meetings.ts'
import { listSprints } from '../store/sprints.ts'
import { parsed } from './printed.ts'
import { partsToKeep } from './printed-meeting.ts'

const tags = ['Meeting']
const one = { tags, params: IdParams, response: { 200: Meeting } }

/** The team's meeting: its steps, who is there, and what is written down beside what Knots knows. */
export const meetingRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live, now } = context
  const tell = (teamId: string) => live.publish('meeting', teamId)

  app.get(
    '/meeting',
    {
      schema: {
        tags,
        summary: 'The meeting that is being held, and whether today is a day for one',
        params: TeamParams,
        response: { 200: CurrentMeeting },
      },
    },
    async ({ team }) => {
      const open = await findOpenMeeting(db.read, team.id)
      const today = dayOf(now(), team.timeZone)
      return {
        meeting: open ? await showMeeting(db.read, open) : null,
        isChangeDay: isChangeDay(await listSprints(db.read, team.id), today),
      }
    },
  )

  app.get(
    '/meetings',
    {
      schema: {
        tags,
        summary: 'All meetings, the latest first',
        params: TeamParams,
        response: { 200: Meetings },
      },
    },
    async ({ team }) => ({ meetings: await listMeetings(db.read, team.id) }),
  )

  app.post(
    '/meetings',
    {
      schema: {
        tags,
        summary: 'Start the meeting; the one that is being held, if there is one',
        params: TeamParams,
        body: NewMeeting,
        response: { 201: Meeting },
      },
    },
    async (request, reply) => {
      const { team, body } = request
      const day = dayOf(now(), team.timeZone)
      const { review, plan } = sprintsOfMeeting(await listSprints(db.read, team.id), day)
      const row = await startMeeting(
        db,
        team.id,
        { reviewSprintId: review?.id ?? null, planSprintId: plan?.id ?? null, ...body },
        {
          day,
          steps: stepsInOrder(team.meetingSteps),
          leaderId: await whoAsks(request, context, team.id),
          triage: countTriage(parsed<Refinement>(await figures.refinement(team.id, now()))),
          now: now(),
        },
      )
      tell(team.id)
      return reply.status(201).send(await showMeeting(db.read, row))
    },
  )

  app.get('/meetings/:id', { schema: { ...one, summary: 'One meeting' } }, async request =>
    showMeeting(db.read, await getMeeting(db.read, request.team.id, request.params.id)),
  )

  app.patch(
    '/meetings/:id',
    { schema: { ...one, summary: 'Change who leads, or its sprints', body: MeetingEdit } },
    async ({ team, params, body }) => {
      const row = await saveMeeting(db, team.id, params.id, body)
      tell(team.id)
      return showMeeting(db.read, row)
    },
  )

  app.post(
    '/meetings/:id/move',
    { schema: { ...one, summary: 'Go to another step', body: MeetingMove } },
    async ({ team, params, body }) => {
      const row = await moveMeeting(db, team.id, params.id, body, now())
      tell(team.id)
      return showMeeting(db.read, row)
    },
  )

  app.post(
    '/meetings/:id/end',
    { schema: { ...one, summary: 'End the meeting' } },
    async ({ team, params }) => {
      const kept = await partsToKeep(context, team, params.id)
      const row = await endMeeting(db, team.id, params.id, kept, now())
      tell(team.id)
      return showMeeting(db.read, row)
    },
  )

  app.put(
    '/meetings/:id/attendance',
    { schema: { ...one, summary: 'Somebody is there, or sent apologies', body: Attendance } },
    async ({ team, params, body }) => {
      await saveAttendance(db, team.id, params.id, body)
      tell(team.id)
      return showMeeting(db.read, await getMeeting(db.read, team.id, params.id))
    },
  )

  app.post(
    '/meetings/:id/lines',
    {
      schema: {
        tags,
        summary: 'Write a paragraph into the minutes',
        params: IdParams,
        body: NewMinuteLine,
        response: { 201: MinuteLine },
      },
    },
    async ({ team, params, body }, reply) => {
      const line = await addMinuteLine(db, team.id, params.id, body)
      tell(team.id)
      return reply.status(201).send(line)
    },
  )

  app.patch(
    '/minute-lines/:id',
    {
      schema: {
        tags,
        summary: 'Change a paragraph; an empty text removes it',
        params: IdParams,
        body: MinuteLineEdit,
        response: { 204: z.null() },
      },
    },
    async ({ team, params, body }, reply) => {
      await saveMinuteLine(db, team.id, params.id, body)
      tell(team.id)
      return reply.status(204).send(null)
    },
  )
}

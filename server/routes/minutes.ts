import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { MeetingMinutesQuery } from '../contract/meeting.ts'
import type { Sprint, Sprints } from '../contract/sprint.ts'
import { printSprintsCsv } from '../minutes/csv-print.ts'
import { printSprint } from '../minutes/print.ts'
import { printMeeting } from '../minutes/print-meeting.ts'
import { printRetroCsv } from '../minutes/retro-csv-print.ts'
import { getSprint } from '../store/sprints.ts'
import { boardOf, parsed, retroAsPrinted, sprintAsPrinted } from './printed.ts'
import { meetingAsPrinted } from './printed-meeting.ts'

const tags = ['Import and export']
const response = { 200: z.string() }
const markdown = { tags, produces: ['text/markdown'], params: IdParams, response }
const csv = { tags, produces: ['text/csv'], response }

const asMarkdown = (reply: FastifyReply) => reply.type('text/markdown; charset=utf-8')
const asFile = (reply: FastifyReply, name: string) =>
  reply.header('content-disposition', `attachment; filename="${name}"`)

/** What was imported, and what was written since, goes out again in the same forms. */
export const minutesRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  app.get(
    '/sprints/:id/minutes',
    { schema: { ...markdown, summary: 'A sprint in the layout of meeting minutes, as Markdown' } },
    async (request, reply) => {
      const printed = await sprintAsPrinted(context, request.team, request.params.id)
      return asMarkdown(reply).send(printSprint(printed))
    },
  )

  app.get(
    '/meetings/:id/minutes',
    {
      schema: {
        ...markdown,
        summary: 'The minutes of a whole meeting, as Markdown',
        querystring: MeetingMinutesQuery,
      },
    },
    async ({ team, params, query }, reply) => {
      const printed = await meetingAsPrinted(context, team, params.id, query)
      return asMarkdown(reply).send(printMeeting(printed))
    },
  )

  app.get(
    '/sprints/:id/retro.md',
    { schema: { ...markdown, summary: 'A retrospective in the layout of meeting minutes' } },
    async ({ team, params }, reply) => {
      const { number } = await getSprint(context.db.read, team.id, params.id)
      const printed = await retroAsPrinted(context, team, params.id)
      asFile(reply, `${team.slug}-retrospective-${number}.md`)
      return asMarkdown(reply).send(printSprint(printed))
    },
  )

  app.get(
    '/sprints/:id/retro.csv',
    { schema: { ...csv, summary: 'The cards of a retrospective as CSV', params: IdParams } },
    async ({ team, params }, reply) => {
      const { number } = await getSprint(context.db.read, team.id, params.id)
      asFile(reply, `${team.slug}-retrospective-${number}.csv`)
      const board = await boardOf(context, team, params.id)
      return reply.type('text/csv; charset=utf-8').send(printRetroCsv(board))
    },
  )

  app.get(
    '/sprints.csv',
    {
      schema: {
        ...csv,
        summary: 'All sprints as the CSV that can be imported',
        params: TeamParams,
      },
    },
    async ({ team }, reply) => {
      const { sprints } = parsed<Sprints>(await context.figures.sprints(team.id, context.now()))
      asFile(reply, `${team.slug}-sprints.csv`)
      return reply.type('text/csv; charset=utf-8').send(printSprintsCsv(sprints.map(asRow)))
    },
  )
}

function asRow(sprint: Sprint) {
  const isClosed = sprint.state === 'closed'
  return {
    ...sprint,
    committed: sprint.points.committed,
    counted: isClosed ? sprint.points.counted : null,
    actualFte: isClosed ? sprint.fte.actual : null,
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Availability, AvailabilityAnswer, AvailabilityEdit } from '../contract/availability.ts'
import { IdParams } from '../contract/common.ts'
import type { Topic } from '../contract/live.ts'
import { NotFound } from '../errors.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { saveAvailability } from '../store/availability.ts'
import { sendAnswer } from './answer.ts'

const tags = ['Availability']
const ofCorrections: Topic[] = ['review', 'sprints']
const RowParams = IdParams.extend({ personId: IdParams.shape.id })

export const availabilityRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, figures, live, now } = context

  app.get(
    '/sprints/:id/availability',
    {
      schema: {
        tags,
        summary: 'Who is there for a sprint, in percent',
        params: IdParams,
        response: { 200: Availability },
      },
    },
    async (request, reply) => {
      const { team, params } = request
      return sendAnswer(request, reply, await figures.availability(team.id, params.id, now()))
    },
  )

  app.put(
    '/sprints/:id/availability/:personId',
    {
      schema: {
        tags,
        summary: 'One percentage; null takes an answer back',
        params: RowParams,
        body: AvailabilityEdit,
        response: { 200: AvailabilityAnswer },
      },
    },
    async request => {
      const { id, personId } = request.params
      const teamId = request.team.id
      const enteredBy = await whoAsks(request, context, teamId)
      const by = { enteredBy, now: now() }
      await saveAvailability(db, teamId, id, personId, request.body, by, read =>
        figures.recount(read, teamId, id, by.now, 'people'),
      )
      live.publish('availability', teamId)
      // Given on a closed sprint: what a correction changes is shown far from here too.
      if (request.body.reason) for (const topic of ofCorrections) live.publish(topic, teamId)
      const { body } = await figures.availability(teamId, id, by.now)
      const { people, fte } = JSON.parse(body.toString()) as Availability
      const row = people.find(person => person.personId === personId)
      if (!row) throw new NotFound('This person is not among the people of the sprint.')
      return { row, fte }
    },
  )
}

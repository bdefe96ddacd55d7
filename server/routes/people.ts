import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import type { Topic } from '../contract/live.ts'
import { NewPerson, People, Person, PersonEdit, PersonVersion } from '../contract/person.ts'
import { refuseUnknownPlace } from '../holidays.ts'
import { isAtLeast } from '../identity/decide.ts'
import { linkPersonToAccount } from '../store/accounts-link.ts'
import { addPerson, getPerson, listKnownPeople, savePerson } from '../store/people.ts'
import { forgetPerson } from '../store/people-forget.ts'

const tags = ['People']
/** Where a name was to be read. */
const topicsOfPerson: Topic[] = ['people', 'availability', 'sprints', 'actions', 'retro', 'poker']

export const peopleRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, config, now } = context

  /** Somebody who signed in before they were put into the team, or under this login or mail, is a member from now on. */
  async function linkAccount(teamId: string, personId: string) {
    if (config.signIn === null) return
    if (await linkPersonToAccount(db, teamId, personId, now())) live.publish('members', teamId)
  }

  app.get(
    '/people',
    { schema: { tags, summary: 'The people', params: TeamParams, response: { 200: People } } },
    async ({ team, role }) => {
      const people = await listKnownPeople(db.read, team.id)
      const mayLead = isAtLeast(role, 'scrum-master')
      return { people: mayLead ? people : people.map(person => ({ ...person, mail: null })) }
    },
  )

  app.post(
    '/people',
    {
      schema: {
        tags,
        summary: 'Add a person',
        params: TeamParams,
        body: NewPerson,
        response: { 201: Person },
      },
    },
    async (request, reply) => {
      refuseUnknownPlace(request.body.country, request.body.region, request.team.country)
      const person = await addPerson(db, request.team.id, request.body)
      await linkAccount(request.team.id, person.id)
      live.publish('people', request.team.id)
      return reply.status(201).send(person)
    },
  )

  app.patch(
    '/people/:id',
    {
      schema: {
        tags,
        summary: 'Change a person',
        params: IdParams,
        body: PersonEdit,
        response: { 200: Person },
      },
    },
    async request => {
      const before = await getPerson(db.read, request.team.id, request.params.id)
      const country = before.country ?? request.team.country
      refuseUnknownPlace(request.body.country, request.body.region, country)
      const person = await savePerson(db, request.team.id, request.params.id, request.body)
      if (person.githubLogin !== before.githubLogin || person.mail !== before.mail)
        await linkAccount(request.team.id, person.id)
      live.publish('people', request.team.id)
      return person
    },
  )

  app.delete(
    '/people/:id',
    {
      schema: {
        tags,
        summary: 'Delete a person for good; the percentages stay, without a name',
        params: IdParams,
        querystring: PersonVersion,
        response: { 204: z.null() },
      },
    },
    async ({ team, params, query }, reply) => {
      await forgetPerson(db, team.id, params.id, query.version)
      for (const topic of topicsOfPerson) live.publish(topic, team.id)
      return reply.status(204).send(null)
    },
  )
}

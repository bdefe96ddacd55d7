import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { TeamExport, TeamImport, TeamImportQuery } from '../contract/team-export.ts'
import { refuseUnknownPlace } from '../holidays.ts'
import { importTeam, refuseTaken, summaryOf } from '../store/import-team.ts'
import { type ReadExport, readExport } from '../store/import-team-read.ts'
import { refuseForeignRows } from '../store/import-team-references.ts'

/** Five years of a board with 5,000 items are about 15 MB. */
const bodyLimit = 100 * 1024 * 1024

/** A team from the export of another Knots. */
export const importTeamRoutes: FastifyPluginAsyncZod<Context> = async (app, { db, live, now }) => {
  app.post(
    '/teams/import',
    {
      bodyLimit,
      schema: {
        tags: ['Import and export'],
        summary: 'Bring in a team from an export',
        querystring: TeamImportQuery,
        // Anything goes: what it is, the handler says in words.
        body: z.union([TeamExport, z.unknown()]),
        response: { 200: TeamImport, 201: TeamImport },
      },
    },
    async (request, reply) => {
      const read = await readExport(request.body)
      await refuseForeignRows(read.team.id, read.rows)
      refuseUnknownPlaces(read)
      if (request.query.dryRun) {
        await refuseTaken(db.read, read)
        return summaryOf(read, false)
      }
      await importTeam(db, read, now())
      live.publish('teams')
      return reply.status(201).send(summaryOf(read, true))
    },
  )
}

type Place = { country: string | null; region: string | null }

/** Without holidays of its own a place would stop every page that asks for them. */
function refuseUnknownPlaces({ team, rows }: ReadExport) {
  refuseUnknownPlace(team.country, team.region, null)
  const places = (rows.people as Place[]).map(({ country, region }) => ({ country, region }))
  const distinct = new Map(places.map(place => [`${place.country} ${place.region}`, place]))
  for (const { country, region } of distinct.values())
    refuseUnknownPlace(country, region, country ?? team.country)
}

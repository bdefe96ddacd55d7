import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Answer, Context, PictureFormat } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import { NumberedPictureParams, PictureParams, PictureQuery } from '../contract/picture.ts'
import { Team } from '../contract/team.ts'
import { NotFound } from '../errors.ts'
import { findTeamByPictureKey, removePictureKey, renewPictureKey } from '../store/picture-key.ts'
import { showTeam, type TeamRow } from '../store/teams.ts'
import { sendAnswer } from './answer.ts'
import { defaultTokenOf } from './teams.ts'

const tags = ['Pictures']
const formats: readonly PictureFormat[] = ['svg', 'png']
const querystring = PictureQuery
const produces = { svg: ['image/svg+xml'], png: ['image/png'] }

/** An SVG opened by itself is a document: nothing in it may load, run or be framed. */
const policy = "default-src 'none'; frame-ancestors 'none'; sandbox"

function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  cacheControl?: string,
) {
  reply.header('content-security-policy', policy)
  return sendAnswer(request, reply, answer, cacheControl)
}

/** Shown by pages of other sites; GitHub's proxy of images asks anew each time, as `no-cache` says. */
function sendAbroad(request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  reply.header('cross-origin-resource-policy', 'cross-origin')
  return sendPicture(request, reply, answer, 'public, max-age=0, no-cache')
}

/** A team's charts as pictures, for those who may read the team. */
export const pictureRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live, now, pictures } = context
  const answerTeam = async (teamId: string) => {
    live.publish('team', teamId)
    return showTeam(db.read, teamId, defaultTokenOf(context.config))
  }

  for (const format of formats) {
    const schema = { tags, querystring, produces: produces[format] }
    const asked = ({ team }: FastifyRequest, look: PictureQuery) => ({
      ...{ team, format, look },
      now: now(),
    })
    app.get(
      `/sprints/current/burndown.${format}`,
      {
        schema: { ...schema, summary: 'Burn-down of the current sprint', params: TeamParams },
      },
      async (request, reply) => {
        const answer = await pictures.burndown(asked(request, request.query), 'current')
        return sendPicture(request, reply, answer)
      },
    )
    app.get(
      `/sprints/:id/burndown.${format}`,
      { schema: { ...schema, summary: 'Burn-down as a picture', params: IdParams } },
      async (request, reply) => {
        const { id } = request.params
        const answer = await pictures.burndown(asked(request, request.query), { id })
        return sendPicture(request, reply, answer)
      },
    )
    app.get(
      `/velocity.${format}`,
      { schema: { ...schema, summary: 'Velocity as a picture', params: TeamParams } },
      async (request, reply) => {
        const answer = await pictures.velocity(asked(request, request.query))
        return sendPicture(request, reply, answer)
      },
    )
  }

  const answered = { params: TeamParams, response: { 200: Team } }
  app.post(
    '/pictures/key',
    {
      schema: {
        ...answered,
        tags,
        summary: 'Let the pictures be embedded elsewhere, under a new address; the old one ends',
      },
    },
    async request => {
      await renewPictureKey(db, request.team.id)
      return answerTeam(request.team.id)
    },
  )

  app.delete(
    '/pictures/key',
    { schema: { ...answered, tags, summary: 'End the address of the embedded pictures' } },
    async request => {
      await removePictureKey(db, request.team.id)
      return answerTeam(request.team.id)
    },
  )
}

/** The same pictures for whoever knows the team's key, to be embedded in a README or a wiki. */
export const embeddedPictureRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, now, pictures } = context
  const teamOf = async (key: string): Promise<TeamRow> => {
    const team = await findTeamByPictureKey(db.read, key)
    if (!team) throw new NotFound('There is no picture at this address.')
    return team
  }

  for (const format of formats) {
    const schema = { tags, querystring, produces: produces[format] }
    app.get(
      `/pictures/:key/velocity.${format}`,
      { schema: { ...schema, summary: 'Velocity, to be embedded', params: PictureParams } },
      async (request, reply) => {
        const team = await teamOf(request.params.key)
        const asked = { team, format, look: request.query, now: now() }
        return sendAbroad(request, reply, await pictures.velocity(asked))
      },
    )
    app.get(
      `/pictures/:key/burndown.${format}`,
      {
        schema: {
          ...schema,
          summary: 'Burn-down of the current sprint, to be embedded',
          params: PictureParams,
        },
      },
      async (request, reply) => {
        const team = await teamOf(request.params.key)
        const asked = { team, format, look: request.query, now: now() }
        return sendAbroad(request, reply, await pictures.burndown(asked, 'current'))
      },
    )
    app.get(
      `/pictures/:key/sprints/:number/burndown.${format}`,
      {
        schema: { ...schema, summary: 'Burn-down, to be embedded', params: NumberedPictureParams },
      },
      async (request, reply) => {
        const { key, number } = request.params
        const asked = { team: await teamOf(key), format, look: request.query, now: now() }
        return sendAbroad(request, reply, await pictures.burndown(asked, { number }))
      },
    )
  }
}

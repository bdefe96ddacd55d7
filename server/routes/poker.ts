import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import {
  NewPokerRounds,
  NewPokerVote,
  Poker,
  PokerEstimate,
  PokerFacilitator,
  PokerReferences,
  PokerStep,
} from '../contract/poker.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { listReferences, showPoker } from '../store/poker.ts'
import {
  addRounds,
  endGame,
  saveEstimate,
  saveVote,
  setFacilitator,
  takeStep,
} from '../store/poker-steps.ts'
import { getSprint } from '../store/sprints.ts'

const tags = ['Planning poker']
const StepParams = IdParams.extend({ step: PokerStep })
const shown = { 200: Poker }

/** Every answer is the whole game as everybody may see it: before the reveal no vote is in it. */
export const pokerRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, live } = context

  async function who(request: FastifyRequest) {
    return { personId: await whoAsks(request, context, request.team.id), now: context.now() }
  }

  async function tell({ team }: FastifyRequest, sprintId: string): Promise<Poker> {
    live.publish('poker', team.id)
    return showPoker(db.read, team, sprintId)
  }

  app.get(
    '/sprints/:id/poker',
    { schema: { tags, summary: 'The poker of a sprint', params: IdParams, response: shown } },
    async ({ team, params }) => {
      const sprint = await getSprint(db.read, team.id, params.id)
      return showPoker(db.read, team, sprint.id)
    },
  )

  app.get(
    '/poker/references',
    {
      schema: {
        tags,
        summary: 'Finished items of each size',
        params: TeamParams,
        response: { 200: PokerReferences },
      },
    },
    async ({ team }) => ({ references: await listReferences(db.read, team) }),
  )

  app.post(
    '/sprints/:id/poker',
    {
      schema: {
        tags,
        summary: 'Start a game, or add to the one being played',
        params: IdParams,
        body: NewPokerRounds,
        response: shown,
      },
    },
    async request => {
      const { team, params, body } = request
      await addRounds(db, team, params.id, body, await who(request))
      return tell(request, params.id)
    },
  )

  app.delete(
    '/sprints/:id/poker',
    {
      schema: { tags, summary: 'End the game and forget votes', params: IdParams, response: shown },
    },
    async request => {
      const { team, params } = request
      await endGame(db, team.id, params.id, await who(request))
      return tell(request, params.id)
    },
  )

  app.put(
    '/sprints/:id/poker/facilitator',
    {
      schema: {
        tags,
        summary: 'Hand over the lead, or take it',
        params: IdParams,
        body: PokerFacilitator,
        response: shown,
      },
    },
    async request => {
      const { team, params, body } = request
      await setFacilitator(db, team.id, params.id, body.personId)
      return tell(request, params.id)
    },
  )

  app.put(
    '/poker/rounds/:id/vote',
    {
      schema: {
        tags,
        summary: 'Lay a card; it is told to nobody before the reveal',
        params: IdParams,
        body: NewPokerVote,
        response: shown,
      },
    },
    async request => {
      const { team, params, body } = request
      return tell(request, await saveVote(db, team, params.id, body.label, await who(request)))
    },
  )

  app.post(
    '/poker/rounds/:id/:step',
    {
      schema: {
        tags,
        summary: 'Open, reveal, vote again or skip',
        params: StepParams,
        response: shown,
      },
    },
    async request => {
      const { team, params } = request
      return tell(request, await takeStep(db, team.id, params.id, params.step, await who(request)))
    },
  )

  app.put(
    '/poker/rounds/:id/estimate',
    {
      schema: {
        tags,
        summary: 'Accept an estimate and go on to the next',
        params: IdParams,
        body: PokerEstimate,
        response: shown,
      },
    },
    async request => {
      const { team, params, body } = request
      const { points } = body
      const by = await who(request)
      const { sprintId, itemId } = await saveEstimate(db, team.id, params.id, points, by)
      if (itemId !== null)
        await context.writeBack.requestEstimate(team, { itemId, points }, by.personId)
      return tell(request, sprintId)
    },
  )
}

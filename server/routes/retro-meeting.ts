import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '../contract/common.ts'
import {
  NewRetro,
  Retro,
  RetroEdit,
  RetroFacilitator,
  RetroStep,
  RetroTimer,
  RetroTopic,
} from '../contract/retro.ts'
import {
  openRetro,
  saveRetro,
  setRetroFacilitator,
  setRetroTimer,
  setRetroTopic,
  takeRetroStep,
} from '../store/retro-steps.ts'
import type { RetroContext } from './retro-tools.ts'

const common = { tags: ['Retrospective'], params: IdParams, response: { 200: Retro } }

/** Who leads takes the meeting on. Every answer is the whole board as who asks may see it. */
export const retroMeetingRoutes: FastifyPluginAsyncZod<RetroContext> = async (app, context) => {
  const { db, retro } = context

  app.get(
    '/sprints/:id/retro',
    { schema: { ...common, summary: 'The board as who asks may see it' } },
    async request => retro.show(request, request.params.id),
  )

  app.post(
    '/sprints/:id/retro',
    { schema: { ...common, summary: 'Open the retrospective', body: NewRetro } },
    async request => {
      const { team, params, body } = request
      await openRetro(db, team, params.id, body, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )

  app.patch(
    '/sprints/:id/retro',
    { schema: { ...common, summary: 'Change how it is held', body: RetroEdit } },
    async request => {
      const { team, params, body } = request
      await saveRetro(db, team.id, params.id, body, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )

  app.post(
    '/sprints/:id/retro/phase',
    { schema: { ...common, summary: 'Go on to another phase, or back', body: RetroStep } },
    async request => {
      const { team, params, body } = request
      await takeRetroStep(db, team.id, params.id, body, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )

  app.put(
    '/sprints/:id/retro/facilitator',
    { schema: { ...common, summary: 'Hand over the lead, or take it', body: RetroFacilitator } },
    async request => {
      const { team, params, body } = request
      await setRetroFacilitator(db, team.id, params.id, body.personId, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )

  app.put(
    '/sprints/:id/retro/timer',
    { schema: { ...common, summary: 'Start the timer, rest, go on or stop', body: RetroTimer } },
    async request => {
      const { team, params, body } = request
      await setRetroTimer(db, team.id, params.id, body, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )

  app.put(
    '/sprints/:id/retro/topic',
    { schema: { ...common, summary: 'Choose what is talked about', body: RetroTopic } },
    async request => {
      const { team, params, body } = request
      await setRetroTopic(db, team.id, params.id, body.id, await retro.who(request))
      return retro.tell(request, params.id)
    },
  )
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { makePresence } from '../presence.ts'
import { retroCardRoutes } from './retro-cards.ts'
import { retroGroupRoutes } from './retro-groups.ts'
import { retroMeetingRoutes } from './retro-meeting.ts'
import { retroPeopleRoutes } from './retro-people.ts'
import { retroThemeRoutes } from './retro-themes.ts'
import { retroToolsFor } from './retro-tools.ts'

/** All of retrospectives; who has a board open is remembered here, for as long as the app runs. */
export const retroRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const parts = { ...context, retro: retroToolsFor(context, makePresence(context.now)) }
  await app.register(retroMeetingRoutes, parts)
  await app.register(retroPeopleRoutes, parts)
  await app.register(retroCardRoutes, parts)
  await app.register(retroGroupRoutes, parts)
  await app.register(retroThemeRoutes, parts)
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { IdParams, TeamParams } from '../contract/common.ts'
import { NewTheme, Risks, Theme, ThemeEdit, Themes } from '../contract/retro.ts'
import { listRisks } from '../store/retro-risks.ts'
import { getSprint } from '../store/sprints.ts'
import { addTheme, listThemes, removeTheme, saveTheme } from '../store/themes.ts'
import type { RetroContext } from './retro-tools.ts'

const tags = ['Retrospective']

/** What goes from one retrospective to the next: risks that were seen ahead, and what keeps coming back. */
export const retroThemeRoutes: FastifyPluginAsyncZod<RetroContext> = async (app, context) => {
  const { db, live } = context

  app.get(
    '/sprints/:id/risks',
    {
      schema: {
        tags,
        summary: 'Rocks of the last retrospective before this sprint that had any',
        params: IdParams,
        response: { 200: Risks },
      },
    },
    async ({ team, params }) => {
      const sprint = await getSprint(db.read, team.id, params.id)
      return { risks: await listRisks(db.read, team.id, sprint) }
    },
  )

  app.get(
    '/themes',
    { schema: { tags, summary: 'All themes', params: TeamParams, response: { 200: Themes } } },
    async ({ team }) => ({ themes: await listThemes(db.read, team.id) }),
  )

  app.post(
    '/themes',
    {
      schema: {
        tags,
        summary: 'Name what keeps coming back; a name that is there already is that theme',
        params: TeamParams,
        body: NewTheme,
        response: { 201: Theme },
      },
    },
    async ({ team, body }, reply) => {
      const theme = await addTheme(db, team.id, body)
      live.publish('retro', team.id)
      return reply.status(201).send(theme)
    },
  )

  app.patch(
    '/themes/:id',
    {
      schema: {
        tags,
        summary: 'Name a theme anew',
        params: IdParams,
        body: ThemeEdit,
        response: { 200: Theme },
      },
    },
    async ({ team, params, body }) => {
      const theme = await saveTheme(db, team.id, params.id, body)
      live.publish('retro', team.id)
      return theme
    },
  )

  app.delete(
    '/themes/:id',
    {
      schema: {
        tags,
        summary: 'Remove a theme; its cards stay',
        params: IdParams,
        response: { 204: z.null() },
      },
    },
    async ({ team, params }, reply) => {
      await removeTheme(db, team.id, params.id)
      live.publish('retro', team.id)
      return reply.status(204).send(null)
    },
  )
}

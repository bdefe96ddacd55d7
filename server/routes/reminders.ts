import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { NewReminder, Reminder, ReminderPost } from '../contract/reminder.ts'
import { Invalid } from '../errors.ts'
import { allowedAddress, postReminder } from '../reminder.ts'
import { findReminderUrl, removeReminderUrl, saveReminderUrl } from '../store/reminders.ts'

const tags = ['Reminders']
const params = TeamParams
const response = { 200: Reminder }

export const reminderRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, config, now, vault } = context
  const allowedHosts = config.reminderHosts

  async function show(teamId: string): Promise<Reminder> {
    try {
      const url = await findReminderUrl(db.read, vault, teamId)
      return { host: url?.host ?? null, unreadable: null, allowedHosts }
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return { host: null, unreadable: error.message, allowedHosts }
    }
  }

  app.get(
    '/reminder',
    { schema: { tags, summary: 'Where the team is reminded', params, response } },
    async request => show(request.team.id),
  )

  app.put(
    '/reminder',
    {
      schema: {
        tags,
        summary: 'Give the incoming webhook; it is never sent back',
        params,
        body: NewReminder,
        response,
      },
    },
    async request => {
      const url = allowedAddress(request.body.url, allowedHosts)
      await saveReminderUrl(db, vault, request.team.id, url, now())
      return show(request.team.id)
    },
  )

  app.delete(
    '/reminder',
    { schema: { tags, summary: 'Forget the incoming webhook', params, response } },
    async request => {
      await removeReminderUrl(db, request.team.id)
      return show(request.team.id)
    },
  )

  app.post(
    '/reminder/posts',
    {
      schema: {
        tags,
        summary: 'Post a reminder where the team talks',
        params,
        body: ReminderPost,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const kept = await findReminderUrl(db.read, vault, request.team.id)
      // The administrator may have taken the host back since.
      const url = kept && allowedAddress(kept.href, allowedHosts)
      await postReminder(url, request.body.text, context.post ?? fetch)
      return reply.status(204).send(null)
    },
  )
}

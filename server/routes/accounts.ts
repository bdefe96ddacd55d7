import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { AccountEdit, AccountParams, Accounts, AccountWithTeams } from '../contract/identity.ts'
import { shownAccount } from '../sign-in/shown.ts'
import {
  type AccountAndTeams,
  getAccountAndTeams,
  listAccounts,
  removeAccount,
  saveAccount,
} from '../store/accounts-edit.ts'

const tags = ['Administration']
const params = AccountParams

/** Everybody who ever signed in, for who administers this Knots. */
export const accountsRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, config, streams } = context
  const named = config.signIn?.administrators ?? []
  const shown = ({ account, teams }: AccountAndTeams): AccountWithTeams => ({
    ...shownAccount(account, config),
    teams,
  })

  app.get(
    '/accounts',
    { schema: { tags, summary: 'All accounts and their roles', response: { 200: Accounts } } },
    async () => ({ accounts: (await listAccounts(db.read)).map(shown) }),
  )

  app.patch(
    '/accounts/:id',
    {
      schema: {
        tags,
        summary: 'Make somebody administrator or not; lock somebody out, or let them in again',
        params,
        body: AccountEdit,
        response: { 200: AccountWithTeams },
      },
    },
    async ({ params: { id }, body }) => {
      await saveAccount(db, id, body, named)
      if (body.isBlocked) streams.endAccount(id)
      else streams.askNow({ accountId: id })
      return shown(await getAccountAndTeams(db.read, id))
    },
  )

  app.delete(
    '/accounts/:id',
    {
      schema: {
        tags,
        summary: 'Delete an account with its tokens and roles; the person in a team stays',
        params,
        response: { 204: z.null() },
      },
    },
    async ({ params: { id } }, reply) => {
      await removeAccount(db, id, named)
      streams.endAccount(id)
      return reply.status(204).send(null)
    },
  )
}

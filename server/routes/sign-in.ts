import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { Session } from '../contract/identity.ts'
import { clearSession, sessionKeyIn, setSession } from '../identity/cookies.ts'
import { hashOf } from '../identity/keys.ts'
import { keepAttempt, takeAttempt } from '../sign-in/attempt.ts'
import { deviceOf } from '../sign-in/device.ts'
import { SignInFailed } from '../sign-in/failed.ts'
import { safeReturnTo } from '../sign-in/return-to.ts'
import { shownAccount, waysOf } from '../sign-in/shown.ts'
import { makeSignIn } from '../sign-in/sign-in.ts'
import { findAccount } from '../store/accounts.ts'
import { noteSignIn } from '../store/audit.ts'
import { removeSession } from '../store/sessions.ts'

const tags = ['Identity']

const BeginQuery = z.object({
  /** A path of this Knots; anything else is its first page. */
  returnTo: z.string().optional().catch(undefined),
})

export const signInRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { db, config, live, now, streams } = context
  const service = makeSignIn(context)

  const keyHashIn = (request: FastifyRequest) => {
    const key = sessionKeyIn(request, config)
    return key === null ? null : hashOf(key)
  }

  /** People are told by a page, from which they can try again; only what is no question of sign-in goes on. */
  function problemPage(request: FastifyRequest, error: unknown, returnTo = '/'): string {
    if (!(error instanceof SignInFailed)) throw error
    const { problem, message } = error
    request.log.warn(`A sign-in ended with ${problem}: ${message}`)
    const again = returnTo === '/' ? {} : { returnTo }
    return `/sign-in?${new URLSearchParams({ problem, ...again })}`
  }

  /** Somebody whom the provider knows and the settings do not let in. Whoever comes with nothing to show leaves no entry. */
  async function noteStranger(way: string, error: unknown) {
    if (!(error instanceof SignInFailed) || error.problem !== 'not-allowed') return
    const details = { from: way, why: error.problem }
    const stranger = { what: 'sign-in refused', accountId: null, who: 'Somebody', details } as const
    await db.write(tx => noteSignIn(tx, stranger, now()))
  }

  app.get(
    '/session',
    { schema: { tags, summary: 'Who this browser is', response: { 200: Session } } },
    async ({ asker }) => {
      const mode: Session['mode'] = config.signIn === null ? 'trusted' : 'signed-in'
      const account = asker.kind === 'account' ? await findAccount(db.read, asker.id) : undefined
      const by = asker.kind === 'account' && asker.by.kind === 'browser' ? asker.by : null
      return {
        mode,
        ways: waysOf(config),
        account: account ? shownAccount(account, config) : null,
        endsAt: by && new Date(by.endsAt).toISOString(),
      }
    },
  )

  app.delete(
    '/session',
    { schema: { tags, summary: 'Sign this browser out', response: { 204: z.null() } } },
    async (request, reply) => {
      const keyHash = keyHashIn(request)
      if (keyHash !== null) {
        await removeSession(db, keyHash)
        streams.endKey(keyHash)
      }
      clearSession(reply, config)
      return reply.status(204).send(null)
    },
  )

  for (const way of ['github', 'oidc'] as const) {
    app.get(
      `/sign-in/${way}`,
      {
        exposeHeadRoute: false,
        schema: { tags, summary: 'Go to where people sign in', querystring: BeginQuery },
      },
      async (request, reply) => {
        const returnTo = safeReturnTo(request.query.returnTo)
        const begun = await service
          .begin(way, request.headers.host ?? '', returnTo)
          .catch(error => problemPage(request, error, returnTo))
        if (typeof begun === 'string') return reply.redirect(begun)
        keepAttempt(reply, config, begun.attempt)
        return reply.redirect(begun.url.href)
      },
    )

    app.get(
      `/sign-in/${way}/callback`,
      { exposeHeadRoute: false, schema: { tags, summary: 'Come back from there' } },
      async (request, reply) => {
        const attempt = takeAttempt(request, reply, config)
        const oldKeyHash = keyHashIn(request)
        const { search } = new URL(request.url, 'http://knots.invalid')
        const device = deviceOf(request.headers['user-agent'])
        const done = await service
          .finish(way, request.headers.host ?? '', { attempt, search, device, oldKeyHash })
          .catch(async error => {
            await noteStranger(way, error)
            return problemPage(request, error, attempt?.returnTo)
          })
        if (typeof done === 'string') return reply.redirect(done)
        if (oldKeyHash !== null) streams.endKey(oldKeyHash)
        setSession(reply, config, done.key, done.seconds)
        for (const teamId of done.teamIds) {
          live.publish('members', teamId)
          live.publish('people', teamId)
        }
        return reply.redirect(attempt?.returnTo ?? '/')
      },
    )
  }
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { whoAsks } from '../identity/who-asks.ts'
import { addAuditEntry, pruneAuditEntries } from '../store/audit.ts'
import { findPerson } from '../store/people.ts'
import { detailsOf, isKept, tellsWhatWasMade } from './what-is-kept.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What each route does, in words. */
    summaries: Map<string, string>
  }
  interface FastifyRequest {
    /** The id of what was made, for routes whose address cannot name it. */
    madeId: string | null
  }
}

const day = 24 * 60 * 60 * 1000
const somebody = 'Somebody'

type Asked = Pick<Context, 'db' | 'access' | 'now'>

/** Their name as they are called now; where nobody signs in, as who they say they are. */
export async function nameOfAsker(request: FastifyRequest, context: Asked): Promise<string> {
  const { asker } = request
  if (asker.kind === 'account') return asker.name
  const { team } = request as { team: FastifyRequest['team'] | null }
  const personId = team && (await whoAsks(request, context, team.id))
  const person = team && personId ? await findPerson(context.db.read, team.id, personId) : undefined
  return person?.name ?? somebody
}

/**
 * Writes down who changed what, before the answer leaves: whoever was told that something is done can rely on its entry.
 * What is refused, only tried out or done by nobody leaves none.
 */
export function keepRecord(api: FastifyInstance, context: Asked) {
  const { db, now } = context
  const summaries = new Map<string, string>()
  let prunedAt = Number.NEGATIVE_INFINITY
  api.decorate('summaries', summaries)
  api.decorateRequest('madeId', null)

  api.addHook('onRoute', ({ method, url, schema }) => {
    const { summary } = (schema ?? {}) as { summary?: string }
    for (const one of [method].flat()) if (summary) summaries.set(`${one} ${url}`, summary)
  })

  api.addHook('preSerialization', async (request, _reply, payload) => {
    const { id } = (payload ?? {}) as { id?: unknown }
    if (typeof id === 'string' && tellsWhatWasMade(keyOf(request))) request.madeId = id
    return payload
  })

  api.addHook('onSend', async (request, reply) => {
    const what = keyOf(request)
    const isDone = reply.statusCode >= 200 && reply.statusCode < 300
    if (!isDone || !isKept(what) || isTrial(request) || !isSomebody(request)) return
    const { asker, team } = request as FastifyRequest & { team: FastifyRequest['team'] | null }
    const at = now()
    const who = await nameOfAsker(request, context)
    await db.write(async tx => {
      await addAuditEntry(tx, {
        ...{ at, who, what, teamId: team?.id ?? null, target: targetOf(request) },
        accountId: asker.kind === 'account' ? asker.id : null,
        details: { ...detailsOf(sentIn(request)), ...byToken(request) },
      })
      if (at - prunedAt >= day) await pruneAuditEntries(tx, at)
    })
    if (at - prunedAt >= day) prunedAt = at
  })
}

const keyOf = ({ method, routeOptions }: FastifyRequest) => `${method} ${routeOptions.url}`

/** Where nobody signs in, who somebody says to be is kept in their browser alone. */
const isSomebody = ({ asker, routeOptions }: FastifyRequest) =>
  asker.kind === 'account' || (asker.kind === 'trusted' && routeOptions.url !== '/api/me')

function isTrial({ query, body }: FastifyRequest): boolean {
  return [query, body].some(
    one => (one as { dryRun?: unknown } | null | undefined)?.dryRun === true,
  )
}

function targetOf({ params, madeId }: FastifyRequest): string | null {
  const { id, itemId } = params as { id?: string; itemId?: string }
  return id ?? itemId ?? madeId
}

function sentIn({ params, body, routeOptions }: FastifyRequest) {
  const isChecked = routeOptions.schema?.body !== undefined && typeof body === 'object'
  return {
    params: params as Record<string, unknown>,
    body: isChecked ? (body as Record<string, unknown> | null) : null,
  }
}

const byToken = ({ asker }: FastifyRequest) =>
  asker.kind === 'account' && asker.by.kind === 'token' ? { by: 'token' } : {}

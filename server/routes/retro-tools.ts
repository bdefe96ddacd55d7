import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Retro } from '../contract/retro.ts'
import { whoAsks } from '../identity.ts'
import type { Presence } from '../presence.ts'
import { showRetro } from '../store/retro.ts'
import type { By } from '../store/retro-rows.ts'

export type RetroTools = {
  presence: Presence
  who(request: FastifyRequest): Promise<By>
  /** The board as who asks may see it. */
  show(request: FastifyRequest, sprintId: string): Promise<Retro>
  /** Tells open pages that something changed, and answers with the board. */
  tell(request: FastifyRequest, sprintId: string): Promise<Retro>
}

export type RetroContext = Context & { retro: RetroTools }

/** What the routes of a retrospective have in common. */
export function retroToolsFor(context: Context, presence: Presence): RetroTools {
  async function who(request: FastifyRequest): Promise<By> {
    return { personId: await whoAsks(request, context, request.team.id), now: context.now() }
  }

  async function show(request: FastifyRequest, sprintId: string): Promise<Retro> {
    const { personId } = await who(request)
    const present = presence.count(sprintId)
    return showRetro(context.db.read, request.team.id, sprintId, { personId, present })
  }

  return {
    presence,
    who,
    show,
    tell(request, sprintId) {
      context.live.publish('retro', request.team.id)
      return show(request, sprintId)
    },
  }
}

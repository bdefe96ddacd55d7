import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Retro } from '../contract/retro.ts'
import { isRevealed } from '../domain/retro.ts'
import { whoAsks } from '../identity/who-asks.ts'
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

/** Of each board the last answer, until something is written: after an event everybody asks for it at once. */
type Kept = { version: number; present: number; personId: string | null; retro: Retro }

const mostKept = 100

/** Only on a board with names, before the reveal, is it another one for each. */
function isFor({ personId, retro: { board } }: Kept, asking: string | null): boolean {
  return board === null || board.isAnonymous || isRevealed(board.phase) || personId === asking
}

/** What the routes of a retrospective have in common. */
export function retroToolsFor(context: Context, presence: Presence): RetroTools {
  const { db } = context
  const kept = new Map<string, Kept>()

  async function who(request: FastifyRequest): Promise<By> {
    return { personId: await whoAsks(request, context, request.team.id), now: context.now() }
  }

  async function show(request: FastifyRequest, sprintId: string): Promise<Retro> {
    const { personId } = await who(request)
    const teamId = request.team.id
    const key = `${teamId} ${sprintId}`
    const asOf = { version: db.version(), present: presence.count(sprintId) }
    const known = kept.get(key)
    if (known?.version === asOf.version && known.present === asOf.present && isFor(known, personId))
      return known.retro
    const retro = await showRetro(db.read, teamId, sprintId, { personId, present: asOf.present })
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { ...asOf, personId, retro })
    return retro
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

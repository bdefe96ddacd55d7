import type { Parts } from './context.ts'
import type { Role } from './contract/identity.ts'
import type { Topic } from './contract/live.ts'
import type { Access } from './identity/asker.ts'
import { type Asker, isAtLeast } from './identity/decide.ts'
import type { TeamRow } from './store/teams.ts'

/** So often it is asked whether somebody may still listen. */
const askMilliseconds = 60_000

/** A topic tells that something happened: only to those who may read what. All others are for every reader. */
const needs: Partial<Record<Topic, Role>> = { retro: 'member' }

/** An open stream of events. */
export type Listening = {
  asker: Asker
  team: TeamRow | null
  /** What the asker may hear of the team; null: only what concerns everybody. */
  role: Role | null
  close: () => void
}

export type Streams = {
  /** Keeps a stream until it may no longer be open. Returns what forgets it. */
  add(listening: Listening): () => void
  mayHear(listening: Listening, topic: Topic): boolean
  /** Those of an account or of a team hear from now on what they may, and end if that is nothing. */
  askNow(whose: { accountId: string } | { teamId: string }): void
  /** Ends those of a browser that signed out, or of a token that was revoked. */
  endKey(keyHash: string): void
  /** Ends those of an account, but for those of one browser. */
  endAccount(accountId: string, exceptKeyHash?: string | null): void
  endAll(): void
}

export function makeStreams({ access, sleep }: Pick<Parts, 'sleep'> & { access: Access }): Streams {
  const open = new Set<Listening>()

  function endWhere(isMeant: (listening: Listening) => boolean) {
    for (const listening of [...open]) if (isMeant(listening)) listening.close()
  }

  /** A role, a team that became private, a session that ended: asked anew for as long as the stream is open. */
  async function askAgain(listening: Listening) {
    for (;;) {
      await sleep(askMilliseconds)
      if (!open.has(listening)) return
      await ask(listening)
    }
  }

  async function ask(listening: Listening) {
    if (!(await mayStay(listening).catch(() => false))) listening.close()
  }

  async function mayStay(listening: Listening): Promise<boolean> {
    const asker = await access.again(listening.asker)
    if (asker.kind === 'nobody') return false
    if (listening.team === null) return true
    listening.role = await access.role(asker, await access.team(listening.team.id))
    return listening.role !== null
  }

  const keyOf = ({ asker }: Listening) => (asker.kind === 'account' ? asker.by.keyHash : null)

  const isOf = ({ asker }: Listening, { accountId }: { accountId: string }) =>
    asker.kind === 'account' && asker.id === accountId

  return {
    add(listening) {
      open.add(listening)
      if (listening.asker.kind === 'account') void askAgain(listening)
      return () => open.delete(listening)
    },
    mayHear(listening, topic) {
      const need = needs[topic]
      return need === undefined || isAtLeast(listening.role, need)
    },
    askNow(whose) {
      for (const listening of [...open])
        if ('teamId' in whose ? listening.team?.id === whose.teamId : isOf(listening, whose))
          void ask(listening)
    },
    endKey: keyHash => endWhere(listening => keyOf(listening) === keyHash),
    endAccount(accountId, exceptKeyHash = null) {
      endWhere(listening => isOf(listening, { accountId }) && keyOf(listening) !== exceptKeyHash)
    },
    endAll: () => endWhere(() => true),
  }
}

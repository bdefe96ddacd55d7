import type { NewWrite, Writes } from '../contract/write.ts'
import { Refusal } from '../errors.ts'
import { getTeam, type TeamRow } from '../store/teams.ts'
import {
  findNextWrite,
  listOpenWrites,
  listTeamsOfOpenWrites,
  listWrites,
  settleWrites,
  type WriteRow,
} from '../store/writes.ts'
import { readInTurn, type SmallReadParts } from './read-in-turn.ts'
import type { Wanted } from './read-items.ts'
import { type Refused, writeAccess } from './write-access.ts'
import { sendWrite } from './write-one.ts'
import type { Outcome } from './write-outcome.ts'
import { makePace } from './write-pace.ts'
import {
  type Asking,
  askForEstimate,
  askForUndo,
  askForWrites,
  giveUpWrite,
  settleByHand,
} from './write-requests.ts'

export type WriteBackParts = SmallReadParts & {
  /** Shared with all that changes something on GitHub; without it these changes alone keep apart. */
  pace?: ReturnType<typeof makePace>
  /** Told of failures that are nobody's but Knots' own. */
  onFault?: (error: unknown) => void
}

/** What people ask Knots to change on GitHub: one change after another for each team. */
export type WriteBack = {
  /** Takes up what the last process left. */
  begin(): Promise<void>
  /** Sends nothing more; what waits is taken up by the next process. */
  end(): void
  show(team: TeamRow): Promise<Writes>
  /** Ends once it is written down; it is sent afterwards. Throws where it cannot be written, in words. */
  requestWrites(team: TeamRow, asked: NewWrite[], personId: string | null): Promise<void>
  /** An estimate that was agreed on, for the board's points. Never refused: see `askForEstimate`. */
  requestEstimate(
    team: TeamRow,
    estimate: { itemId: string; points: number },
    personId: string | null,
  ): Promise<void>
  undo(team: TeamRow, id: string, personId: string | null): Promise<void>
  cancel(team: TeamRow, id: string): Promise<void>
}

const ownFault = 'Something went wrong inside Knots while it wrote this. Its log says what.'
/** So often one write waits for a limit of GitHub's; each wait lasts a minute or as long as GitHub says. */
const mostWaits = 5
const shortestWaitMs = 60_000

export function makeWriteBack(parts: WriteBackParts): WriteBack {
  const { db, board, live, now, sleep } = parts
  const working = new Set<string>()
  const sending = new Map<string, WriteRow>()
  const refused = new Map<string, Refused>()
  const watches = new Map<string, () => void>()
  const pace = parts.pace ?? makePace({ now, sleep })
  let hasEnded = false

  const onFault = (error: unknown) => {
    // A database that was closed under a write is the end of the process; the next one takes it up.
    if (!hasEnded) parts.onFault?.(error)
  }

  const access = (team: TeamRow) => writeAccess(parts, team, refused.get(team.id))

  async function asking(team: TeamRow, personId: string | null): Promise<Asking> {
    return {
      personId,
      now: now(),
      access: await access(team),
      sending: () => sending.get(team.id),
    }
  }

  /** What was to be done by hand ends when the board shows it, however that came about. */
  function watch(teamId: string) {
    if (watches.has(teamId)) return
    const settle = () => settleByHand(db, teamId, now())
    const stop = live.subscribe(teamId, topic => {
      if (topic !== 'board') return
      settle()
        .then(isChanged => isChanged && live.publish('writes', teamId))
        .catch(onFault)
    })
    watches.set(teamId, stop)
  }

  function start(teamId: string) {
    watch(teamId)
    live.publish('writes', teamId)
    if (working.has(teamId) || hasEnded) return
    working.add(teamId)
    work(teamId).catch(error => {
      working.delete(teamId)
      sending.delete(teamId)
      onFault(error)
    })
  }

  /** Within a write, so that whoever asks sees it either waiting or being sent. */
  function next(teamId: string): Promise<WriteRow | undefined> {
    return db.write(async tx => {
      const row = hasEnded ? undefined : await findNextWrite(tx, teamId)
      if (row) sending.set(teamId, row)
      else working.delete(teamId)
      return row
    })
  }

  async function work(teamId: string) {
    const waits = new Map<string, number>()
    for (;;) {
      const row = await next(teamId)
      if (!row) return
      const outcome = await send(row)
      const tries = (waits.get(row.id) ?? 0) + 1
      waits.set(row.id, tries)
      if (outcome.state === 'limited' && tries <= mostWaits) {
        sending.delete(teamId)
        await sleep(Math.max((outcome.retryAt ?? 0) - now(), shortestWaitMs))
      } else {
        if ('wanted' in outcome) await readBack(teamId, outcome.wanted)
        await settle(row, outcome)
        live.publish('writes', teamId)
      }
    }
  }

  async function send(row: WriteRow): Promise<Outcome> {
    try {
      const team = await getTeam(db.read, row.teamId)
      return await sendWrite({ db, board, pace: pace(row.teamId) }, team, row)
    } catch (error) {
      onFault(error)
      return { state: 'failed', error: ownFault, wanted: new Map() }
    }
  }

  /** The ledger gets the change with GitHub's own time. When that fails the next read brings it. */
  async function readBack(teamId: string, wanted: Wanted) {
    if (wanted.size === 0) return
    try {
      const result = await readInTurn(parts, teamId, wanted)
      if (result === 'whole') await board.syncTeam(teamId)
    } catch (error) {
      if (!(error instanceof Refusal)) onFault(error)
    }
  }

  async function settle(row: WriteRow, outcome: Outcome) {
    const { teamId } = row
    const at = now()
    await db.write(async tx => {
      sending.delete(teamId)
      if (outcome.state === 'by-hand' && outcome.isForAll)
        refused.set(teamId, { message: outcome.error, at })
      const { error } = outcome
      const state = outcome.state === 'limited' ? 'failed' : outcome.state
      const from = 'from' in outcome && outcome.from !== undefined ? { from: outcome.from } : {}
      // Without access none of those behind it could be sent either.
      const others =
        outcome.state === 'by-hand' && outcome.isForAll ? await listOpenWrites(tx, teamId) : []
      await settleWrites(tx, [row.id, ...others.map(({ id }) => id)], { state, error, at, ...from })
    })
  }

  return {
    async begin() {
      for (const teamId of await listTeamsOfOpenWrites(db.read)) {
        await settleByHand(db, teamId, now())
        pace.beginLater(teamId)
        start(teamId)
      }
    },
    end() {
      hasEnded = true
      for (const stop of watches.values()) stop()
    },
    async show(team) {
      return { ...(await access(team)), ...(await listWrites(db.read, team.id)) }
    },
    async requestWrites(team, asked, personId) {
      await askForWrites(db, team, asked, await asking(team, personId))
      start(team.id)
    },
    async requestEstimate(team, estimate, personId) {
      await askForEstimate(db, team, estimate, await asking(team, personId))
      start(team.id)
    },
    async undo(team, id, personId) {
      await askForUndo(db, team, id, await asking(team, personId))
      start(team.id)
    },
    async cancel(team, id) {
      const isSending = () => sending.get(team.id)
      await giveUpWrite(db, team, id, { sending: isSending, now: now() })
      live.publish('writes', team.id)
    },
  }
}

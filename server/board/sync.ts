import { setImmediate as pause } from 'node:timers/promises'
import type { Db } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Sync } from '../contract/sync.ts'
import { Invalid, Refusal } from '../errors.ts'
import type { Connection, GitHub, ProjectAddress } from '../github/client.ts'
import type { Live } from '../live.ts'
import { isSameProject, type Snapshot } from '../store/board.ts'
import { clearStaging } from '../store/staging.ts'
import { findSync, type SyncRow, saveSync } from '../store/syncs.ts'
import { getTeam, listTeamRows, type TeamRow } from '../store/teams.ts'
import { findToken } from '../store/tokens.ts'
import { readBeside } from './beside.ts'
import { type Progress, readBoard } from './read-board.ts'
import { inTurn } from './turns.ts'

export type BoardParts = {
  db: Db
  github: GitHub
  config: Pick<Config, 'githubToken'>
  live: Live
  now: () => number
  /** Works out what a sprint keeps that was over when Knots first met it. */
  snapshot: Snapshot
  /** Told of failures that are nobody's but Knots' own. */
  onFault?: (error: unknown) => void
}

/** The reads of all teams' boards: one at a time for each team. */
export type Board = {
  /**
   * Reads a team's board; when it is being read already, joins that read. Ends when the read has ended,
   * well or not, and then says how it went. Throws only if there is nothing to read: no project, no token.
   */
  syncTeam(teamId: string): Promise<Sync>
  /** Begins `syncTeam` and does not wait for it. */
  start(teamId: string): Promise<Sync>
  /** Begins a new read, after the present one if there is one, and does not wait for it. */
  restart(teamId: string): Promise<void>
  /** Reads the boards of all teams that have a project and a token, one after another. */
  syncAll(): Promise<void>
  /** How the last read went, or how far the present one is. */
  status(teamId: string): Promise<Sync>
  /** The way to a team's project, for a look at its fields. */
  connect(team: TeamRow): Promise<{ connection: Connection; address: ProjectAddress }>
}

type Running = {
  /** As it was when the read began. */
  team: TeamRow
  startedAt: number
  progress: Progress
  connection: Connection
  ended: Promise<void>
}

const ownFault = 'Something went wrong inside Knots while it read the board. Its log says what.'

export function makeBoard(parts: BoardParts): Board {
  const { db, github, config, live, now, onFault } = parts
  const running = new Map<string, Running>()
  const detailRequests = new Map<string, number>()

  async function connect(team: TeamRow) {
    if (team.githubOwner === null || team.githubNumber === null)
      throw new Invalid('This team has no GitHub project yet. Name one in Settings.')
    const token = (await findToken(db.read, team.id)) ?? config.githubToken
    if (!token)
      throw new Invalid('There is no token to read GitHub with. Give the team one in Settings.')
    const address = { owner: team.githubOwner, number: team.githubNumber }
    return { connection: github.connect({ token }), address }
  }

  async function run(
    team: TeamRow,
    address: ProjectAddress,
    { connection, progress, startedAt }: Running,
  ) {
    try {
      const onProgress = () => live.publish('sync', team.id)
      const { isChanged } = await readBoard(
        { db, connection, now, snapshot: parts.snapshot, progress, onProgress },
        team,
        address,
      )
      if (isChanged)
        for (const topic of ['board', 'sprints', 'team'] as const) live.publish(topic, team.id)
      if (await readBeside({ db, connection, now }, team, isChanged)) live.publish('board', team.id)
      detailRequests.set(team.id, connection.counts().details)
    } catch (error) {
      if (!(error instanceof Refusal)) onFault?.(error)
      const message = error instanceof Refusal ? error.message : ownFault
      await saveFailure(team.id, startedAt, connection, message)
    }
  }

  async function saveFailure(
    teamId: string,
    startedAt: number,
    connection: Connection,
    error: string,
  ) {
    const { requests, timelines } = connection.counts()
    await clearStaging(db, teamId, pause)
    await db.write(async tx => {
      const last = await findSync(tx, teamId)
      await saveSync(tx, {
        teamId,
        state: 'failed',
        startedAt,
        finishedAt: now(),
        lastReadFrom: last?.lastReadFrom ?? null,
        lastReadAt: last?.lastReadAt ?? null,
        lastFullReadAt: last?.lastFullReadAt ?? null,
        lastReconcileAt: last?.lastReconcileAt ?? null,
        requests,
        timelineRequests: timelines,
        items: last?.items ?? 0,
        changes: 0,
        warnings: [],
        error,
      })
    })
  }

  async function begin(teamId: string): Promise<Running> {
    const team = await getTeam(db.read, teamId)
    const { connection, address } = await connect(team)
    const other = running.get(team.id)
    if (other && isSameProject(other.team, team)) return other
    if (other) {
      await other.ended.catch(() => undefined)
      return begin(teamId)
    }
    const mine: Running = {
      team,
      startedAt: now(),
      progress: { done: 0, total: 0 },
      connection,
      ended: Promise.resolve(),
    }
    running.set(team.id, mine)
    live.publish('sync', team.id)
    mine.ended = inTurn(db, team.id, () => run(team, address, mine)).finally(() => {
      running.delete(team.id)
      live.publish('sync', team.id)
    })
    // Whoever waits for the end hears of a failure; nobody must.
    mine.ended.catch(error => onFault?.(error))
    return mine
  }

  async function status(teamId: string): Promise<Sync> {
    const row = await findSync(db.read, teamId)
    const present = running.get(teamId)
    return present ? runningSync(present, row) : endedSync(row, detailRequests.get(teamId) ?? null)
  }

  const board: Board = {
    connect,
    status,
    async start(teamId) {
      const team = await getTeam(db.read, teamId)
      const present = running.get(team.id)
      // A read of the project before comes to nothing: the one asked for follows it.
      if (present && !isSameProject(present.team, team)) await board.restart(teamId)
      else await begin(teamId)
      return status(teamId)
    },
    async restart(teamId) {
      const present = running.get(teamId)
      if (!present) await begin(teamId)
      else void present.ended.finally(() => begin(teamId)).catch(error => onFault?.(error))
    },
    async syncTeam(teamId) {
      const { ended } = await begin(teamId)
      await ended
      return status(teamId)
    },
    async syncAll() {
      const teams = await listTeamRows(db.read)
      // The demo's board is no board of the real GitHub; it is read when somebody asks.
      for (const team of teams.filter(({ isDemo }) => !isDemo)) {
        const isReadable = await connect(team).then(
          () => true,
          () => false,
        )
        if (isReadable) await board.syncTeam(team.id)
      }
    },
  }
  return board
}

const iso = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString())

function runningSync({ startedAt, progress, connection }: Running, row: SyncRow | undefined): Sync {
  const { requests, timelines, details } = connection.counts()
  return {
    state: 'running',
    startedAt: iso(startedAt),
    finishedAt: null,
    lastReadAt: iso(row?.lastReadAt),
    progress: { ...progress },
    requests,
    timelineRequests: timelines,
    detailRequests: details,
    items: row?.items ?? 0,
    changes: 0,
    warnings: [],
    error: null,
  }
}

function endedSync(row: SyncRow | undefined, detailRequests: number | null): Sync {
  return {
    state: row?.state ?? 'never',
    startedAt: iso(row?.startedAt),
    finishedAt: iso(row?.finishedAt),
    lastReadAt: iso(row?.lastReadAt),
    progress: { done: row?.items ?? 0, total: row?.items ?? 0 },
    requests: row?.requests ?? 0,
    timelineRequests: row?.timelineRequests ?? 0,
    detailRequests,
    items: row?.items ?? 0,
    changes: row?.changes ?? 0,
    warnings: row?.warnings ?? [],
    error: row?.error ?? null,
  }
}

import { setImmediate as pause } from 'node:timers/promises'
import type { Db } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Sync } from '../contract/sync.ts'
import { databaseTrouble, Invalid, Refusal } from '../errors.ts'
import type { Connection, GitHub, ProjectAddress } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import type { Live } from '../live.ts'
import { isSameProject, type Snapshot } from '../store/board.ts'
import { clearStaging } from '../store/staging.ts'
import { findSync, saveSync } from '../store/syncs.ts'
import { getTeam, listTeamRows, type TeamRow } from '../store/teams.ts'
import { findToken, tokenTrouble } from '../store/tokens.ts'
import { makeVault, type Vault } from '../store/vault.ts'
import { followIssues } from './action-issue-states.ts'
import { readBeside } from './beside.ts'
import { defaultToken } from './default-token.ts'
import { readBoard } from './read-board.ts'
import {
  endedSync,
  failedRow,
  type Lately,
  nothingLately,
  type RunningRead,
  runningSync,
} from './sync-status.ts'
import { inTurn } from './turns.ts'

export type BoardParts = {
  db: Db
  github: GitHub
  /** Without `syncMinutes` nobody is promised a next read. */
  config: Pick<Config, 'githubToken'> & Partial<Pick<Config, 'syncMinutes'>>
  live: Live
  now: () => number
  /** Works out what a sprint keeps that was over when Knots first met it. */
  snapshot: Snapshot
  /** Opens the teams' tokens; without one only those that lie open can be used. */
  vault?: Vault
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
  /**
   * Reads the boards of all teams that have a project and a token, one after another. One that GitHub
   * keeps waiting is left for the first time after that.
   */
  syncAll(): Promise<void>
  /** How the last read went, or how far the present one is. */
  status(teamId: string): Promise<Sync>
  /** The way to a team's project, for a look at its fields. */
  connect(team: TeamRow): Promise<{ connection: Connection; address: ProjectAddress }>
}

type Running = RunningRead & {
  /** As it was when the read began. */
  team: TeamRow
  ended: Promise<void>
}

const ownFault = 'Something went wrong inside Knots while it read the board. Its log says what.'

export function makeBoard(parts: BoardParts): Board {
  const { db, github, config, live, now, onFault, vault = makeVault(null) } = parts
  const roundMs = (config.syncMinutes ?? 0) * 60_000
  const running = new Map<string, Running>()
  const lately = new Map<string, Lately>()
  let nextRoundAt: number | null = null

  async function connect(team: TeamRow) {
    if (team.githubOwner === null || team.githubNumber === null)
      throw new Invalid('This team has no GitHub project yet. Name one in Settings.')
    const token =
      (await findToken(db.read, vault, team.id)) ?? defaultToken(parts, team.githubOwner)
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
      const read = await readBoard(
        { db, connection, now, snapshot: parts.snapshot, progress, onProgress },
        team,
        address,
      )
      if (read.isChanged)
        for (const topic of ['board', 'sprints', 'team'] as const) live.publish(topic, team.id)
      if (await readBeside({ db, connection, now }, team, read)) live.publish('board', team.id)
      if (await followIssues({ db, connection }, team.id)) live.publish('actions', team.id)
      remember(team.id, connection, null)
    } catch (error) {
      if (!(error instanceof Refusal)) onFault?.(error)
      remember(team.id, connection, error)
      const message =
        error instanceof Refusal ? error.message : (databaseTrouble(error) ?? ownFault)
      await saveFailure(team.id, startedAt, connection, message)
    }
  }

  function remember(teamId: string, connection: Connection, error: unknown) {
    lately.set(teamId, {
      detailRequests: connection.counts().details,
      rateLimit: connection.rateLimit(),
      limitedUntil: error instanceof GitHubFailure ? error.retryAt : null,
    })
  }

  const isLimited = (teamId: string, at: number) => (lately.get(teamId)?.limitedUntil ?? 0) > at

  /** The first round in which this team has its turn. */
  function nextReadAt({ id, isDemo }: TeamRow): number | null {
    if (nextRoundAt === null || isDemo || roundMs === 0) return null
    let at = nextRoundAt
    while (isLimited(id, at)) at += roundMs
    return at
  }

  async function saveFailure(
    teamId: string,
    startedAt: number,
    connection: Connection,
    error: string,
  ) {
    await clearStaging(db, teamId, pause)
    await db.write(async tx => {
      const read = { startedAt, finishedAt: now(), connection, error }
      await saveSync(tx, failedRow(teamId, await findSync(tx, teamId), read))
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
    if (present) return runningSync(present, row)
    const team = await getTeam(db.read, teamId)
    const ended = endedSync(row, lately.get(teamId) ?? nothingLately, nextReadAt(team))
    // No read is begun that could tell of it.
    const error = team.githubOwner && (await tokenTrouble(db.read, vault, teamId))
    return error ? { ...ended, state: 'failed', error } : ended
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
        if (isReadable && !isLimited(team.id, now())) await board.syncTeam(team.id)
      }
      nextRoundAt = now() + roundMs
    },
  }
  return board
}

import { getTableName, is, Table } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import type { Db } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import type { Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import type { World } from '../../scripts/stand-in/world/types.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { type Board, type BoardParts, makeBoard } from '../../server/board/sync.ts'
import { createGitHub } from '../../server/github/client.ts'
import { freshDb } from '../support/db.ts'
import { teamRow } from '../support/rows.ts'

export type Setup = {
  db: Db
  standIn: StandIn
  board: Board
  /** Another board over the same GitHub and database, some of its parts others. */
  boardWith: (parts: Partial<BoardParts>) => Board
  teamId: string
  /** Topics published so far. */
  topics: string[]
  /** Milliseconds that the client has slept. */
  slept: number[]
  faults: unknown[]
}

type Given = {
  owner?: string
  number?: number
  token?: string
  db?: Db
  newer?: boolean
  enterprise?: boolean
  team?: Partial<typeof schema.teams.$inferInsert>
  parts?: Partial<BoardParts>
}

/** A team whose project is on a stand-in for GitHub, and the board that reads it. */
export async function setUp(world: World, given: Given = {}): Promise<Setup> {
  const { owner = 'harbour-works', number = 7, token = TOKENS.reads } = given
  const standIn = await startStandIn({
    world,
    newer: given.newer ?? true,
    enterprise: given.enterprise ?? false,
  })
  onTestFinished(() => standIn.close())
  const db = given.db ?? freshDb()
  const team = teamRow({ githubOwner: owner, githubNumber: number, ...given.team })
  await db.write(async tx => {
    await tx.insert(schema.teams).values(team)
  })
  const topics: string[] = []
  const slept: number[] = []
  const faults: unknown[] = []
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds)
  }
  const parts: BoardParts = {
    db,
    github: createGitHub({ apiUrl: standIn.url, now: world.now, sleep }),
    config: { githubToken: token },
    live: { publish: topic => void topics.push(topic), subscribe: () => () => undefined },
    now: world.now,
    snapshot: async (_read, _team, sprintId, at) => ({ figures: { sprintId, at }, items: [] }),
    onFault: error => void faults.push(error),
    ...given.parts,
  }
  const boardWith = (others: Partial<BoardParts>) => makeBoard({ ...parts, ...others })
  return { db, standIn, board: boardWith({}), boardWith, teamId: team.id, topics, slept, faults }
}

/** Every row of every table but those left out, for comparing the whole database. */
export async function contentOf(
  db: Db,
  without: string[] = [],
): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {}
  for (const table of Object.values(schema)) {
    if (!is(table, Table) || without.includes(getTableName(table))) continue
    content[getTableName(table)] = await db.read.select().from(table)
  }
  return content
}

/** The ledger as short lines, `title field value at source certainty`, in order of time. */
export async function ledgerOf(db: Db, made: Scenario): Promise<string[]> {
  const items = await db.read.select().from(schema.items)
  const sprints = await db.read.select().from(schema.sprints)
  const rows = await db.read.select().from(schema.changes)
  const clock = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(made.setup.timeZone)
      .toPlainDateTime()
      .toString()
      .slice(5, 16)
  return rows
    .filter(row => row.replacedBy === null)
    .sort((a, b) => a.at - b.at || a.id - b.id)
    .map(row => {
      const title = items.find(item => item.itemId === row.itemId)?.title
      const sprint = sprints.find(({ id }) => id === row.text)?.title
      const value = sprint ?? row.text ?? row.number
      const isSpan = row.certainty === 'bounded' && row.notBefore !== null
      const since = isSpan ? ` since ${clock(row.notBefore ?? 0)}` : ''
      return `${clock(row.at)} ${title}: ${row.field} ${value} (${row.certainty}${since}, ${row.source})`
    })
}

import { inArray, max } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db, Read } from '../../db/open.ts'
import { changes, teams } from '../../db/schema.ts'
import type { ExportedTeam, TeamImport } from '../contract/team-export.ts'
import { Conflict } from '../errors.ts'
import { type ExportedName, exportedNames, exportedTables } from './export-tables.ts'
import type { ReadExport, Row } from './import-team-read.ts'
import { namedFirst } from './import-team-references.ts'
import { isFreeForTeams } from './slug.ts'

const rowsAtOnce = 2000
const idsAtOnce = 500

/** What an export holds, as it is shown before and after it is brought in. */
export function summaryOf({ head, team, rows }: ReadExport, applied: boolean): TeamImport {
  const { id, slug, name } = team
  return {
    team: { id, slug, name },
    knots: head.knots,
    exportedAt: head.exportedAt,
    sprints: rows.sprints.length,
    people: rows.people.filter(({ isForgotten }) => isForgotten !== true).length,
    items: rows.items.length,
    actions: rows.actions.length,
    meetings: rows.meetings.length,
    changes: rows.changes.length,
    applied,
  }
}

/** Writes an export that was read and looked through as a new team: all of it or nothing. */
export async function importTeam(db: Db, read: ReadExport, now: number): Promise<void> {
  await db.write(async tx => {
    await refuseTaken(tx, read)
    await tx.insert(teams).values(teamRow(read.team, now))
    for (const name of exportedNames) {
      const { table } = exportedTables[name]
      const rows = await rowsToWrite(tx, name, read.rows[name])
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await tx.insertRows(table as SQLiteTable, rows.slice(from, from + rowsAtOnce))
    }
  })
}

/** Throws where something of the export is in this Knots already, so that it cannot be written. */
export async function refuseTaken(read: Read, { team, rows }: ReadExport): Promise<void> {
  const others = await read.select({ id: teams.id, slug: teams.slug, name: teams.name }).from(teams)
  const same = others.find(({ id }) => id === team.id)
  if (same)
    throw new Conflict(
      `This team is in this Knots already, as ${same.name}. An export comes into a Knots once; to look at it as it was then, start another Knots with an empty data folder.`,
    )
  // A team is found by its address and by its id: neither may be either one of another team.
  const taken = new Set(others.flatMap(({ id, slug }) => [id, slug]))
  if (taken.has(team.slug) || taken.has(team.id) || !isFreeForTeams(team.slug))
    throw new Conflict(
      `The address /${team.slug} belongs to another team here. Bring the export into a Knots without that team.`,
    )
  if (others.some(({ name }) => asSpoken(name) === asSpoken(team.name)))
    throw new Conflict(
      `There is already a team called ${team.name}. Give that one another name first.`,
    )
  for (const name of exportedNames) {
    if (name !== 'changes') await refuseTakenIds(read, name, rows[name])
  }
}

async function refuseTakenIds(read: Read, name: ExportedName, rows: readonly Row[]) {
  const { table } = exportedTables[name]
  const { id } = table as unknown as { id?: SQLiteColumn }
  if (id === undefined) return
  for (let from = 0; from < rows.length; from += idsAtOnce) {
    const ids = rows.slice(from, from + idsAtOnce).map(row => row.id)
    const [taken] = await read.select({ id }).from(table).where(inArray(id, ids)).limit(1)
    if (taken)
      throw new Conflict(
        `Another team of this Knots has the row ${String(taken.id)} of ${name}, so this export was changed by hand or belongs to it. Bring it into a Knots with an empty data folder.`,
      )
  }
}

const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

function teamRow(team: ExportedTeam, now: number): typeof teams.$inferInsert {
  const { average, retro, github, ...same } = team
  return {
    ...same,
    // Whoever brings it in says who may see it here.
    isPublic: false,
    averageMethod: average.method,
    averageLast: average.last,
    retroFormat: retro.format,
    retroIsAnonymous: retro.isAnonymous,
    retroVotes: retro.votesEach,
    retroAreTotalsLive: retro.areTotalsLive,
    retroSkips: retro.skips,
    githubOwner: github?.owner ?? null,
    githubNumber: github?.number ?? null,
    createdAt: now,
  }
}

/** In an order in which each row finds those that it names. */
async function rowsToWrite(read: Read, name: ExportedName, rows: Row[]): Promise<Row[]> {
  if (name === 'cards') return namedFirst(name, rows, 'parentId')
  if (name === 'changes') return namedFirst(name, await renumbered(read, rows), 'replacedBy')
  if (name === 'writes') return rows.map(calledOff)
  return rows
}

/** The ledger's numbers are this database's own: they follow those that are there, in the same order. */
async function renumbered(read: Read, rows: Row[]): Promise<Row[]> {
  const [last] = await read.select({ id: max(changes.id) }).from(changes)
  const inOrder = rows.toSorted((a, b) => Number(a.id) - Number(b.id))
  const first = (last?.id ?? 0) + 1
  const numbers = new Map<unknown, number>(inOrder.map(({ id }, index) => [id, first + index]))
  return inOrder.map(row => ({
    ...row,
    id: numbers.get(row.id),
    replacedBy: row.replacedBy === null ? null : numbers.get(row.replacedBy),
  }))
}

/** What waited to be written to GitHub was asked for elsewhere: Knots writes nothing that nobody asked it for. */
function calledOff(row: Row): Row {
  if (row.state !== 'waiting') return row
  return { ...row, state: 'cancelled', finishedAt: row.finishedAt ?? row.askedAt }
}

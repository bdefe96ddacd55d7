import { getTableName, is, Table } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'

/** What is kept, table by table; each row a line that two databases can be compared by. */
export type State = Map<string, string[]>

/** Rows of the read itself: how it went, and what it puts aside while it is under way. */
const notState = new Set(['syncs', 'staging', 'staged_seen', 'staged_changes'])
/** Random or counted, so never the same twice, and times of reads: those of what was read are compared. */
const notCompared: Record<string, string[]> = {
  teams: ['revision'],
  changes: ['id', 'notBefore', 'recordedAt'],
  closes: ['id', 'at'],
  item_details: ['readAt'],
}

type Row = Record<string, unknown>

/** All that a read keeps, with teams and sprints under their own names and rows of the ledger by what they say. */
export async function stateOf(db: Db): Promise<State> {
  const sprints = await db.read.select().from(schema.sprints)
  const teams = await db.read.select().from(schema.teams)
  const names = [
    ...teams.map(({ id, slug }) => [id, `team ${slug}`] as const),
    ...sprints.map(({ id, number }) => [id, `sprint ${number}`] as const),
  ]
  const state: State = new Map()
  for (const table of Object.values(schema)) {
    if (!is(table, Table) || notState.has(getTableName(table))) continue
    const name = getTableName(table)
    const rows: Row[] =
      table === schema.closes ? await lastCloses(db) : await db.read.select().from(table)
    if (table === schema.items) rows.filter(isGone).forEach(forgetPlace)
    const byId = new Map(rows.map((row: Row) => [row.id, row]))
    const line = (row: Row): string =>
      JSON.stringify({
        ...Object.fromEntries(
          Object.entries(row).filter(([column]) => !notCompared[name]?.includes(column)),
        ),
        ...(row.replacedBy ? { replacedBy: line(byId.get(row.replacedBy) ?? {}) } : {}),
      })
    const told = rows.map(line).map(text => named(text, names))
    state.set(name, told.sort())
  }
  return state
}

const isGone = ({ isPresent }: Row) => isPresent === false

/** Where on the board an item stood when it left depends on when that was seen. */
function forgetPlace(row: Row) {
  row.position = null
}

/** As kept by a close, beside where on the board the item stood and which sprint it was in when it was read. */
type KeptItem = { itemId: string; called: object }

/** Of several closes of a sprint the last one holds. */
async function lastCloses(db: Db): Promise<Row[]> {
  const rows = await db.read.select().from(schema.closes).orderBy(schema.closes.at)
  return [...new Map(rows.map(row => [row.sprintId, row])).values()].map(row => {
    const kept = row.items as { items: KeptItem[] }
    const items = kept.items
      .map(item => ({ ...item, called: { ...item.called, sprintId: null } }))
      .sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
    return { ...row, items: { ...kept, items } }
  })
}

const named = (text: string, names: (readonly [string, string])[]) =>
  names.reduce((told, [id, name]) => told.replaceAll(id, name), text)

/** Lines that only one of two states has, with the table they are in; none when they are the same. */
export function differencesOf(one: State, other: State): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap(table => {
    const [here, there] = [one.get(table) ?? [], other.get(table) ?? []]
    return [
      ...without(here, there).map(line => `- ${table} ${line}`),
      ...without(there, here).map(line => `+ ${table} ${line}`),
    ]
  })
}

/** Lines of the first list that the second lacks; one that stands twice must stand there twice. */
function without(lines: string[], others: string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter(line => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

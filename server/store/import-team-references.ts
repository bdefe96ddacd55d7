import { getTableColumns, getTableName } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { actions, changes, closes, commitments, teamEvents, writes } from '../../db/schema.ts'
import { type ExportedName, exportedNames, exportedTables } from './export-tables.ts'
import { type ExportedRows, others, type Row, refuse } from './import-team-read.ts'

type Reference = { field: string; to: ExportedName | 'teams'; id: unknown }

/**
 * Refuses rows that name a team, a sprint, a person or any other row outside of the document, and rows of which the
 * document has two: each must stand for one row of its own team.
 */
export async function refuseForeignRows(teamId: string, rows: ExportedRows): Promise<void> {
  const known = idsOf(teamId, rows)
  for (const name of exportedNames) {
    const referencesIn = referencesOf(name)
    const keysIn = keysOf(name)
    const seen = keysIn.map(() => new Set<string>())
    for (const [index, row] of rows[name].entries()) {
      for (const { field, to, id } of referencesIn(row)) {
        if (id === null || id === undefined || known[to]?.has(id)) continue
        const what = to === 'teams' ? 'team' : `row of ${to}`
        const message = `It names a ${what} that this export does not hold`
        refuse([{ path: `${name}.${index}.${field}`, message }])
      }
      for (const [which, keyOf] of keysIn.entries()) {
        const key = keyOf(row)
        if (key !== null && seen[which]?.has(key))
          refuse([{ path: `${name}.${index}`, message: 'The export holds this row twice' }])
        if (key !== null) seen[which]?.add(key)
      }
      if (index % 5000 === 4999) await others()
    }
  }
  for (const [name, field] of namingEachOther) namedFirst(name, rows[name], field)
}

function idsOf(teamId: string, rows: ExportedRows) {
  const known: Partial<Record<ExportedName | 'teams', Set<unknown>>> = { teams: new Set([teamId]) }
  for (const name of exportedNames) {
    if ('id' in getTableColumns(exportedTables[name].table))
      known[name] = new Set(rows[name].map(row => row.id))
  }
  return known
}

/** The name of the field in which a column stands. */
function fieldOf(column: SQLiteColumn): string {
  const found = Object.entries(getTableColumns(column.table)).find(([, one]) => one === column)
  if (!found) throw new Error(`No field holds ${column.name}`)
  return found[0]
}

const byTableName = new Map<string, ExportedName>(
  exportedNames.map(name => [getTableName(exportedTables[name].table), name]),
)

function referencesOf(name: ExportedName): (row: Row) => Reference[] {
  const { foreignKeys } = getTableConfig(exportedTables[name].table)
  const keys = foreignKeys.flatMap(key => {
    const { columns, foreignTable } = key.reference()
    const to = byTableName.get(getTableName(foreignTable)) ?? ('teams' as const)
    return columns.map(column => ({ field: fieldOf(column as SQLiteColumn), to }))
  })
  const loose = looseReferences[name] as ((row: Row) => Reference[]) | undefined
  return row => [
    ...keys.map(({ field, to }) => ({ field, to, id: row[field] })),
    ...(loose?.(row) ?? []),
  ]
}

/** What makes a row of a table that one and no other, from its keys and unique indices. */
function keysOf(name: ExportedName): ((row: Row) => string | null)[] {
  const { columns, primaryKeys, indexes } = getTableConfig(exportedTables[name].table)
  const unique = indexes.filter(({ config }) => config.unique)
  const groups = [
    columns.filter(({ primary }) => primary),
    ...primaryKeys.map(key => key.columns),
    ...unique.map(({ config }) => config.columns as SQLiteColumn[]),
  ].filter(group => group.length > 0)
  return groups.map(group => {
    const fields = group.map(column => fieldOf(column as SQLiteColumn))
    return row => {
      const values = fields.map(field => row[field])
      return values.includes(null) ? null : JSON.stringify(values)
    }
  })
}

/** Within their own table; another row of it is written before those that name it here. */
const namingEachOther = [
  ['cards', 'parentId'],
  ['changes', 'replacedBy'],
] as const

/** Rows of one table that name each other, those named first. */
export function namedFirst(name: ExportedName, rows: readonly Row[], field: string): Row[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  const placed = new Set<Row>()
  for (const row of rows) {
    const climbed = new Set<Row>()
    for (let one: Row | undefined = row; one && !placed.has(one); one = byId.get(one[field])) {
      if (climbed.has(one))
        refuse([{ path: name, message: `Rows name each other in a circle by ${field}` }])
      climbed.add(one)
    }
    for (const one of [...climbed].reverse()) placed.add(one)
  }
  return [...placed]
}

const person = (field: string, id: unknown): Reference => ({ field, to: 'people', id })
const people = (field: string, ids: readonly string[] | null | undefined): Reference[] =>
  (ids ?? []).map((id, index) => person(`${field}.${index}`, id))

/** Ids that stand in columns without a foreign key, and within JSON. */
const looseReferences: { [Name in ExportedName]?: (row: never) => Reference[] } = {
  availability: ({ enteredBy }: { enteredBy: string | null }) => [person('enteredBy', enteredBy)],
  commitments: ({ pressedBy, people: asked }: typeof commitments.$inferSelect) => [
    person('pressedBy', pressedBy),
    ...asked.map(({ personId }, index) => person(`people.${index}.personId`, personId)),
  ],
  closes: ({ closedBy, figures }: typeof closes.$inferSelect) => [
    person('closedBy', closedBy),
    ...people('figures.blanks', (figures as { blanks?: string[] }).blanks),
  ],
  amendments: ({ by }: { by: string | null }) => [person('by', by)],
  outsideDecisions: ({ decidedBy }: { decidedBy: string | null }) => [
    person('decidedBy', decidedBy),
  ],
  adjustments: ({ madeBy }: { madeBy: string | null }) => [person('madeBy', madeBy)],
  teamEvents: ({ personIds }: typeof teamEvents.$inferSelect) => people('personIds', personIds),
  actions: ({ ownerIds }: typeof actions.$inferSelect) => people('ownerIds', ownerIds),
  changes: ({ field, text }: typeof changes.$inferSelect) =>
    field === 'sprint' ? [{ field: 'text', to: 'sprints', id: text }] : [],
  writes: ({ field, from, to, askedBy }: typeof writes.$inferSelect) => [
    person('askedBy', askedBy),
    ...(field === 'sprint'
      ? ([
          { field: 'from', to: 'sprints', id: from },
          { field: 'to', to: 'sprints', id: to },
        ] as const)
      : []),
  ],
}

import { ExportedTeam, exportFormat, TeamExport } from '../contract/team-export.ts'
import { isTimeZone } from '../domain/calendar.ts'
import { Invalid, Refusal } from '../errors.ts'
import { type ExportedName, exportedNames, exportedTables } from './export-tables.ts'

export type Row = Record<string, unknown>
export type ExportedRows = Record<ExportedName, Row[]>

/** An export whose every row is what its table takes. Whether rows belong together is another question. */
export type ReadExport = { head: TeamExport; team: ExportedTeam; rows: ExportedRows }

export type Issue = { path: string; message: string }

const mostIssues = 20
const rowsAtOnce = 1000

/** Lets everything else that waits go first. */
export const others = () => new Promise<void>(resolve => setImmediate(resolve))

/** Refuses a document in words, with where in it the first things are wrong. */
export function refuse(issues: readonly Issue[]): void {
  const [first] = issues
  if (!first) return
  const told = issues.slice(0, mostIssues)
  const more = issues.length > 1 ? ' There is more that is wrong.' : ''
  const message = `This export cannot be brought in. ${first.path}: ${first.message}.${more}`
  throw new Refusal(400, 'invalid', message.replaceAll('..', '.'), { issues: told })
}

/** Reads a document of any kind as an export; others are answered between its parts. */
export async function readExport(document: unknown): Promise<ReadExport> {
  const head = readHead(document)
  const team = readTeam(head)
  const rows = {} as ExportedRows
  for (const name of exportedNames) rows[name] = await readRows(name, head[name])
  return { head, team, rows }
}

function readHead(document: unknown): TeamExport {
  const { data, error } = TeamExport.safeParse(document)
  const given = document as { format?: unknown } | null
  if (typeof given?.format === 'number' && given.format > exportFormat)
    throw new Invalid(
      `This export was written by a newer Knots (layout ${given.format}; this one reads ${exportFormat}). Update this Knots first.`,
      'format',
    )
  if (error && given !== null && typeof given === 'object' && 'knots' in given)
    throw new Invalid(
      'This export was written by a Knots whose exports could not be brought in yet. Update that Knots and export again.',
      error.issues[0]?.path.join('.'),
    )
  if (error)
    throw new Invalid(
      'This is no export of Knots. Choose the file that “Everything as JSON” gave, unchanged.',
      error.issues[0]?.path.join('.'),
    )
  return data
}

type Found = { issues: readonly { path: readonly PropertyKey[]; message: string }[] }

const asIssues = ({ issues }: Found, before: string): Issue[] =>
  issues.map(({ path, message }) => ({ path: [before, ...path].join('.'), message }))

function readTeam(head: TeamExport): ExportedTeam {
  const { data, error } = ExportedTeam.safeParse(head.team)
  if (error) refuse(asIssues(error, 'team'))
  if (!data) throw new Error('A team without issues was not read')
  if (!isTimeZone(data.timeZone))
    refuse([{ path: 'team.timeZone', message: `Knots knows no time zone ${data.timeZone}` }])
  return data
}

async function readRows(name: ExportedName, given: unknown): Promise<Row[]> {
  if (!Array.isArray(given)) refuse([{ path: name, message: 'This list is missing' }])
  const list = given as unknown[]
  const { row } = exportedTables[name]
  const rows: Row[] = []
  for (const [index, one] of list.entries()) {
    const { data, error } = row.safeParse(one)
    if (error) refuse(asIssues(error, `${name}.${index}`))
    rows.push(data as Row)
    if (index % rowsAtOnce === rowsAtOnce - 1) await others()
  }
  return rows
}

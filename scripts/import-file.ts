import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Config } from '../server/config.ts'
import type { Problem } from '../server/contract/common.ts'
import type { ImportChange, ImportRequest, ImportResult } from '../server/contract/import.ts'
import type { Teams } from '../server/contract/team.ts'
import { csvColumns } from '../server/minutes/csv-row.ts'
import { decodeText } from '../server/minutes/decode.ts'
import { type Ask, openKnots } from './ask.ts'
import { type AskedExport, bringExport, documentIn } from './import-export.ts'

const usage = `npm run import -- --team SLUG FILE [--dry-run] [--meeting-day 2026-06-18] [--renumber]
npm run import -- EXPORT.json [--dry-run]

Imports meeting minutes (text or Markdown), or a CSV of sprints with the columns
${csvColumns.join(',')}. Or brings in the export
of a team from another Knots. With --dry-run nothing is saved.`

/** A reason not to import, for the person at the command line. */
class Stop extends Error {}

/** The command: reads the file, imports it and says what came of it. Returns the exit code. */
export async function importFile(
  args: string[],
  config: Config,
  print: (line: string) => void,
): Promise<number> {
  try {
    const asked = await readArguments(args)
    const knots = await openKnots(config)
    try {
      const lines =
        'document' in asked
          ? await bringExport(knots.ask, asked)
          : report(await send(knots.ask, asked))
      for (const line of lines) print(line)
      return 0
    } finally {
      await knots.close()
    }
  } catch (error) {
    print(error instanceof Error ? error.message : String(error))
    return 1
  }
}

type Asked = { team: string; kind: 'minutes' | 'sprints'; request: ImportRequest }

async function readArguments(args: string[]): Promise<Asked | AskedExport> {
  const { values, positionals } = parse(args)
  const [file] = positionals
  if (file && positionals.length === 1 && !values.team && /\.json$/i.test(file))
    return { document: await documentIn(file), dryRun: values['dry-run'] ?? false }
  if (!values.team || !file || positionals.length > 1) throw new Stop(usage)
  const text = await textOf(file)
  const [first = ''] = text.split('\n', 1)
  const isCsv = /\.csv$/i.test(file) || (/first ?day/i.test(first) && /last ?day/i.test(first))
  const { 'dry-run': dryRun = false, renumber = false, 'meeting-day': meetingDay } = values
  return {
    team: values.team,
    kind: isCsv ? 'sprints' : 'minutes',
    request: { text, dryRun, renumber, ...(meetingDay && { meetingDay }) },
  }
}

function parse(args: string[]) {
  const options = {
    team: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'meeting-day': { type: 'string' },
    renumber: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n\n${usage}`)
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return decodeText(await readFile(file))
  } catch (error) {
    throw new Stop(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

async function send(ask: Ask, { team, kind, request }: Asked): Promise<ImportResult> {
  const address = `/api/teams/${encodeURIComponent(team)}/import/${kind}`
  const { status, json } = await ask('POST', address, request)
  if (status === 200) return json as ImportResult
  const { message, code, issues = [] } = json as Problem
  if (status === 404) throw new Stop(await noSuchTeam(ask, team))
  const hint = code === 'meeting-day-needed' ? ' Add --meeting-day 2026-06-18.' : ''
  const lines = issues.filter(({ path }) => path.startsWith('line ')).slice(1)
  const more = lines.map(issue => `${issue.path}: ${issue.message}`)
  throw new Stop([`${message}${hint}`, ...more].join('\n'))
}

async function noSuchTeam(ask: Ask, team: string): Promise<string> {
  const { teams } = (await ask('GET', '/api/teams')).json as Teams
  const known = teams.map(({ slug }) => slug).join(', ')
  return known === ''
    ? `There is no team ${team}, and no other. Start Knots and make one on its first page.`
    : `There is no team ${team}. There are: ${known}.`
}

/** What an import made, changed and left, with all that a person should look at. */
function report(result: ImportResult): string[] {
  const { sprints, people, actions, retrospectives, warnings, conflicts } = result
  return [
    count('sprint', 'sprints', sprints),
    count('person', 'people', people),
    count('action', 'actions', actions),
    `Retrospectives: ${retrospectives.length}`,
    ...warnings.map(({ line, message }) => `Line ${line}: ${message}`),
    ...conflicts.map(
      ({ line, what, inKnots, inText }) =>
        `Line ${line}: ${what} was edited in Knots and stays as it is there: ${shown(inKnots)}. The text says: ${shown(inText)}.`,
    ),
    ...(result.renumbering.length > 0 && !result.isRenumbered
      ? ['The numbers of the sprints do not follow their days. --renumber counts them anew.']
      : []),
    result.applied
      ? result.hasChanges
        ? 'Imported.'
        : 'Everything was there already; nothing was changed.'
      : 'Nothing was saved. Leave out --dry-run to import.',
  ]
}

function count(one: string, several: string, things: { change: ImportChange }[]): string {
  const of = (change: ImportChange) => things.filter(thing => thing.change === change).length
  const word = things.length === 1 ? one : several
  return `${things.length} ${word}: ${of('new')} new, ${of('changed')} changed, ${of('same') + of('kept')} as they are`
}

function shown(value: string | number | null): string {
  return value === null ? 'nothing' : JSON.stringify(value)
}

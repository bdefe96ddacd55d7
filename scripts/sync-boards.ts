import { parseArgs } from 'node:util'
import type { Config } from '../server/config.ts'
import type { Problem } from '../server/contract/common.ts'
import type { Sync } from '../server/contract/sync.ts'
import type { Team, Teams } from '../server/contract/team.ts'
import { type Ask, openKnots } from './ask.ts'

const usage = `npm run sync [-- --team SLUG]

Reads the GitHub project of a team, or of every team that has one, through the running Knots or
without one.`

/** Where the command writes: whole lines, and one line that is written over while a board is read. */
export type Output = { print: (line: string) => void; progress: (line: string) => void }

export type SyncBoardsOptions = Output & {
  sleep: (milliseconds: number) => Promise<void>
  /** Another way to Knots than the one that the settings lead to. */
  open?: (config: Config) => Promise<{ ask: Ask; close: () => Promise<void> }>
}

const lookAgainMilliseconds = 250

/** The command: reads the boards one after another and says what came of it. Returns the exit code. */
export async function syncBoards(
  args: string[],
  config: Config,
  { open = openKnots, ...options }: SyncBoardsOptions,
): Promise<number> {
  try {
    const slug = readArguments(args)
    const knots = await open(config)
    try {
      let failures = 0
      for (const team of await teamsToRead(knots.ask, slug))
        if (!(await syncTeam(knots.ask, team, options))) failures += 1
      return failures === 0 ? 0 : 1
    } finally {
      await knots.close()
    }
  } catch (error) {
    options.print(error instanceof Error ? error.message : String(error))
    return 1
  }
}

function readArguments(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { team: { type: 'string' } } }).values.team
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`)
  }
}

async function teamsToRead(ask: Ask, slug: string | undefined): Promise<Team[]> {
  const { teams } = (await ask('GET', '/api/teams')).json as Teams
  const wanted = teams.filter(team => (slug === undefined ? team.github : team.slug === slug))
  if (wanted.length > 0) return wanted
  if (slug === undefined)
    throw new Error('No team has a GitHub project yet. Start Knots and connect one in Settings.')
  const known = teams.map(team => team.slug).join(', ') || 'none'
  throw new Error(`There is no team ${slug}. There are: ${known}.`)
}

async function syncTeam(
  ask: Ask,
  team: Team,
  { print, progress, sleep }: SyncBoardsOptions,
): Promise<boolean> {
  const path = `/api/teams/${team.slug}/sync`
  const begun = await ask('POST', path)
  if (begun.status !== 202) {
    print(`${team.name}: ${(begun.json as Problem).message}`)
    return false
  }
  let sync = begun.json as Sync
  while (sync.state === 'running') {
    progress(`${team.name} ${bar(sync.progress)}`)
    await sleep(lookAgainMilliseconds)
    sync = (await ask('GET', path)).json as Sync
  }
  progress('')
  for (const line of report(team, sync)) print(line)
  return sync.state === 'ok'
}

const barLength = 30

function bar({ done, total }: Sync['progress']): string {
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const full = Math.round(share * barLength)
  return `[${'#'.repeat(full)}${'.'.repeat(barLength - full)}] ${done} of ${total || '?'} items`
}

const several = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

function report(team: Team, sync: Sync): string[] {
  if (sync.error !== null) return [`${team.name}: ${sync.error}`]
  const took = (Date.parse(sync.finishedAt ?? '') - Date.parse(sync.startedAt ?? '')) / 1000
  const requests = several(sync.requests, 'request')
  const timelines = sync.timelineRequests > 0 ? ` and ${sync.timelineRequests} for timelines` : ''
  const details = sync.detailRequests ? `, ${sync.detailRequests} for details` : ''
  return [
    `${team.name}: ${several(sync.items, 'item')} read, ${several(sync.changes, 'change')} written, ${requests}${timelines}${details}, ${took.toFixed(1)} s`,
    ...sync.warnings.map(warning => `  ${warning}`),
  ]
}

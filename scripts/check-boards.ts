import type { Config } from '../server/config.ts'
import type { Problem } from '../server/contract/common.ts'
import type { CheckFinding, GithubCheck } from '../server/contract/github-check.ts'
import type { Team, Teams } from '../server/contract/team.ts'
import { type Ask, openKnots } from './ask.ts'

export type CheckBoardsOptions = {
  print: (line: string) => void
  /** Another way to Knots than the one that the settings lead to. */
  open?: (config: Config) => Promise<{ ask: Ask; close: () => Promise<void> }>
}

const signs: Record<CheckFinding['state'], string> = {
  ok: 'ok',
  info: '-',
  warning: '!',
  missing: 'MISSING',
}

/** The command: says for one team, or all with a project, what works with GitHub. Returns the exit code. */
export async function checkBoards(
  args: string[],
  config: Config,
  { print, open = openKnots }: CheckBoardsOptions,
): Promise<number> {
  const knots = await open(config)
  try {
    const teams = await teamsToCheck(knots.ask, args[0])
    let isGood = true
    for (const team of teams) if (!(await checkTeam(knots.ask, team, print))) isGood = false
    return isGood ? 0 : 1
  } catch (error) {
    print(error instanceof Error ? error.message : String(error))
    return 1
  } finally {
    await knots.close()
  }
}

async function teamsToCheck(ask: Ask, slug: string | undefined): Promise<Team[]> {
  const { teams } = (await ask('GET', '/api/teams')).json as Teams
  const wanted = teams.filter(team => (slug === undefined ? team.github : team.slug === slug))
  if (wanted.length > 0) return wanted
  if (slug === undefined)
    throw new Error('No team has a GitHub project yet. Start Knots and connect one in Settings.')
  const known = teams.map(team => team.slug).join(', ') || 'none'
  throw new Error(`There is no team ${slug}. There are: ${known}.`)
}

async function checkTeam(ask: Ask, team: Team, print: (line: string) => void): Promise<boolean> {
  const { owner, number } = team.github ?? {}
  print(owner === undefined ? `${team.name}:` : `${team.name}, project ${number} of ${owner}:`)
  const answer = await ask('GET', `/api/teams/${team.slug}/github/check`)
  if (answer.status !== 200) {
    print(`  ${(answer.json as Problem).message}`)
    return false
  }
  const { findings, isReadable } = answer.json as GithubCheck
  for (const { about, state, text, mend } of findings) {
    print(`  ${signs[state].padEnd(8)}${about.padEnd(13)}${text}`)
    if (mend) print(`${' '.repeat(23)}${mend}`)
  }
  print(isReadable ? '  The board can be read.' : '  The board cannot be read as it should.')
  return isReadable
}

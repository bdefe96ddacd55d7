import { describe, expect, onTestFinished, test } from 'vitest'
import type { Ask } from '../../scripts/ask.ts'
import { checkBoards } from '../../scripts/check-boards.ts'
import { badGateway } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .repository('harbour')
  .repository('vault', { isPrivate: true })
  .sprint('Sprint 1', { firstDay: '2026-06-15' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides', { repository: 'harbour' }).estimate(5).moveTo('Sprint 1')
    team.issue('b', 'Charts', { repository: 'vault' })
  })

type Given = { token?: string; enterprise?: boolean; environment?: Record<string, string> }

async function start({ token = TOKENS.reads, enterprise = false, environment }: Given = {}) {
  const clock = testClock('2026-06-17T12:00:00Z')
  const player = made.play()
  player.advanceTo(clock.now())
  const standIn = await startStandIn({ world: player.world, enterprise })
  onTestFinished(() => standIn.close())
  const github = createGitHub({ apiUrl: standIn.url, now: clock.now, sleep: async () => undefined })
  const knots = await buildTestApp({
    clock,
    github,
    environment: { ...(token && { GITHUB_TOKEN: token }), ...environment },
  })
  const ask: Ask = async (method, path) => {
    const answer = await (method === 'GET' ? knots.get(path) : knots.post(path))
    return { status: answer.statusCode, json: answer.json() }
  }
  const addTeam = (name: string, number?: number) =>
    knots.post('/api/teams', {
      name,
      timeZone: 'Europe/Berlin',
      ...(number && { github: { owner: 'harbour-works', number } }),
    })
  const lines: string[] = []
  const run = (...args: string[]) =>
    checkBoards(args, knots.config, {
      print: line => void lines.push(line),
      open: async () => ({ ask, close: async () => undefined }),
    })
  /** The line about something, and what stands below it. */
  const about = (what: string) => {
    const at = lines.findIndex(line => new RegExp(`^  \\S+ +${what} `).test(line))
    const below = lines[at + 1]?.startsWith('        ') ? [lines[at + 1]?.trim()] : []
    return at < 0 ? undefined : [lines[at]?.replace(/\s+/g, ' ').trim(), ...below]
  }
  return { run, lines, about, addTeam, standIn }
}

describe('checking GitHub', () => {
  test('with a good token says what works', async () => {
    const { run, about, lines, addTeam } = await start()
    await addTeam('Fleet', 7)
    expect(await run()).toBe(0)
    expect(lines[0]).toBe('Fleet, project 7 of harbour-works:')
    expect(about('token')).toEqual([
      'ok token GitHub accepts the token from GITHUB_TOKEN: a classic token of knots-reader.',
    ])
    expect(about('permissions')).toEqual([
      'ok permissions The token has the scopes read:org, read:project, repo.',
    ])
    expect(about('fields')).toEqual([
      'ok fields Found: points in “Story Points”, sprints in “Sprint” (1 iteration), status in “Status”.',
    ])
    expect(about('items')).toEqual(['ok items All of 2 items can be read.'])
    expect(about('history')).toEqual(['ok history When work was done can be read.'])
    expect(about('details')).toEqual(['ok details Reviews and dependencies can be read.'])
    expect(about('writing')).toEqual([
      '- writing Knots may read only, and needs no more.',
      'To let Knots write, add the scope project at https://github.com/settings/tokens; the token’s owner must have write access to the project.',
    ])
    expect(about('webhooks')?.[0]).toBe(
      '- webhooks None are taken: GITHUB_WEBHOOK_SECRET is not set. Knots reads the board every 5 minutes.',
    )
    expect(about('limit')?.[0]).toMatch(
      /^ok limit \d+ of 5000 points are left until \d\d:\d\d UTC\.$/,
    )
    expect(about('host')).toEqual(['ok host The host has everything that Knots can make use of.'])
    expect(lines.at(-1)).toBe('  The board can be read.')
  })

  test('with a token that may write says so', async () => {
    const { run, about, addTeam } = await start({ token: TOKENS.writes })
    await addTeam('Fleet', 7)
    expect(await run('fleet')).toBe(0)
    expect(about('writing')).toEqual([
      'ok writing Knots may write to the project; it asks before it does.',
    ])
  })

  test('without a scope for projects says which to add', async () => {
    const { run, about, lines, addTeam } = await start({ token: TOKENS.withoutScope })
    await addTeam('Fleet', 7)
    expect(await run()).toBe(1)
    expect(about('permissions')).toEqual([
      'MISSING permissions The token has the scopes repo, but not read:project.',
      'Give the token the scopes read:project and, for private repositories, repo at https://github.com/settings/tokens.',
    ])
    expect(about('project')?.[0]).toMatch(/^MISSING project The token lacks the scope read:project/)
    expect(lines.at(-1)).toBe('  The board cannot be read as it should.')
  })

  test('without the private repositories counts what is hidden', async () => {
    const { run, about, addTeam } = await start({ token: TOKENS.withoutRepositories })
    await addTeam('Fleet', 7)
    expect(await run()).toBe(0)
    expect(about('items')).toEqual([
      '! items Of 2 items, 1 is hidden from the token and counted as without points.',
      'Add the scope repo at https://github.com/settings/tokens.',
    ])
  })

  test('with a fine-grained token tries what GitHub does not list', async () => {
    const { run, about, addTeam } = await start({ token: TOKENS.fineGrained })
    await addTeam('Fleet', 7)
    expect(await run()).toBe(0)
    expect(about('token')?.[0]).toContain('a fine-grained token of knots-reader')
    expect(about('permissions')?.[0]).toMatch(/^- permissions GitHub does not list/)
    expect(about('project')?.[0]).toMatch(/^ok project/)
  })

  test('with a fine-grained token without projects says what to grant', async () => {
    const { run, about, addTeam } = await start({ token: TOKENS.fineGrainedWithoutProjects })
    await addTeam('Fleet', 7)
    expect(await run()).toBe(1)
    expect(about('project')?.join(' ')).toMatch(/^MISSING project .*permission Projects/)
  })

  test('with a bad token says how to make another, and never prints it', async () => {
    const token = 'ghp_this_is_no_good'
    const { run, about, lines, addTeam } = await start({ token })
    await addTeam('Fleet', 7)
    expect(await run()).toBe(1)
    expect(about('token')).toEqual([
      'MISSING token GitHub does not accept the token: it is mistyped, expired or revoked. Paste a new one.',
      'Make a new token at https://github.com/settings/tokens (classic: read:project, repo) and paste it in Settings, or set GITHUB_TOKEN.',
    ])
    expect(lines.join('\n')).not.toContain(token)
  })

  test('with a project that cannot be seen says both reasons', async () => {
    const { run, about, addTeam } = await start()
    await addTeam('Fleet', 99)
    expect(await run()).toBe(1)
    expect(about('project')?.join(' ')).toMatch(/There is no project 99 .* Check owner and number/)
  })

  test('of an Enterprise Server without limits names what it lacks', async () => {
    const { run, about, addTeam } = await start({ enterprise: true })
    await addTeam('Fleet', 7)
    expect(await run()).toBe(0)
    expect(about('limit')).toEqual(['ok limit This host limits nobody, or does not say.'])
    expect(about('host')?.[0]).toBe(
      '- host This host lacks archived items in lists, the organisation’s issue fields, the history of statuses, running filters (Knots runs those of views itself), dependencies between issues. Knots does without.',
    )
  })

  test('of a busy GitHub names what could not be tried', async () => {
    const { run, about, addTeam, standIn } = await start()
    standIn.faults.when(({ query }) => query.includes('KnotsDetails'), badGateway)
    await addTeam('Fleet', 7)
    expect(await run()).toBe(0)
    expect(about('details')?.[0]).toMatch(/^! details GitHub could not answer in time/)
  })
})

describe('the command', () => {
  test('without a project, a token or such a team says what to do', async () => {
    const { run, lines, addTeam } = await start({ token: '' })
    expect(await run()).toBe(1)
    await addTeam('Loose')
    expect(await run('loose')).toBe(1)
    expect(await run('nobody')).toBe(1)
    await addTeam('Fleet', 7)
    expect(await run('fleet')).toBe(1)
    expect(lines).toContain(
      'No team has a GitHub project yet. Start Knots and connect one in Settings.',
    )
    expect(lines).toContain('There is no team nobody. There are: loose.')
    expect(lines.join('\n')).toContain('This team has no GitHub project yet.')
    expect(lines.join('\n')).toContain('There is no token to read GitHub with.')
  })
})

import { expect, onTestFinished, test } from 'vitest'
import type { Ask } from '../../scripts/ask.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { syncBoards } from '../../scripts/sync-boards.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp } from '../support/app.ts'
import { settle, testClock } from '../support/clock.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-06-15' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1')
    team.issue('b', 'Charts')
  })

/** Lets others work between two looks. */
async function severalTurns() {
  for (let turn = 0; turn < 50; turn += 1) await settle()
}

/** An app that has a GitHub to read, and the command run against it. */
async function start(token: string = TOKENS.reads) {
  const clock = testClock('2026-06-17T12:00:00Z')
  const player = made.play()
  player.advanceTo(clock.now())
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const github = createGitHub({ apiUrl: standIn.url, now: clock.now, sleep: async () => undefined })
  const knots = await buildTestApp({ clock, github, environment: { GITHUB_TOKEN: token } })
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
  const bars: string[] = []
  const run = (...args: string[]) =>
    syncBoards(args, knots.config, {
      print: line => void lines.push(line),
      progress: line => void bars.push(line),
      sleep: severalTurns,
      open: async () => ({ ask, close: async () => undefined }),
    })
  return { run, lines, bars, addTeam }
}

test('every team with a project is read, with a bar and a summary', async () => {
  const { run, lines, bars, addTeam } = await start()
  await addTeam('Fleet', 7)
  await addTeam('Loose')
  expect(await run()).toBe(0)
  expect(lines).toEqual([
    'Fleet: 2 items read, 6 changes written, 2 requests, 1 for details, 0.0 s',
  ])
  expect(bars[0]).toBe('Fleet [..............................] 0 of ? items')
  expect(bars.at(-1)).toBe('')
})

test('one team that fails makes the command fail, and the others are read all the same', async () => {
  const { run, lines, addTeam } = await start()
  await addTeam('Adrift', 99)
  await addTeam('Fleet', 7)
  expect(await run()).toBe(1)
  expect(lines[0]).toContain('Adrift: There is no project 99 of harbour-works')
  expect(lines[1]).toContain('Fleet: 2 items read')
})

test('a team can be named; one without a project is told so', async () => {
  const { run, lines, addTeam } = await start()
  await addTeam('Fleet', 7)
  await addTeam('Loose')
  expect(await run('--team', 'loose')).toBe(1)
  expect(lines).toEqual(['Loose: This team has no GitHub project yet. Name one in Settings.'])
  expect(await run('--team', 'fleet')).toBe(0)
  expect(lines).toHaveLength(2)
})

test('a name that is none, and a board that nobody connected, end in a sentence', async () => {
  const { run, lines, addTeam } = await start()
  expect(await run()).toBe(1)
  await addTeam('Loose')
  expect(await run('--team', 'fleet')).toBe(1)
  expect(await run('--what')).toBe(1)
  expect(lines[0]).toBe(
    'No team has a GitHub project yet. Start Knots and connect one in Settings.',
  )
  expect(lines[1]).toBe('There is no team fleet. There are: loose.')
  expect(lines[2]).toContain("Unknown option '--what'")
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured, type Server, serving } from './child.ts'
import { fillDatabase } from './fill.ts'
import type { Load } from './load.ts'
import { count, type Line, median, printTable } from './numbers.ts'

const TODAY = Date.parse('2026-06-24T12:00:00Z')

type Size = { teams: number; sprints: number; items: number; rounds: number; milliseconds: number }

async function timed(url: string): Promise<{ ms: number; body: string }> {
  const began = performance.now()
  const response = await fetch(url)
  const body = await response.text()
  if (!response.ok) throw new Error(`${url} gave ${response.status}: ${body}`)
  return { ms: performance.now() - began, body }
}

function addresses(team: number, sprints: number): Record<string, string> {
  const mark = `x${String(team).padStart(2, '0')}x`
  const base = `/api/teams/team-${mark}`
  return {
    sprint: `${base}/sprints/s${mark}${sprints - 1}`,
    'closed sprint': `${base}/sprints/s${mark}${sprints - 2}`,
    velocity: `${base}/velocity`,
    'burn-down': `${base}/sprints/s${mark}${sprints - 1}/burndown`,
  }
}

/** The answers people wait for, on a large database, beside a route that only sends the same bytes. */
export async function benchAnswers(size: Size): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'knots-bench-'))
  try {
    const file = join(folder, 'knots.sqlite')
    const began = performance.now()
    await fillDatabase(file, { ...size, today: TODAY })
    console.log(`  (filled in ${((performance.now() - began) / 1000).toFixed(1)} s)`)
    await compare(file, size)
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Rate = { perSecond: number; cpuMicroseconds: number }

/** How many answers a second, and what each takes of the processor of the process that gives it. */
async function rateOf(server: Server, path: string, milliseconds: number): Promise<Rate> {
  const before = await server.cpuMs()
  const load = await measured<Load>('./load.ts', [server.url + path, String(milliseconds)])
  const cpuMs = (await server.cpuMs()) - before
  return { perSecond: load.perSecond, cpuMicroseconds: (cpuMs * 1000) / load.requests }
}

function warmLines(what: string, ours: Rate[], theirs: Rate[]): Line[] {
  const of = (rates: Rate[], key: keyof Rate) => median(rates.map(rate => rate[key]))
  return [
    {
      what,
      unit: 'per second',
      ours: of(ours, 'perSecond'),
      theirs: of(theirs, 'perSecond'),
      aim: 'at least 0.5',
    },
    {
      what: `${what}, processor time of each`,
      unit: 'µs',
      ours: of(ours, 'cpuMicroseconds'),
      theirs: of(theirs, 'cpuMicroseconds'),
      aim: 'at most 2',
    },
  ]
}

async function compare(file: string, size: Size): Promise<void> {
  const knots = await serving('./serve-knots.ts', [file, String(TODAY)])
  const cold = await firstAnswers(knots.url, size)
  const bare = await serving('./serve-bare.ts', [], cold.bodies)
  const bareCold = await firstAnswers(bare.url, { ...size, teams: 1 })
  const lines: Line[] = []
  for (const [what, path] of Object.entries(addresses(0, size.sprints))) {
    const ours: Rate[] = []
    const theirs: Rate[] = []
    for (let round = 0; round < size.rounds; round += 1) {
      theirs.push(await rateOf(bare, path, size.milliseconds))
      ours.push(await rateOf(knots, path, size.milliseconds))
    }
    const kib = (cold.bodies[path]?.length ?? 0) / 1024
    lines.push(...warmLines(`${what}, ${kib.toFixed(0)} KiB`, ours, theirs))
  }
  await bare.end()
  await knots.end()
  const items = count(size.teams * size.items)
  const title = `${size.teams} teams of ${size.sprints} sprints, ${items} items`
  const sides: [string, string] = ['Knots', 'bare route']
  printTable(`${title}: warm, median of ${size.rounds}`, sides, lines)
  printTable(
    `${title}: the first answer of each team, median`,
    sides,
    Object.keys(addresses(0, size.sprints)).map(what => ({
      what,
      unit: 'ms',
      ours: median(cold.times[what] ?? []),
      theirs: median(bareCold.times[what] ?? []),
      aim: '',
    })),
  )
}

/** Asks every team once for everything, in a process that has not answered before. */
async function firstAnswers(url: string, { teams, sprints }: Size) {
  const times: Record<string, number[]> = {}
  const bodies: Record<string, string> = {}
  await fetch(`${url}/api/health`)
  for (let team = 0; team < teams; team += 1) {
    for (const [what, path] of Object.entries(addresses(team, sprints))) {
      const { ms, body } = await timed(url + path)
      times[what] = [...(times[what] ?? []), ms]
      if (team === 0) bodies[path] = body
    }
  }
  return { times, bodies }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Server, serving } from './child.ts'
import { fillDatabase } from './fill.ts'
import { count, type Line, median, printTable } from './numbers.ts'

const TODAY = Date.parse('2026-06-24T12:00:00Z')
/** What a forecast may take on the server. */
const LIMIT_MS = 50

type Size = { teams: number; sprints: number; items: number; rounds: number }

/** What the page asks, and what takes longest: work that never ends plays every sprint anybody looks ahead to. */
const QUESTIONS: Record<string, string> = {
  'sprints for the backlog': '/forecast?backlog=true',
  'the same, growing': '/forecast?backlog=true&growth=true',
  'sprints for a label': '/forecast?label=hull',
  'work that never ends': '/forecast?points=100000',
  'the same, growing as well': '/forecast?points=100000&growth=true',
  'points in ten sprints': '/forecast?sprints=10',
  'points by a day in a year': '/forecast?day=2027-06-24',
}

type Taken = { ms: number; cpuMs: number }

async function asked(server: Server, path: string): Promise<Taken> {
  const before = await server.cpuMs()
  const began = performance.now()
  const response = await fetch(server.url + path)
  const body = await response.text()
  if (!response.ok) throw new Error(`${path} gave ${response.status}: ${body}`)
  const ms = performance.now() - began
  return { ms, cpuMs: (await server.cpuMs()) - before }
}

/** Forecasts on a large database: each asked once of each team, so that none is a kept answer. */
export async function benchForecasts(size: Size): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'knots-bench-'))
  try {
    const file = join(folder, 'knots.sqlite')
    await fillDatabase(file, { ...size, today: TODAY })
    const times = new Map<string, Taken[]>()
    for (let round = 0; round < size.rounds; round += 1) await askAll(file, size, times)
    print(size, times)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Of every second team nothing was asked before, of the others the velocity page. */
async function askAll(file: string, size: Size, times: Map<string, Taken[]>): Promise<void> {
  const knots = await serving('./serve-knots.ts', [file, String(TODAY)])
  await fetch(`${knots.url}/api/health`)
  const told = async (what: string, path: string) =>
    times.set(what, [...(times.get(what) ?? []), await asked(knots, path)])
  for (let team = 0; team < size.teams; team += 1) {
    const mark = `x${String(team).padStart(2, '0')}x`
    const base = `/api/teams/team-${mark}`
    if (team % 2 === 0) await told('the first of all of a team', `${base}/forecast?points=200`)
    else await asked(knots, `${base}/velocity`)
    for (const [what, query] of Object.entries(QUESTIONS)) await told(what, base + query)
    await told(
      'end of the running sprint',
      `${base}/sprints/s${mark}${size.sprints - 1}/projection`,
    )
  }
  await knots.end()
}

function print({ teams, sprints, items }: Size, times: ReadonlyMap<string, Taken[]>): void {
  const lines = [...times].flatMap(([what, told]): Line[] => {
    const line = { unit: 'ms', theirs: LIMIT_MS, aim: 'at most 1' }
    return [
      { what, ours: median(told.map(({ ms }) => ms)), ...line },
      { what: `${what}, processor time`, ours: median(told.map(({ cpuMs }) => cpuMs)), ...line },
    ]
  })
  const title = `${teams} teams of ${sprints} sprints, ${count(teams * items)} items`
  printTable(`${title}: forecasts, none asked before`, ['Knots', 'limit'], lines)
}

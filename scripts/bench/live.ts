import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured, type Server, serving } from './child.ts'
import { fillDatabase } from './fill.ts'
import type { LiveResult } from './live-clients.ts'
import { count, type Line, median, printTable } from './numbers.ts'
import type { BareTeam } from './serve-live-bare.ts'

const TODAY = Date.parse('2026-06-24T12:00:00Z')

type Size = {
  people: number
  sprints: number
  items: number
  clients: number
  perSecond: number
  milliseconds: number
  rounds: number
}

type Run = LiveResult & { cpuMs: number; kib: number }

const shareOf = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN

async function get<Body>(url: string): Promise<Body> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} gave ${response.status}`)
  return (await response.json()) as Body
}

async function runOf(server: Server, sprint: string, size: Size): Promise<Run> {
  const before = await server.cpuMs()
  const args = [size.clients, size.perSecond, size.milliseconds].map(String)
  const result = await measured<LiveResult>('./live-clients.ts', [server.url, sprint, ...args])
  const cpuMs = (await server.cpuMs()) - before
  const answer = await fetch(`${server.url}${sprint}/availability`)
  return { ...result, cpuMs, kib: (await answer.text()).length / 1024 }
}

/** Many people fill in one team's matrix: how soon the others hear of each cell and see what it changes. */
export async function benchLive(size: Size): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'knots-bench-'))
  try {
    const file = join(folder, 'knots.sqlite')
    await fillDatabase(file, { ...size, teams: 1, today: TODAY })
    const runs: Runs = { knots: [], bare: [], pausing: [] }
    for (let round = 0; round < size.rounds; round += 1) await oneRound(file, size, runs)
    print(size, runs)
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Runs = { knots: Run[]; bare: Run[]; pausing: Run[] }

/** Each side from the same start: the writes of one round would be no news in the next. */
async function oneRound(file: string, size: Size, runs: Runs): Promise<void> {
  const sprint = `/api/teams/team-x00x/sprints/sx00x${size.sprints - 1}`
  const copy = `${file}-copy`
  await copyFile(file, copy)
  const knots = await serving('./serve-knots.ts', [copy, String(TODAY)])
  const team: BareTeam = {
    sprint,
    availability: await get(`${knots.url}${sprint}/availability`),
    capacity: await get(`${knots.url}${sprint}/capacity`),
  }
  for (const side of ['bare', 'pausing'] as const) {
    const server = await serving('./serve-live-bare.ts', side === 'pausing' ? ['pauses'] : [], team)
    runs[side].push(await runOf(server, sprint, size))
    await server.end()
  }
  runs.knots.push(await runOf(knots, sprint, size))
  await knots.end()
  for (const end of ['', '-wal', '-shm']) await rm(copy + end, { force: true })
}

function timeLines(what: string, key: 'saved' | 'notice' | 'figures', ours: Run[], theirs: Run[]) {
  const of = (runs: Run[], share: number) => median(runs.map(run => shareOf(run[key], share)))
  const shares: [string, number][] = [
    ['median', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ]
  return shares.map(
    ([name, share]): Line => ({
      what: `${what}, ${name}`,
      unit: 'ms',
      ours: of(ours, share),
      theirs: of(theirs, share),
      aim: key === 'figures' && name === 'p99' ? 'Knots below 1,000 ms' : '',
    }),
  )
}

function print(size: Size, { knots, bare, pausing }: Runs): void {
  const { clients, people, sprints, rounds } = size
  const title = `${count(clients)} clients on a team of ${people} people and ${sprints} sprints, ${size.perSecond} writes a second for ${size.milliseconds / 1000} s, nothing lost, median of ${rounds}`
  const of = (runs: Run[], key: 'writesPerSecond' | 'reads' | 'cpuMs') =>
    median(runs.map(run => run[key]))
  const lines = (theirs: Run[]): Line[] => {
    const line = (what: string, unit: string, key: 'writesPerSecond' | 'reads' | 'cpuMs') => ({
      what,
      unit,
      ours: of(knots, key),
      theirs: of(theirs, key),
      aim: '',
    })
    return [
      ...timeLines("from a write to the others' notice", 'notice', knots, theirs),
      ...timeLines('from a write to their refreshed figures', 'figures', knots, theirs),
      ...timeLines('from a write to its answer', 'saved', knots, theirs),
      line('writes', 'per second', 'writesPerSecond'),
      line('readings of availability and capacity', '', 'reads'),
      line('processor time of the server', 'ms', 'cpuMs'),
    ]
  }
  const kib = knots[0]?.kib.toFixed(0)
  printTable(`${title} (availability of ${kib} KiB)`, ['Knots', 'bare route'], lines(bare))
  printTable(
    'The same beside a bare route that, as Knots, tells a topic once in 200 ms',
    ['Knots', 'bare route'],
    lines(pausing),
  )
}

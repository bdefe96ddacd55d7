import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { seeded } from '../stand-in/scenario/random.ts'
import { callsTo } from './call.ts'
import { bareSettings, startKnots } from './knots-process.ts'
import { unsound } from './rows.ts'
import { type Span, type Writer, writeAll, writersOf } from './write-load.ts'
import { makeWriteTeam } from './write-team.ts'

export type BackupOptions = {
  seed: number
  /** How many are asked for by command, and for how many of the schedule is waited. */
  commands: number
  scheduled: number
  folder: string
}

export type BackupRun = { taken: number; restored: number; writes: number; problems: string[] }

/** What had been answered before a backup began, and what had been sent when it was there. */
type Taken = { file: string; spans: Span[]; by: 'command' | 'schedule' }

const program = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const [backup, restore, serve] = [
  program('../backup.ts'),
  program('../restore.ts'),
  program('./serve-backing-up.ts'),
]

/** Takes backups of a Knots that many write to at once, then restores each and looks for every write in it. */
export async function playBackups(options: BackupOptions): Promise<BackupRun> {
  const { folder } = options
  const data = join(folder, 'data')
  const run: BackupRun = { taken: 0, restored: 0, writes: 0, problems: [] }
  const target = { command: join(folder, 'by-command'), schedule: join(folder, 'by-schedule') }
  const settings = { KNOTS_BACKUP_FOLDER: target.schedule, KNOTS_BACKUP_KEEP: '1000' }
  const knots = await startKnots(data, settings, serve)
  const call = callsTo(knots.url)
  const writers = writersOf(await makeWriteTeam(call, Date.now()))
  for (const writer of writers) await writer.begin(call, join(data, 'knots.sqlite'))
  let isOver = false
  const writing = writeAll(writers, call, () => isOver)
  const takings = await Promise.all([
    byCommand(options, writers, data, target.command),
    bySchedule(options, writers, target.schedule),
  ])
  isOver = true
  for (const reason of await writing) run.problems.push(String(reason))
  await knots.stop()
  run.writes = writers.reduce((sum, { span }) => sum + span.answered, 0)
  for (const taken of takings.flat()) {
    run.taken += 1
    await restoreOne(taken, writers, join(folder, `restored-${run.taken}`), run)
  }
  return run
}

async function runScript(script: string, args: string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...bareSettings(''), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      output += chunk
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${output}`)
  return output
}

const answeredIn = (writers: Writer[]) => writers.map(({ span }) => span.answered)

const spansFrom = (answered: number[], writers: Writer[]): Span[] =>
  writers.map(({ span }, index) => ({ answered: answered[index] ?? 0, sent: span.sent }))

async function byCommand(
  { seed, commands }: BackupOptions,
  writers: Writer[],
  data: string,
  target: string,
): Promise<Taken[]> {
  const random = seeded(seed)
  const all: Taken[] = []
  while (all.length < commands) {
    await pause(random.next() * 2_000)
    const before = answeredIn(writers)
    const output = await runScript(backup, [target], {
      KNOTS_DATA: data,
      KNOTS_BACKUP_KEEP: '1000',
    })
    const [file = ''] = /^\S+\.sqlite/.exec(output) ?? []
    all.push({ file, spans: spansFrom(before, writers), by: 'command' })
  }
  return all
}

const lookEveryMs = 10

/** Nobody says when a backup of the schedule begins: what was answered before it was last not there, is in it. */
async function bySchedule(
  { scheduled }: BackupOptions,
  writers: Writer[],
  target: string,
): Promise<Taken[]> {
  const all: Taken[] = []
  mkdirSync(target, { recursive: true })
  const known = new Set(readdirSync(target))
  let before = answeredIn(writers)
  while (all.length < scheduled) {
    const names = readdirSync(target)
    const isUnderWay = names.some(name => name.endsWith('.half'))
    const arrived = names.filter(name => name.endsWith('.sqlite') && !known.has(name))
    for (const name of arrived) {
      known.add(name)
      all.push({ file: join(target, name), spans: spansFrom(before, writers), by: 'schedule' })
    }
    if (!isUnderWay) before = answeredIn(writers)
    await pause(lookEveryMs)
  }
  return all
}

async function restoreOne(
  { file, spans, by }: Taken,
  writers: Writer[],
  folder: string,
  run: BackupRun,
) {
  const find = (line: string) => run.problems.push(`${by} ${file}: ${line}`)
  mkdirSync(folder)
  await runScript(restore, [file], { KNOTS_DATA: folder })
  const restored = join(folder, 'knots.sqlite')
  for (const line of unsound(restored)) find(line)
  const knots = await startKnots(folder)
  const call = callsTo(knots.url)
  for (const [index, writer] of writers.entries()) {
    const span = spans[index] ?? writer.span
    for (const line of await writer.wrongIn(call, restored, span)) find(line)
  }
  const code = await knots.stop()
  if (code !== 0) find(`Knots on it ended with ${code}`)
  run.restored += 1
}

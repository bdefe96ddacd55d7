import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { seeded } from '../stand-in/scenario/random.ts'
import { callsTo } from './call.ts'
import { startKnots } from './knots-process.ts'
import { unsound } from './rows.ts'
import { type Writer, writeAll, writersOf } from './write-load.ts'
import { makeWriteTeam, type WriteTeam } from './write-team.ts'

export type WriteKillOptions = {
  seed: number
  kills: number
  /** An empty folder to work in. */
  folder: string
  onKill?: (kill: number, run: WriteKillRun) => void
}

export type WriteKillRun = {
  kills: number
  /** Writes that were answered, and those that were under way when the kill came. */
  answered: number
  underWay: number
  /** How many of those under way were there afterwards. */
  cameThrough: number
  problems: string[]
}

const longestLoadMs = 1_500
/** A folder that was written to for very long answers slowly: then begin with a fresh one. */
const killsOfAFolder = 20

/** Kills a Knots that many write to at once, at random moments, and after each start looks for every write. */
export async function playWriteKills(options: WriteKillOptions): Promise<WriteKillRun> {
  const { seed, kills, folder, onKill } = options
  const random = seeded(seed)
  const run: WriteKillRun = { kills: 0, answered: 0, underWay: 0, cameThrough: 0, problems: [] }
  const fresh = join(folder, 'fresh')
  const made = await makeFresh(fresh)
  while (run.kills < kills) {
    const data = join(folder, `from-${run.kills}`)
    cpSync(fresh, data, { recursive: true })
    const most = Math.min(kills, run.kills + killsOfAFolder)
    const waits = Array.from({ length: most - run.kills }, () => random.next() * longestLoadMs)
    await killInTurn(data, writersOf(made), waits, run, onKill)
    rmSync(data, { recursive: true })
  }
  return run
}

async function makeFresh(folder: string): Promise<WriteTeam> {
  const knots = await startKnots(folder)
  const made = await makeWriteTeam(callsTo(knots.url), Date.now())
  await knots.stop()
  return made
}

async function killInTurn(
  data: string,
  writers: Writer[],
  waits: number[],
  run: WriteKillRun,
  onKill: WriteKillOptions['onKill'],
) {
  const file = join(data, 'knots.sqlite')
  let knots = await startKnots(data)
  for (const writer of writers) await writer.begin(callsTo(knots.url), file)
  for (const wait of waits) {
    const call = callsTo(knots.url)
    let isKilled = false
    const before = total(writers)
    const writing = writeAll(writers, call, () => isKilled)
    await pause(wait)
    isKilled = true
    await knots.kill()
    for (const reason of await writing)
      if (!isBroken(reason)) run.problems.push(`kill ${run.kills}: ${reason}`)
    run.kills += 1
    run.answered += total(writers) - before
    const open = writers.filter(({ span }) => span.sent > span.answered)
    run.underWay += open.length
    for (const line of unsound(file)) run.problems.push(`kill ${run.kills}: ${line}`)
    knots = await startKnots(data)
    const after = callsTo(knots.url)
    for (const writer of writers) {
      const wrong = await writer.wrongIn(after, file, writer.span)
      for (const line of wrong) run.problems.push(`kill ${run.kills}: ${line}`)
      const { answered } = writer.span
      await writer.goOn(after, file)
      if (writer.span.answered > answered) run.cameThrough += 1
    }
    onKill?.(run.kills, run)
  }
  await knots.stop()
}

const total = (writers: Writer[]) => writers.reduce((sum, { span }) => sum + span.answered, 0)

/** The connection broke, as it must when its other end is killed. */
const isBroken = (reason: unknown) => reason instanceof TypeError && reason.cause !== undefined

import { type ChildProcess, fork } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { bigWorld } from '../stand-in/scenario/big.ts'
import { seeded } from '../stand-in/scenario/random.ts'
import { type StandIn, startStandIn } from '../stand-in/server.ts'
import { disorder } from './disorder.ts'
import { openReader } from './reader.ts'
import { differencesOf, type State, stateOf } from './state.ts'

export type KillRun = {
  kills: number
  /** Kills that left the state before the read, and those that came when the new one was kept. */
  before: number
  after: number
  /** Reads that ended before their kill came. */
  finished: number
  problems: string[]
}

export type KillOptions = { seed: number; kills: number; items: number; folder: string }

const reader = fileURLToPath(new URL('./read-once.ts', import.meta.url))
const hourMs = 60 * 60_000
const killsEach = 10

/**
 * Kills a process that reads the board at random moments, ten times for each state of the board; the
 * first ten during the first read. After each kill the database must be sound and hold the state before
 * the read or the one after it, whole; the next read goes on from what the killed one left. Then the read
 * is made once without a kill and compared with one that never met any.
 */
export async function playKills({ seed, kills, items, folder }: KillOptions): Promise<KillRun> {
  const { world, project } = bigWorld({ items })
  const standIn = await startStandIn({ world })
  const random = seeded(seed)
  const run: KillRun = { kills: 0, before: 0, after: 0, finished: 0, problems: [] }
  const [file, calm, kept] = ['killed', 'calm', 'kept'].map(name => join(folder, `${name}.sqlite`))
  if (!file || !calm || !kept) throw new Error('No file to work on')
  try {
    await makeTeam(standIn, file)
    copyFileSync(file, calm)
    for (let round = 0; run.kills < kills; round += 1) {
      copyFileSync(file, kept)
      const old = await stateIn(standIn, file)
      const usualMs = await readOnce(standIn, calm)
      const wanted = await stateIn(standIn, calm)
      for (let time = 0; time < killsEach && run.kills < kills; time += 1) {
        const isOver = await killOnce(standIn, file, random.next() * usualMs)
        if (isOver) run.finished += 1
        else run.kills += 1
        const isNew = check(run, file, { old, wanted, found: await stateIn(standIn, file), isOver })
        // What was read to its end leaves nothing to kill: begin before it again.
        if (isNew) copyFileSync(kept, file)
      }
      await readOnce(standIn, file)
      note(run, `round ${round}`, differencesOf(wanted, await stateIn(standIn, file)))
      const at = world.now() + hourMs
      world.now = () => at
      const changes = disorder(seed + round, 1 + Math.floor(items / 10))
      while (changes.next(world, project));
    }
    return run
  } finally {
    await standIn.close()
  }
}

function note(run: KillRun, what: string, differences: string[]) {
  if (differences.length > 0)
    run.problems.push(
      `${what}: ${differences.length} rows differ, ${differences[0]?.slice(0, 300)}`,
    )
}

type Found = { old: State; wanted: State; found: State; isOver: boolean }

/** What is read beside the board once that is kept, in writes of its own; the next read goes on with it. */
const beside = ['item_details', 'item_links', 'view_items', 'view_reads']
const boardOf = (state: State): State =>
  new Map([...state].filter(([table]) => !beside.includes(table)))

/** Says whether the board is the one after the read; of what is read beside it, only some may be there. */
function check(run: KillRun, file: string, { old, wanted, found, isOver }: Found): boolean {
  const database = new Database(file, { readonly: true })
  const sound = database.pragma('integrity_check', { simple: true })
  const orphans = database.pragma('foreign_key_check') as unknown[]
  database.close()
  if (sound !== 'ok' || orphans.length > 0)
    run.problems.push(`kill ${run.kills}: ${sound}, ${orphans.length} orphans`)
  const isNew = differencesOf(boardOf(wanted), boardOf(found)).length === 0
  if (isNew) note(run, `kill ${run.kills}`, notWanted(wanted, found))
  else note(run, `kill ${run.kills}`, differencesOf(old, found))
  if (!isOver && isNew) run.after += 1
  if (!isOver && !isNew) run.before += 1
  return isNew
}

/** Rows that an undisturbed read does not keep. */
const notWanted = (wanted: State, found: State) =>
  differencesOf(wanted, found).filter(line => line.startsWith('+'))

const at = ({ world }: StandIn) => String(world.now())

async function makeTeam(standIn: StandIn, file: string) {
  const { close } = await openReader(file, { apiUrl: standIn.url, now: standIn.world.now })
  await close()
}

async function stateIn(standIn: StandIn, file: string): Promise<State> {
  const { db, close } = await openReader(file, { apiUrl: standIn.url, now: standIn.world.now })
  const state = await stateOf(db)
  await close()
  return state
}

function begin(standIn: StandIn, file: string) {
  const child = fork(reader, [file, standIn.url, at(standIn)], {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return { child, gone }
}

/** The next thing that the process says; null when it ends before. */
function word(child: ChildProcess, gone: Promise<void>): Promise<string | null> {
  return Promise.race([
    new Promise<string>(resolve => child.once('message', message => resolve(String(message)))),
    gone.then(() => null),
  ])
}

/** Reads without a kill; says how long that took, the start of the process apart. */
async function readOnce(standIn: StandIn, file: string): Promise<number> {
  const { child, gone } = begin(standIn, file)
  await word(child, gone)
  const began = performance.now()
  const ended = await word(child, gone)
  const tookMs = performance.now() - began
  await gone
  if (ended !== 'done') throw new Error(`A read without a kill: ${ended ?? 'ended without a word'}`)
  return tookMs
}

/** Begins a read and kills it so much later; says whether it was over by then. */
async function killOnce(standIn: StandIn, file: string, afterMs: number): Promise<boolean> {
  const { child, gone } = begin(standIn, file)
  if ((await word(child, gone)) !== 'begun') throw new Error('A read did not begin')
  const isOver = await Promise.race([gone.then(() => true), pause(afterMs).then(() => false)])
  child.kill('SIGKILL')
  await gone
  return isOver
}

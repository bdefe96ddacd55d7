import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type FaultName, faultMixture } from '../stand-in/fault-mixture.ts'
import { type Fault, slow } from '../stand-in/faults.ts'
import { samlPartial } from '../stand-in/faults-partial.ts'
import { bigWorld } from '../stand-in/scenario/big.ts'
import { seeded } from '../stand-in/scenario/random.ts'
import { type StandIn, startStandIn } from '../stand-in/server.ts'
import { disorder } from './disorder.ts'
import { openReader, patienceMs, type Reader } from './reader.ts'
import { differencesOf, type State, stateOf } from './state.ts'

export type MixtureRun = {
  /** What differs from the undisturbed read; nothing when all is well. */
  differences: string[]
  /** Reads that were begun until one came through, and why those before it did not. */
  reads: number
  failures: string[]
  faults: (FaultName | 'no answer' | 'items kept back' | 'board changed')[]
}

/** `withSilence`: some requests get no answer, which takes as long as the client's patience. */
export type Seeded = { seed: number; withSilence?: boolean }

const hourMs = 60 * 60_000
const mostReads = 20

/** An undisturbed first read, as a file to begin from, and what it keeps. */
export type Calm = { file: string; state: State; items: number }

type Playing = { standIn: StandIn; reader: Reader; later: () => void }

async function play<Result>(
  file: string,
  items: number,
  work: (playing: Playing) => Promise<Result>,
): Promise<Result> {
  const { world } = bigWorld({ items })
  const standIn = await startStandIn({ world })
  const reader = await openReader(file, { apiUrl: standIn.url, now: () => world.now() })
  const later = () => {
    const at = world.now() + hourMs
    world.now = () => at
  }
  try {
    return await work({ standIn, reader, later })
  } finally {
    await reader.close()
    await standIn.close()
  }
}

async function readCalmly({ board, teamId }: Reader) {
  const sync = await board.syncTeam(teamId)
  if (sync.state !== 'ok') throw new Error(`An undisturbed read failed: ${sync.error}`)
}

/** The board read once without any fault; `folder` is empty. */
export async function readInCalm(folder: string, items: number): Promise<Calm> {
  const file = join(folder, 'calm.sqlite')
  const state = await play(file, items, async ({ reader }) => {
    await readCalmly(reader)
    return stateOf(reader.db)
  })
  return { file, state, items }
}

/**
 * Reads a board under faults until a read comes through, then once more in calm, and compares with
 * undisturbed reads. Even seeds disturb the first read; odd ones a later one, while the board changes.
 */
export async function playMixture(asked: Seeded, calm: Calm, folder: string): Promise<MixtureRun> {
  const { seed } = asked
  const file = join(folder, `${seed}.sqlite`)
  if (seed % 2 === 0) {
    return play(file, calm.items, async playing => {
      const run = await readThroughFaults(asked, playing, () => undefined)
      playing.later()
      await readCalmly(playing.reader)
      return { ...run, differences: differencesOf(calm.state, await stateOf(playing.reader.db)) }
    })
  }
  const deeds = 1 + (seed % 12)
  const wanted = await changedInCalm(seed, deeds, calm, join(folder, `${seed}-calm.sqlite`))
  copyFileSync(calm.file, file)
  return play(file, calm.items, async playing => {
    const { standIn, reader, later } = playing
    const [project] = standIn.world.projects
    if (!project) throw new Error('The world has no project')
    const disorderly = disorder(seed, deeds)
    const change = () => disorderly.next(standIn.world, project)
    later()
    const run = await readThroughFaults(asked, playing, change)
    while (change()) run.faults.push('board changed')
    await readCalmly(reader)
    return { ...run, differences: differencesOf(wanted, await stateOf(reader.db)) }
  })
}

/** What is kept when the same changes are made before a read without faults. */
async function changedInCalm(seed: number, deeds: number, calm: Calm, file: string) {
  copyFileSync(calm.file, file)
  return play(file, calm.items, async ({ standIn: { world }, reader, later }) => {
    const [project] = world.projects
    const disorderly = disorder(seed, deeds)
    later()
    while (project && disorderly.next(world, project));
    await readCalmly(reader)
    return stateOf(reader.db)
  })
}

async function readThroughFaults(
  { seed, withSilence = false }: Seeded,
  { standIn, reader }: Playing,
  change: () => boolean | undefined,
): Promise<Omit<MixtureRun, 'differences'>> {
  const random = seeded(seed + 1_000_000)
  const { world, faults } = standIn
  const faultsMet: MixtureRun['faults'] = []
  const { fault, drawn } = faultMixture(seed, { now: () => world.now() })
  const hidden = random.chance(0.3) ? [random.pick(world.projects[0]?.items ?? []).id] : []
  const silentAt = withSilence && random.chance(0.1) ? random.whole(1, 12) : 0
  const mixture: Fault = async (received, usual) => {
    const isPage = typeof received.variables.after === 'string'
    if (isPage && random.chance(0.4) && change()) faultsMet.push('board changed')
    if (received.index === silentAt) {
      faultsMet.push('no answer')
      return slow(pause(patienceMs + 500))(received, usual)
    }
    const isItems = /KnotsItems\b|KnotsItemsById/.test(received.query)
    if (hidden.length > 0 && isItems && random.chance(0.5)) {
      faultsMet.push('items kept back')
      return samlPartial(hidden)(received, usual)
    }
    return fault(received, usual)
  }
  faults.when(() => true, mixture)
  const failures: string[] = []
  for (let reads = 1; reads <= mostReads; reads += 1) {
    const { state, error } = await reader.board.syncTeam(reader.teamId)
    if (state === 'ok') {
      faults.clear()
      return { reads, failures, faults: [...faultsMet, ...drawn] }
    }
    failures.push(error ?? 'without a reason')
  }
  throw new Error(`No read came through in ${mostReads}: ${failures.at(-1)}`)
}

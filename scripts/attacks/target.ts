import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { callsTo } from '../faults/call.ts'
import { type KnotsProcess, startKnots } from '../faults/knots-process.ts'
import { makeWriteTeam, type WriteTeam } from '../faults/write-team.ts'
import { type Described, type Document, describe } from '../fuzz/operations.ts'
import { type Answer, type Sent, send } from '../fuzz/request.ts'

/** A real Knots with a team, to be attacked. */
export type Target = KnotsProcess & {
  folder: string
  made: WriteTeam
  described: Described
  ask(sent: Partial<Sent> & { url: string }): Promise<Answer>
  /** Whether a person still gets an answer, and how long that takes. */
  health(): Promise<{ ms: number; isWell: boolean }>
  /** Stops it and takes its folder away; what it printed that it should not have. */
  end(): Promise<string[]>
}

export type Outcome = {
  /** How many tries there were. */
  tries: number
  /** Those that got what they should not get. */
  successes: string[]
  /** What was measured, in words. */
  seen: string[]
}

/** `isShort`: a seeded part of it, a few seconds long. */
export type Attack = (options: { folder: string; isShort: boolean }) => Promise<Outcome>

export async function startTarget(
  parent: string,
  settings: Record<string, string> = {},
): Promise<Target> {
  const folder = mkdtempSync(join(parent, 'target-'))
  const knots = await startKnots(folder, settings)
  const made = await makeWriteTeam(callsTo(knots.url), Date.now())
  const ask: Target['ask'] = sent => send(knots.url, { method: 'GET', headers: {}, ...sent })
  const document = JSON.parse((await ask({ url: '/api/openapi.json' })).text) as Document
  return {
    ...knots,
    folder,
    made,
    described: withoutDemo(describe(document)),
    ask,
    async health() {
      const began = performance.now()
      // A connection of its own: one that was open before would tell nothing of new ones.
      const answer = await fetch(`${knots.url}/api/health`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(20_000),
      }).catch(() => null)
      await answer?.text()
      return { ms: performance.now() - began, isWell: answer?.status === 200 }
    },
    async end() {
      const code = await knots.stop()
      rmSync(folder, { recursive: true, force: true })
      const errors = knots
        .output()
        .split('\n')
        .filter(line => /"level":(?:50|60)/.test(line))
      return [...errors, ...(code === 0 ? [] : [`Knots ended with ${code}`])]
    },
  }
}

/** Making the demo team takes most of a minute, and what it answers is answered elsewhere too. */
const withoutDemo = ({ operations, resolve }: Described): Described => ({
  operations: operations.filter(({ name }) => name !== 'POST /api/demo'),
  resolve,
})

/** Plays on a target of its own; what it logged as an error is a success of the attack, too. */
export async function onTarget(
  folder: string,
  play: (target: Target, outcome: Outcome) => Promise<void>,
  settings: Record<string, string> = {},
): Promise<Outcome> {
  const outcome: Outcome = { tries: 0, successes: [], seen: [] }
  const target = await startTarget(folder, settings)
  try {
    await play(target, outcome)
    const { isWell } = await target.health()
    if (!isWell) outcome.successes.push('Knots does not answer any more')
  } finally {
    outcome.successes.push(...(await target.end()))
  }
  return outcome
}

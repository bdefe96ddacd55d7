import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type MixtureRun, playMixture, readInCalm } from './mixture-run.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    items: { type: 'string', default: '1000' },
  },
})
const [from, seeds, items] = [values.from, values.seeds, values.items].map(Number)
if (!from || !seeds || !items) throw new Error('--seeds, --from and --items are whole numbers')

const short = (line: string) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)
const parent = resolve('node_modules/.cache/knots-faults')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'mixtures-'))
const began = performance.now()
const runs: MixtureRun[] = []
let wrong = 0
try {
  const calm = await readInCalm(folder, items)
  for (let seed = from; seed < from + seeds; seed += 1) {
    const run = await playMixture({ seed, withSilence: true }, calm, folder)
    runs.push(run)
    if (run.differences.length > 0) {
      wrong += 1
      console.log(`Seed ${seed} differs:\n${run.differences.slice(0, 10).map(short).join('\n')}`)
    }
    if (runs.length % 20 === 0) console.log(`${runs.length} of ${seeds} seeds, ${wrong} differ`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const counted = (names: string[]) =>
  [...Map.groupBy(names, name => name)]
    .map(([name, all]) => `${String(all.length).padStart(6)}  ${name}`)
    .sort()
    .reverse()
    .join('\n')
const reads = runs.reduce((sum, run) => sum + run.reads, 0)
const inWords = (failure: string) => failure.replace(/\d{2}:\d{2} UTC|127\S+/g, '…')
console.log(`
${runs.length} seeds, ${items} items, ${Math.round((performance.now() - began) / 1000)} s
${reads} reads under faults, of which ${reads - runs.length} were given up and made again
faults:
${counted(runs.flatMap(run => run.faults))}
reads given up:
${counted(runs.flatMap(run => run.failures.map(inWords))) || '     0'}
states that differ from an undisturbed read: ${wrong}`)
if (wrong > 0) process.exitCode = 1

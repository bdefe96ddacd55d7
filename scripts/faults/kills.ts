import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { playKills } from './kill-run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    items: { type: 'string', default: '300' },
  },
})
const [seed, kills, items] = [values.from, values.kills, values.items].map(Number)
if (!seed || !kills || !items) throw new Error('--kills, --from and --items are whole numbers')

const parent = resolve('node_modules/.cache/knots-faults')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'kills-'))
const began = performance.now()
try {
  const run = await playKills({ seed, kills, items, folder })
  for (const problem of run.problems) console.log(problem)
  console.log(`${run.kills} kills, ${items} items, ${Math.round((performance.now() - began) / 1000)} s
${run.before} left the state before the read, ${run.after} came when the new one was kept already
${run.finished} reads were over before their kill and do not count
problems: ${run.problems.length}`)
  if (run.problems.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

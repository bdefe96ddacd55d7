import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { playWriteKills } from './write-kill-run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
  },
})
const [seed, kills] = [values.from, values.kills].map(Number)
if (!seed || !kills) throw new Error('--kills and --from are whole numbers')

const parent = resolve('node_modules/.cache/knots-faults')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'write-kills-'))
const began = performance.now()
try {
  const run = await playWriteKills({
    seed,
    kills,
    folder,
    onKill: (kill, { answered, problems }) => {
      if (kill % 20 === 0)
        console.log(`${kill} kills, ${answered} writes, ${problems.length} problems`)
    },
  })
  for (const problem of run.problems) console.log(problem)
  console.log(`${run.kills} kills, ${Math.round((performance.now() - began) / 1000)} s
${run.answered} writes were answered, and all of them must be there
${run.underWay} were under way when the kill came; ${run.cameThrough} of those were there afterwards, wholly
problems: ${run.problems.length}`)
  if (run.problems.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

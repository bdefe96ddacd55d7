import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { playBackups } from './backup-run.ts'

const { values } = parseArgs({
  options: {
    backups: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
  },
})
const [seed, backups] = [values.from, values.backups].map(Number)
if (!seed || !backups) throw new Error('--backups and --from are whole numbers')

const parent = resolve('node_modules/.cache/knots-faults')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'backups-'))
const began = performance.now()
try {
  const run = await playBackups({ seed, commands: backups, scheduled: backups, folder })
  for (const problem of run.problems) console.log(problem)
  console.log(`${run.writes} writes, ${Math.round((performance.now() - began) / 1000)} s
${run.taken} backups during them, by command and by schedule; ${run.restored} restored, started and looked through
problems: ${run.problems.length}`)
  if (run.problems.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

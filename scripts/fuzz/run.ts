import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Finding, playFuzz } from './fuzz-run.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
})
const [seed, requests] = [values.seed, values.requests].map(Number)
if (!seed || !requests) throw new Error('--seed and --requests are whole numbers')

function tell({ request, what, sent, answer, log }: Finding) {
  const cut = (text: string | undefined) => text?.slice(0, 1_000)
  console.log(`Seed ${seed}, request ${request}: ${what}
  ${sent.method} ${cut(sent.url)}
  ${cut(JSON.stringify(sent.headers))}
  ${cut(sent.body) ?? 'no body'}
  answered: ${answer}${log.map(line => `\n  log: ${cut(line)}`).join('')}`)
}

const parent = resolve('node_modules/.cache/knots-fuzz')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'run-'))
const began = performance.now()
try {
  const run = await playFuzz({ seed, requests, folder, onFinding: tell })
  const statuses = [...run.statuses].sort(([a], [b]) => a - b)
  console.log(`seed ${seed}: ${run.requests} requests, ${Math.round((performance.now() - began) / 1000)} s
answers: ${statuses.map(([status, count]) => `${status} ${count} times`).join(', ')}
never done: ${run.neverDone.join(', ') || 'none'}
slowest: ${Math.round(run.slowest.ms)} ms, ${run.slowest.sent.method} ${run.slowest.sent.url.slice(0, 200)}
findings: ${run.findings.length}`)
  if (run.findings.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

import { type ChildProcess, spawn } from 'node:child_process'

// The server starts anew with each change of its files; vite passes /api on to it.
const commands = [
  ['--watch', '--watch-preserve-output', 'server/main.ts'],
  ['node_modules/vite/bin/vite.js'],
]

const children: ChildProcess[] = commands.map(parts =>
  spawn(process.execPath, parts, { stdio: 'inherit' }),
)

let isEnding = false

/** One of the two is of little use without the other. */
function endAll() {
  if (isEnding) return
  isEnding = true
  for (const child of children) child.kill('SIGTERM')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endAll)
for (const child of children) child.on('exit', endAll)

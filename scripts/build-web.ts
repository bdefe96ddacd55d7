import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Everything that can change what the browser gets.
const sources = ['web', 'server/contract', 'server/domain', 'package-lock.json', 'vite.config.ts']

function newestIn(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    stat.mtimeMs,
  )
}

const built = 'dist/index.html'
const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0
const changedAt = Math.max(...sources.map(newestIn))

if (changedAt > builtAt) {
  console.log('Building the pages of Knots, once ...')
  const { build } = await import('vite')
  await build({ logLevel: 'warn', build: { reportCompressedSize: false } })
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bodies } from './bodies.ts'
import { connections } from './connections.ts'
import { files } from './files.ts'
import { headerFloods } from './floods.ts'
import { headers } from './headers.ts'
import { names } from './names.ts'
import { roles } from './roles.ts'
import { slowClients } from './slow.ts'
import { smuggling } from './smuggling.ts'
import type { Attack } from './target.ts'
import { texts } from './texts.ts'

const attacks: Record<string, Attack> = {
  headers,
  files,
  bodies,
  floods: headerFloods,
  slow: slowClients,
  smuggling,
  names,
  connections,
  texts,
  roles,
}

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const wanted = positionals.length > 0 ? positionals : Object.keys(attacks)

const parent = resolve('node_modules/.cache/knots-attacks')
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, 'run-'))
try {
  for (const name of wanted) {
    const attack = attacks[name]
    if (!attack) throw new Error(`There is ${Object.keys(attacks).join(', ')}, but no ${name}`)
    const began = performance.now()
    const own = mkdtempSync(join(folder, `${name}-`))
    const { tries, successes, seen } = await attack({ folder: own, isShort: values.short })
    const took = Math.round((performance.now() - began) / 1000)
    console.log(`${name}: ${tries} tries, ${successes.length} succeeded, ${took} s`)
    for (const line of seen) console.log(`  ${line}`)
    for (const line of new Set(successes)) console.log(`  SUCCEEDED ${line}`)
    if (successes.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

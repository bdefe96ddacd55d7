import { parseArgs } from 'node:util'
import { bigWorld } from './scenario/big.ts'
import { year } from './scenario/year/year.ts'
import { startStandIn } from './server.ts'
import type { World } from './world/types.ts'
import { TOKENS } from './world/world.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    scenario: { type: 'string', default: 'year' },
    items: { type: 'string', default: '10000' },
    today: { type: 'string', default: Temporal.Now.plainDateISO().toString() },
  },
})

function worldOf(scenario: string): World {
  if (scenario === 'big')
    return bigWorld({ items: Number(values.items), today: values.today }).world
  if (scenario !== 'year') throw new Error(`--scenario is "year" or "big", not "${scenario}"`)
  const { made } = year({ today: values.today })
  const player = made.play()
  player.advanceTo(made.instant(values.today, '14:00'))
  player.world.now = Date.now
  return player.world
}

const standIn = await startStandIn({ world: worldOf(values.scenario), port: Number(values.port) })
const [project] = standIn.world.projects
console.log(`The stand-in GitHub answers at ${standIn.url}
project  ${project?.owner.login} number ${project?.number}, ${project?.items.length} items
token    ${TOKENS.reads} (or ${TOKENS.writes})`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void standIn.close().then(() => process.exit(0)))
}

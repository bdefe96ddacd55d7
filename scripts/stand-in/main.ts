import { parseArgs } from 'node:util'
import { faultMixture } from './fault-mixture.ts'
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
    /** As an Enterprise Server of an older version. */
    enterprise: { type: 'boolean', default: false },
    /** The part of all requests that go wrong, as 0.2. */
    faults: { type: 'string', default: '0' },
    /** Where webhooks are delivered to, on this machine. */
    deliver: { type: 'string' },
    secret: { type: 'string', default: '' },
  },
})

function worldOf(scenario: string): World {
  if (scenario === 'big')
    return bigWorld({ items: Number(values.items), today: values.today }).world
  if (scenario !== 'year') throw new Error(`--scenario is "year" or "big", not "${scenario}"`)
  const { made } = year({ today: values.today })
  const player = made.play()
  player.advanceTo(made.instant(values.today, '14:00'))
  player.world.now = () => {
    player.advanceTo(Date.now())
    return Date.now()
  }
  return player.world
}

const world = worldOf(values.scenario)
const { enterprise, deliver: url, secret } = values
const standIn = await startStandIn({ world, port: Number(values.port), enterprise })
const share = Number(values.faults)
if (share > 0) standIn.faults.when(() => true, faultMixture(1, { share, now: world.now }).fault)
if (url) await standIn.webhooks({ url, secret }).ping()
const [project] = standIn.world.projects
console.log(`The stand-in GitHub answers at ${standIn.url}
project  ${project?.owner.login} number ${project?.number}, ${project?.items.length} items
token    ${TOKENS.reads} (or ${TOKENS.writes})`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void standIn.close().then(() => process.exit(0)))
}

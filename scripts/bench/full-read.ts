import { bigWorld } from '../stand-in/scenario/big.ts'
import { type StandIn, startStandIn } from '../stand-in/server.ts'
import { measured } from './child.ts'
import { median, printTable } from './numbers.ts'
import type { ClientRead } from './read-github-project.ts'
import type { KnotsRead } from './read-knots.ts'

const SIDES: [string, string] = ['Knots', 'github-project']

async function boardOf(items: number): Promise<{ standIn: StandIn; now: number }> {
  const { world } = bigWorld({ items })
  const standIn = await startStandIn({ world, pointsPerHour: Number.MAX_SAFE_INTEGER })
  return { standIn, now: world.now() }
}

/** Runs one reader and counts what it asked; requests for timelines are counted apart. */
async function counted<Result>(standIn: StandIn, file: string, args: string[]) {
  standIn.forget()
  const result = await measured<Result>(file, [standIn.url, ...args])
  const timelines = standIn.requests.filter(({ query }) => query.includes('timelineItems')).length
  return { result, requests: standIn.requests.length - timelines, timelines }
}

/** Everything on a big board: read once by each, then by Knots again, then five times as much. */
export async function benchFullRead(options: { items: number; rounds: number }): Promise<void> {
  const { standIn, now } = await boardOf(options.items)
  const knots: (KnotsRead & { requests: number; timelines: number })[] = []
  const client: (ClientRead & { requests: number })[] = []
  for (let round = 0; round < options.rounds; round += 1) {
    const ours = await counted<KnotsRead>(standIn, './read-knots.ts', [String(now)])
    knots.push({ ...ours.result, requests: ours.requests, timelines: ours.timelines })
    const theirs = await counted<ClientRead>(standIn, './read-github-project.ts', [])
    client.push({ ...theirs.result, requests: theirs.requests })
  }
  await standIn.close()
  const many = await boardOf(options.items * 5)
  const big = await counted<KnotsRead>(many.standIn, './read-knots.ts', [String(many.now)])
  await many.standIn.close()

  const of = <Row>(rows: Row[], number: (row: Row) => number) => median(rows.map(number))
  const items = options.items.toLocaleString('en-US')
  printTable(`Full read of ${items} items, median of ${options.rounds}`, SIDES, [
    {
      what: 'time',
      unit: 'ms',
      ours: of(knots, row => row.firstMs),
      theirs: of(client, row => row.ms),
      aim: 'at most 1, although all is stored',
    },
    {
      what: 'requests',
      unit: '',
      // Read twice by Knots: the first read and the same again ask alike.
      ours: of(knots, row => row.requests) / 2,
      theirs: of(client, row => row.requests),
      aim: 'at most 1',
    },
    {
      what: 'memory at rest',
      unit: 'MiB',
      ours: of(knots, row => row.restMiB),
      theirs: of(client, row => row.restMiB),
      aim: '',
    },
    {
      what: 'peak memory',
      unit: 'MiB',
      ours: of(knots, row => row.peakMiB),
      theirs: of(client, row => row.peakMiB),
      aim: '',
    },
  ])
  console.log(`  Knots also sent ${of(knots, row => row.timelines)} requests for timelines.`)
  printTable(
    'The same board again, nothing changed',
    ['again', 'first'],
    [
      {
        what: 'time',
        unit: 'ms',
        ours: of(knots, row => row.againMs),
        theirs: of(knots, row => row.firstMs),
        aim: 'at most 0.33',
      },
    ],
  )
  const more = (options.items * 5).toLocaleString('en-US')
  printTable(
    'Memory of Knots on a larger board',
    [more, items],
    [
      {
        what: 'peak memory',
        unit: 'MiB',
        ours: big.result.peakMiB,
        theirs: of(knots, row => row.peakMiB),
        aim: 'at most 1.5',
      },
      {
        what: 'time',
        unit: 'ms',
        ours: big.result.firstMs,
        theirs: of(knots, row => row.firstMs),
        aim: '',
      },
    ],
  )
}

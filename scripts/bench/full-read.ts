import { type Asked, askedOf, type BigBoard, boardOf, changeSome } from './boards.ts'
import { measured, talking } from './child.ts'
import { count, type Line, median, printTable } from './numbers.ts'
import type { ClientRead } from './read-github-project.ts'
import type { KnotsRead } from './read-knots.ts'

const SIDES: [string, string] = ['Knots', 'github-project']
const HOUR = 60 * 60 * 1000
/** One item of a hundred. */
const EVERY = 100

type Ours = { first: KnotsRead & Asked; again: KnotsRead & Asked; changed: KnotsRead & Asked }
type Theirs = ClientRead & Asked
type Sample = { items: number; rounds: number; ours: Ours[]; theirs: Theirs[] }

/** Knots in a process of its own: the first read, the same board again, and again with some of it changed. */
async function readByKnots(board: BigBoard): Promise<Ours> {
  const { standIn } = board
  const knots = talking('./read-knots.ts', [standIn.url])
  const began = standIn.world.now()
  const read = async (now: number) => {
    standIn.forget()
    const result = await knots.ask<KnotsRead>({ now })
    return { ...result, ...askedOf(standIn.requests) }
  }
  await knots.first()
  const first = await read(began)
  const again = await read(began + HOUR)
  changeSome(board, index => index % EVERY === 0, began + 1.5 * HOUR)
  const changed = await read(began + 2 * HOUR)
  await knots.end()
  return { first, again, changed }
}

async function readByClient({ standIn }: BigBoard): Promise<Theirs> {
  standIn.forget()
  const result = await measured<ClientRead>('./read-github-project.ts', [standIn.url])
  return { ...result, ...askedOf(standIn.requests) }
}

/** Both read the same board, the one first that was second the round before. */
async function sample(items: number, rounds: number): Promise<Sample> {
  const board = await boardOf(items)
  const ours: Ours[] = []
  const theirs: Theirs[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) ours.push(await readByKnots(board))
    theirs.push(await readByClient(board))
    if (round % 2 === 1) ours.push(await readByKnots(board))
  }
  await board.standIn.close()
  return { items, rounds, ours, theirs }
}

const of = <Row>(rows: Row[], number: (row: Row) => number) => median(rows.map(number))

function sideBySide({ ours, theirs }: Sample): Line[] {
  const firsts = ours.map(({ first }) => first)
  const beside = of(firsts, row => row.ms)
  const line = (what: string, unit: string, key: keyof Theirs & keyof KnotsRead, aim = '') => ({
    what,
    unit,
    ours: of(firsts, row => row[key]),
    theirs: of(theirs, row => row[key]),
    aim,
  })
  const time = line(
    'time until it is in the figures',
    'ms',
    'ms',
    'at most 1, although all is stored',
  )
  return [
    { ...time, ours: of(firsts, row => row.boardMs) },
    { ...time, what: 'time with what items hang together with', ours: beside, aim: '' },
    {
      what: 'requests for the board',
      unit: '',
      ours: of(firsts, row => row.board),
      theirs: of(theirs, row => row.board),
      aim: 'at most 1',
    },
    {
      what: 'points of rate limit, all requests',
      unit: '',
      ours: of(firsts, row => row.points),
      theirs: of(theirs, row => row.points),
      aim: '',
    },
    line('processor time, all requests', 'ms', 'cpuMs'),
    line('memory at rest', 'MiB', 'restMiB'),
    line('peak memory', 'MiB', 'peakMiB'),
  ]
}

function comparedWithFirst({ ours }: Sample): Line[] {
  const lines = [
    { name: 'unchanged', reads: ours.map(({ again }) => again), aim: 'at most 0.33' },
    { name: '1 % changed', reads: ours.map(({ changed }) => changed), aim: 'at most 0.2' },
  ]
  const firsts = ours.map(({ first }) => first)
  return lines.flatMap(({ name, reads, aim }) => [
    {
      what: `${name}, time`,
      unit: 'ms',
      ours: of(reads, row => row.ms),
      theirs: of(firsts, row => row.ms),
      aim,
    },
    {
      what: `${name}, processor time`,
      unit: 'ms',
      ours: of(reads, row => row.cpuMs),
      theirs: of(firsts, row => row.cpuMs),
      aim: '',
    },
    {
      what: `${name}, requests`,
      unit: '',
      ours: of(reads, row => row.board + row.beside),
      theirs: of(firsts, row => row.board + row.beside),
      aim: '',
    },
    {
      what: `${name}, points of rate limit`,
      unit: '',
      ours: of(reads, row => row.points),
      theirs: of(firsts, row => row.points),
      aim: '',
    },
  ])
}

function print(one: Sample): void {
  const items = `${count(one.items)} items, median of ${one.rounds}`
  printTable(`Full read of ${items}`, SIDES, sideBySide(one))
  const beside = of(one.ours, ({ first }) => first.beside)
  console.log(`  Knots also sent ${beside} requests for what lies beside the board.`)
  printTable(`The same board again: ${items}`, ['again', 'first'], comparedWithFirst(one))
}

/** Everything on boards of these sizes, by Knots and by github-project. */
export async function benchFullRead(sizes: { items: number; rounds: number }[]): Promise<void> {
  const samples: Sample[] = []
  for (const { items, rounds } of sizes) {
    const one = await sample(items, rounds)
    print(one)
    samples.push(one)
  }
  const [large, usual] = [samples.at(-1), samples.at(-2)]
  if (!large || !usual) return
  const peak = ({ ours }: Sample) => of(ours, ({ first }) => first.peakMiB)
  printTable(
    'Memory of Knots on a larger board',
    [count(large.items), count(usual.items)],
    [
      {
        what: 'peak memory',
        unit: 'MiB',
        ours: peak(large),
        theirs: peak(usual),
        aim: 'at most 1.5, and 286 MiB (300 MB)',
      },
    ],
  )
}

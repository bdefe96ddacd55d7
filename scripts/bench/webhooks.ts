import { setTimeout as pause } from 'node:timers/promises'
import { askedOf, type BigBoard, boardOf, changeSome, pointsIn } from './boards.ts'
import { type Server, serving } from './child.ts'
import { count, median, printTable } from './numbers.ts'

const SECRET = 'a secret of the bench'
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 120_000

/** What it took until the figures were right. */
type Cost = { ms: number; requests: number; points: number }
type Shown = {
  id: string
  title: string
  firstDay: string
  lastDay: string
  points: { scope: number }
}

async function get<Body>(url: string): Promise<Body> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} gave ${response.status}`)
  return (await response.json()) as Body
}

/** A sprint of the items that change, looked at until its points are those of the board. */
async function untilRight(url: string, board: BigBoard, title: string): Promise<void> {
  const wanted = pointsIn(board, title)
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    const { points } = await get<Shown>(url)
    if (points.scope === wanted) return
    await pause(LOOK_EVERY_MS)
  }
  throw new Error(`The points of ${title} did not become ${wanted}`)
}

function costSince(ms: number, { standIn }: BigBoard): Cost {
  const { board, beside, points } = askedOf(standIn.requests)
  return { ms, requests: board + beside, points }
}

/** Knots with the board just read, and what that took. */
async function knotsReading(board: BigBoard): Promise<{ knots: Server; first: Cost }> {
  const { standIn } = board
  standIn.forget()
  const knots = await serving('./serve-team.ts', [standIn.url, String(standIn.world.now()), SECRET])
  const sync = await get<{ startedAt: string; finishedAt: string }>(
    `${knots.url}/api/teams/bench/sync`,
  )
  const ms = Date.parse(sync.finishedAt) - Date.parse(sync.startedAt)
  return { knots, first: costSince(ms, board) }
}

/** The last items of the board change at once, and GitHub tells of each. */
async function burst(knots: Server, board: BigBoard, changed: number): Promise<Cost> {
  const { standIn, project } = board
  const sprints = `${knots.url}/api/teams/bench/sprints`
  const sprint = (await get<{ sprints: Shown[] }>(sprints)).sprints.at(-1)
  if (!sprint) throw new Error('The board has no sprints')
  const isRight = () => untilRight(`${sprints}/${sprint.id}`, board, sprint.title)
  await isRight()
  const hooks = standIn.webhooks({ url: `${knots.url}/api/webhooks/github`, secret: SECRET })
  hooks.hold()
  const at = standIn.world.now() + changed
  changeSome(board, index => index >= project.items.length - changed, at)
  standIn.forget()
  const began = performance.now()
  const taken = hooks.release()
  await isRight()
  const cost = costSince(performance.now() - began, board)
  await taken
  hooks.stop()
  if (hooks.statuses.some(status => status !== 202)) throw new Error('A delivery was refused')
  return cost
}

/** Many items change at once: how soon the figures are those of the board, and what GitHub is asked for it. */
export async function benchWebhooks(size: {
  items: number
  changed: number[]
  rounds: number
}): Promise<void> {
  const board = await boardOf(size.items)
  const firsts: Cost[] = []
  const bursts = new Map(size.changed.map(changed => [changed, [] as Cost[]]))
  for (let round = 0; round < size.rounds; round += 1) {
    const { knots, first } = await knotsReading(board)
    firsts.push(first)
    for (const [changed, costs] of bursts) costs.push(await burst(knots, board, changed))
    await knots.end()
  }
  await board.standIn.close()
  const of = (costs: Cost[], key: keyof Cost) => median(costs.map(cost => cost[key]))
  for (const [changed, costs] of bursts) {
    const line = (what: string, unit: string, key: keyof Cost) => ({
      what,
      unit,
      ours: of(costs, key),
      theirs: of(firsts, key),
      aim: changed * 100 <= size.items ? 'at most 0.2' : '',
    })
    printTable(
      `${count(changed)} of ${count(size.items)} items change, a webhook of each, median of ${size.rounds}`,
      ['webhooks', 'first read'],
      [
        line('time until the figures are right', 'ms', 'ms'),
        line('requests', '', 'requests'),
        line('points of rate limit', '', 'points'),
      ],
    )
  }
}

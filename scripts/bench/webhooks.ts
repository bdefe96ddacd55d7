import { setTimeout as pause } from 'node:timers/promises'
import { askedOf, type BigBoard, boardOf, changeSome, pointsIn } from './boards.ts'
import { serving } from './child.ts'
import { count, median, printTable } from './numbers.ts'

const SECRET = 'a secret of the bench'
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 120_000

type Burst = { takenMs: number; rightMs: number; requests: number; points: number }
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

async function burst(board: BigBoard, changed: number): Promise<Burst> {
  const { standIn, project } = board
  const now = standIn.world.now()
  const knots = await serving('./serve-team.ts', [standIn.url, String(now), SECRET])
  const sprints = `${knots.url}/api/teams/bench/sprints`
  const list = await get<{ sprints: Shown[] }>(sprints)
  const sprint = list.sprints.at(-1)
  if (!sprint) throw new Error('The board has no sprints')
  await untilRight(`${sprints}/${sprint.id}`, board, sprint.title)
  const hooks = standIn.webhooks({ url: `${knots.url}/api/webhooks/github`, secret: SECRET })
  hooks.hold()
  changeSome(board, index => index >= project.items.length - changed, now + 1000)
  standIn.forget()
  const began = performance.now()
  const taken = hooks.release().then(() => performance.now() - began)
  await untilRight(`${sprints}/${sprint.id}`, board, sprint.title)
  const rightMs = performance.now() - began
  const takenMs = await taken
  if (hooks.statuses.some(status => status !== 202)) throw new Error('A delivery was refused')
  const { board: requests, beside, points } = askedOf(standIn.requests)
  hooks.stop()
  await knots.end()
  return { takenMs, rightMs, requests: requests + beside, points }
}

/** Many items change at once: how soon the figures are those of the board, and what GitHub is asked for it. */
export async function benchWebhooks(size: {
  items: number
  changed: number
  rounds: number
}): Promise<void> {
  const board = await boardOf(size.items)
  const bursts: Burst[] = []
  for (let round = 0; round < size.rounds; round += 1) bursts.push(await burst(board, size.changed))
  await board.standIn.close()
  const of = (key: keyof Burst) => median(bursts.map(one => one[key]))
  const pages = Math.ceil(size.items / 100) + 1
  printTable(
    `${count(size.changed)} webhooks at once, ${count(size.items)} items, median of ${size.rounds}`,
    ['webhooks', 'full read'],
    [{ what: 'requests', unit: '', ours: of('requests'), theirs: pages, aim: '' }],
  )
  const ms = (key: keyof Burst) => `${count(Math.round(of(key)))} ms`
  console.log(`  All taken in after ${ms('takenMs')}, the figures right after ${ms('rightMs')}.`)
  console.log(`  Points of rate limit: ${of('points')}.`)
}

import { bigWorld } from '../stand-in/scenario/big.ts'
import { type Logged, type StandIn, startStandIn } from '../stand-in/server.ts'
import { findValue, setValue } from '../stand-in/world/items.ts'
import type { Project } from '../stand-in/world/types.ts'

/** A board of many items on a stand-in for GitHub, without limits. */
export type BigBoard = { standIn: StandIn; project: Project }

export async function boardOf(items: number): Promise<BigBoard> {
  const { world, project } = bigWorld({ items })
  const standIn = await startStandIn({ world, pointsPerHour: Number.MAX_SAFE_INTEGER })
  return { standIn, project }
}

/** Every so many-th item gets other points, all at one instant. */
export function changeSome({ standIn, project }: BigBoard, every: number, at: number): void {
  const points = project.fields.find(({ name }) => name === 'Story Points')
  if (!points) throw new Error('The board has no points')
  for (let index = 0; index < project.items.length; index += every) {
    const item = project.items[index]
    if (!item) continue
    const input = findValue(item, points)?.input
    const isRaised = input !== undefined && 'number' in input && input.number === 21
    setValue(standIn.world, item, points, { number: isRaised ? 13 : 21 }, { at, by: item.creator })
  }
}

/** What was asked: for the board, for what lies beside it, and the points of rate limit of all together. */
export type Asked = { board: number; beside: number; points: number }

const beside = /^\s*query Knots(?!Project|Items)/

export function askedOf(requests: readonly Logged[]): Asked {
  const apart = requests.filter(({ query }) => beside.test(query)).length
  return {
    board: requests.length - apart,
    beside: apart,
    points: requests.reduce((sum, { cost }) => sum + cost, 0),
  }
}

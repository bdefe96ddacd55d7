import { bigWorld } from '../stand-in/scenario/big.ts'
import { type Logged, type StandIn, startStandIn } from '../stand-in/server.ts'
import type { Field } from '../stand-in/world/field-types.ts'
import { findValue, setValue } from '../stand-in/world/items.ts'
import type { Item, Project } from '../stand-in/world/types.ts'

/** A board of many items on a stand-in for GitHub, without limits. */
export type BigBoard = { standIn: StandIn; project: Project }

export async function boardOf(items: number): Promise<BigBoard> {
  const { world, project } = bigWorld({ items })
  const standIn = await startStandIn({ world, pointsPerHour: Number.MAX_SAFE_INTEGER })
  return { standIn, project }
}

const RAISED = 21

function pointsField({ fields }: Project): Field {
  const field = fields.find(({ name }) => name === 'Story Points')
  if (!field) throw new Error('The board has no points')
  return field
}

function pointsOf(item: Item, field: Field): number | null {
  const input = findValue(item, field)?.input
  return input !== undefined && 'number' in input ? (input.number ?? null) : null
}

/** Some items get other points, all at one instant. */
export function changeSome(
  { standIn, project }: BigBoard,
  isMeant: (index: number) => boolean,
  at: number,
): void {
  const field = pointsField(project)
  for (const item of project.items.filter((_, index) => isMeant(index))) {
    const number = pointsOf(item, field) === RAISED ? RAISED - 8 : RAISED
    setValue(standIn.world, item, field, { number }, { at, by: item.creator })
  }
}

/** The sum of the points in an iteration, as the board has them. */
export function pointsIn({ project }: BigBoard, title: string): number {
  const iterations = project.fields.find(({ name }) => name === 'Sprint')
  const iteration = iterations?.iterations.find(one => one.title === title)
  const field = pointsField(project)
  const isIn = (item: Item) =>
    item.values.some(({ input }) => 'iterationId' in input && input.iterationId === iteration?.id)
  return project.items.filter(isIn).reduce((sum, item) => sum + (pointsOf(item, field) ?? 0), 0)
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

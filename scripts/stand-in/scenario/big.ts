import { closeIssue, openIssue } from '../world/contents.ts'
import type { Field } from '../world/field-types.ts'
import { addItem, setValue } from '../world/items.ts'
import { addField, addIteration, addProject, addSingleSelect } from '../world/projects.ts'
import type { Project, World } from '../world/types.ts'
import { addOrganisation, addPerson, addRepository, newWorld } from '../world/world.ts'
import { seeded } from './random.ts'

const DAY = 86_400_000
const POINTS = [1, 2, 3, 5, 8]

export type BigOptions = {
  items: number
  /** Two-week sprints, the last of them current on `today`. */
  sprints?: number
  today?: string
  owner?: string
  projectNumber?: number
  seed?: number
}

/**
 * A board of many items, made straight into the world: the same for the same options and cheap
 * enough for 50,000 items. Most are done in past sprints; every eighth waits without a sprint.
 */
export function bigWorld(options: BigOptions): { world: World; project: Project } {
  const today = Date.parse(`${options.today ?? '2026-06-24'}T12:00:00Z`)
  const sprints = options.sprints ?? 26
  const world = newWorld(() => today)
  const random = seeded(options.seed ?? 1)
  const owner = addOrganisation(world, options.owner ?? 'big-harbour')
  const repository = addRepository(world, owner, 'freighter')
  const author = addPerson(world, 'mara-lind', 'Mara Lind')
  const start = today - 7 * DAY - (sprints - 1) * 14 * DAY
  const number = options.projectNumber ?? 1
  const project = addProject(world, owner, { number, title: 'Freight', at: start - 30 * DAY })
  const status = addSingleSelect(world, project, 'Status', ['Todo', 'In progress', 'Done'])
  const points = addField(world, project, { name: 'Story Points', dataType: 'NUMBER' })
  const iteration = addField(world, project, { name: 'Sprint', dataType: 'ITERATION' })
  for (let index = 0; index < sprints; index += 1) {
    const startDate = new Date(start + index * 14 * DAY).toISOString().slice(0, 10)
    addIteration(world, iteration, { title: `Sprint ${index + 1}`, startDate, duration: 14 })
  }
  for (let index = 0; index < options.items; index += 1) {
    const sprint = index % 8 === 7 ? -1 : Math.floor((index * sprints) / options.items)
    const opened = start + Math.max(0, sprint) * 14 * DAY - random.whole(1, 20) * DAY
    const by = author
    const title = `Move container ${index + 1} to its place`
    const issue = openIssue(world, repository, { title, by, at: opened })
    const item = addItem(world, project, issue, { at: opened, by })
    if (!random.chance(0.05)) {
      setValue(world, item, points, { number: random.pick(POINTS) }, { at: opened + DAY / 2, by })
    }
    if (sprint >= 0) {
      plan(world, { item, issue, status, iteration, sprint, start, random, by })
    }
  }
  return { world, project }
}

type Planned = {
  item: ReturnType<typeof addItem>
  issue: ReturnType<typeof openIssue>
  status: Field
  iteration: Field
  sprint: number
  start: number
  random: ReturnType<typeof seeded>
  by: ReturnType<typeof addPerson>
}

function plan(world: World, planned: Planned): void {
  const { item, issue, status, iteration, sprint, start, random, by } = planned
  const firstDay = start + sprint * 14 * DAY
  const iterationId = iteration.iterations[sprint]?.id
  const names = new Map(status.options.map(option => [option.name, option.id]))
  const set = (name: string, at: number) =>
    setValue(world, item, status, { singleSelectOptionId: names.get(name) ?? '' }, { at, by })
  if (iterationId) setValue(world, item, iteration, { iterationId }, { at: firstDay, by })
  const doneAt = firstDay + random.whole(1, 13) * DAY
  if (doneAt > world.now() || random.chance(0.1)) {
    set('Todo', firstDay)
    return
  }
  closeIssue(world, issue, { at: doneAt, by })
  set('Done', doneAt + 1000)
}

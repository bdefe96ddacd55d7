import { type Random, seeded } from '../stand-in/scenario/random.ts'
import { closeIssue, openIssue } from '../stand-in/world/contents.ts'
import {
  addItem,
  clearValue,
  placeAfter,
  removeItem,
  setArchived,
  setValue,
} from '../stand-in/world/items.ts'
import { getField } from '../stand-in/world/projects.ts'
import type { Item, Project, World } from '../stand-in/world/types.ts'

type Deed = (world: World, project: Project, random: Random) => void

const change = (world: World) => ({ at: world.now(), by: null })
const anItem = (project: Project, random: Random): Item => random.pick(project.items)

/** What people do on a board while it is read: each moves, adds, changes or removes something. */
const deeds: Deed[] = [
  (world, project, random) => placeAfter(anItem(project, random), null, change(world)),
  (world, project, random) => {
    const [item, after] = [anItem(project, random), anItem(project, random)]
    if (item !== after) placeAfter(item, after, change(world))
  },
  (world, project, random) => removeItem(world, anItem(project, random), change(world)),
  (world, project, random) => {
    const repository = [...world.repositories.values()][0]
    if (!repository) throw new Error('The world has no repository')
    const title = `Look after buoy ${random.whole(1, 9999)}`
    const issue = openIssue(world, repository, { title, ...change(world) })
    const item = addItem(world, project, issue, change(world))
    placeAfter(item, random.chance(0.5) ? null : anItem(project, random), change(world))
  },
  (world, project, random) => {
    const points = getField(project, 'Story Points')
    setValue(world, anItem(project, random), points, { number: random.whole(1, 13) }, change(world))
  },
  (world, project, random) => {
    const field = random.pick(['Story Points', 'Sprint', 'Status'])
    clearValue(world, anItem(project, random), getField(project, field), change(world))
  },
  (world, project, random) => {
    const sprint = getField(project, 'Sprint')
    const iterationId = random.pick(sprint.iterations).id
    setValue(world, anItem(project, random), sprint, { iterationId }, change(world))
  },
  (world, project, random) => setArchived(anItem(project, random), true, change(world)),
  (world, project, random) => {
    const { content } = anItem(project, random)
    if (content.__typename === 'Issue') closeIssue(world, content, change(world))
  },
]

/** So many deeds, the same ones in the same order for the same seed and the same board. */
export function disorder(seed: number, count: number) {
  const random = seeded(seed)
  const all = Array.from({ length: count }, () => random.pick(deeds))
  return {
    /** Does the next of them; false when all are done. */
    next(world: World, project: Project): boolean {
      const deed = all.shift()
      deed?.(world, project, random)
      return deed !== undefined
    },
  }
}

import type { Received } from './faults.ts'
import { seeded } from './scenario/random.ts'
import { openIssue } from './world/contents.ts'
import { addItem, placeAfter, removeItem } from './world/items.ts'
import type { Project, World } from './world/types.ts'

/**
 * Calls `change` before the second and each further page of a list is answered, once for each page
 * however often it is asked again. For `standIn.faults.before`.
 */
export function betweenPages(change: (page: number) => void): (received: Received) => void {
  const seen = new Set<string>()
  return ({ variables }) => {
    const { after } = variables
    if (typeof after !== 'string' || seen.has(after)) return
    seen.add(after)
    change(seen.size)
  }
}

/**
 * Now and then moves, adds or removes an item between two pages, so that a read by pages shows
 * another twice or not at all. What the board is afterwards is in the world. `most` changes in all.
 */
export function disturbances(
  seed: number,
  {
    world,
    project,
    share = 0.3,
    most = 5,
  }: { world: World; project: Project; share?: number; most?: number },
): (received: Received) => void {
  const random = seeded(seed)
  let left = most
  return betweenPages(() => {
    if (left <= 0 || project.items.length < 2 || !random.chance(share)) return
    left -= 1
    const change = { at: Math.floor(world.now() / 1000) * 1000, by: null }
    const item = random.pick(project.items)
    const [repository] = world.repositories.values()
    const what = random.pick(['up', 'down', 'add', 'remove'] as const)
    if (what === 'up') placeAfter(item, null, change)
    else if (what === 'down') placeAfter(item, project.items.at(-1) ?? null, change)
    else if (what === 'remove' || !repository) removeItem(world, item, change)
    else {
      const issue = openIssue(world, repository, { title: `Came between pages ${left}`, ...change })
      placeAfter(addItem(world, project, issue, change), null, change)
    }
  })
}

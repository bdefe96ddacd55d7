import type { ItemClass, SprintItem } from '#contract/item.ts'
import { worth } from '#domain/scope.ts'
import { classWords } from './item-words.ts'

export type ItemGroup = {
  name: string
  items: SprintItem[]
  /** Points of the group; null when none of its items has any. */
  points: number | null
  unestimated: number
}

const order = Object.keys(classWords) as ItemClass[]
const inScope: ItemClass[] = ['committed-done', 'added-done', 'open', 'carried-over']

/** Hidden items have no points, and nobody can estimate them here; those set aside count 0 anyway. */
const needsEstimate = ({ points, kind, aside }: SprintItem) =>
  points === null && kind !== 'redacted' && aside === null

function toGroup(name: string, items: SprintItem[]): ItemGroup {
  const known = items.flatMap(item => worth(item) ?? [])
  return {
    name,
    items,
    points: known.length === 0 ? null : known.reduce((sum, points) => sum + points, 0),
    unestimated: items.filter(needsEstimate).length,
  }
}

const groupsOf = (items: SprintItem[], nameOf: (item: SprintItem) => string) =>
  [...Map.groupBy(items, nameOf)].map(([name, members]) => toGroup(name, members))

/** Items of the scope under their status, what is done last; the others under their class. */
export function byStatus(items: SprintItem[]): { scope: ItemGroup[]; apart: ItemGroup[] } {
  const scope = groupsOf(
    items.filter(item => inScope.includes(item.class)),
    item => item.status ?? 'No status',
  )
  const isDone = ({ items: members }: ItemGroup) => members.every(({ done }) => done)
  return {
    scope: [...scope.filter(group => !isDone(group)), ...scope.filter(isDone)],
    apart: byClass(items.filter(item => !inScope.includes(item.class))),
  }
}

/** Items under what became of them in this sprint. */
export function byClass(items: SprintItem[]): ItemGroup[] {
  return order.flatMap(kind => {
    const members = items.filter(item => item.class === kind)
    return members.length === 0 ? [] : [toGroup(classWords[kind], members)]
  })
}

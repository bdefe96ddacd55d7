import type { ItemClass } from '#contract/item.ts'
import type { ClassSum, Report, ReportItem } from '#contract/review.ts'
import { classWords, placeOf } from '../../lib/item-words.ts'

export type Way = 'class' | 'label' | 'repository' | 'parent' | 'status'

export const ways: { value: Way; label: string }[] = [
  { value: 'class', label: 'Outcome' },
  { value: 'label', label: 'Label' },
  { value: 'repository', label: 'Repository' },
  { value: 'parent', label: 'Parent' },
  { value: 'status', label: 'Status' },
]

export type ReportGroup = {
  name: string
  /** Where it is one of the classes. */
  class: ItemClass | null
  items: ReportItem[]
  /** Sum of the shares; the groups of the scope add up to it. */
  points: number
  unestimated: number
}

export const scopeClasses: ItemClass[] = ['committed-done', 'added-done', 'open', 'carried-over']

export const isInScope = ({ class: kind }: { class: ItemClass }) => scopeClasses.includes(kind)

/**
 * Classes that make up the scope, those listed apart, and the scope itself. While some of it is still open, nothing is
 * carried over yet; afterwards nothing is still open.
 */
export function sumsOf(classes: ClassSum[]) {
  const hasAny = (kind: ItemClass) => classes.some(one => one.class === kind && one.items > 0)
  const isLeftOut = (kind: ItemClass) =>
    !hasAny(kind) && (kind === 'open' || (kind === 'carried-over' && hasAny('open')))
  const scope = classes.filter(one => isInScope(one) && !isLeftOut(one.class))
  return {
    scope,
    apart: classes.filter(one => !isInScope(one)),
    points: scope.reduce((sum, { points }) => sum + points, 0),
    items: scope.reduce((sum, { items }) => sum + items, 0),
  }
}

const isUnestimated = ({ points, kind, aside }: ReportItem) =>
  points === null && kind !== 'redacted' && aside === null

const toGroup = (name: string, items: ReportItem[], kind: ItemClass | null): ReportGroup => ({
  name,
  class: kind,
  items,
  points: items.reduce((sum, { share }) => sum + share, 0),
  unestimated: items.filter(isUnestimated).length,
})

/** Each item has one name, so that it is in one group and in sums once. */
function nameOf({ labels, repository, parent, status, kind }: ReportItem, way: Way): string | null {
  switch (way) {
    case 'label':
      return labels.length > 1 ? 'Several labels' : (labels[0] ?? null)
    case 'repository':
      return repository
    case 'parent':
      return parent && (parent.title || placeOf({ ...parent, kind }))
    case 'status':
      return status
    case 'class':
      return null
  }
}

const without: Record<Way, string> = {
  class: '',
  label: 'No label',
  repository: 'No repository',
  parent: 'Without a parent',
  status: 'No status',
}

function byClass(items: ReportItem[], kinds: ItemClass[]): ReportGroup[] {
  return kinds.flatMap(kind => {
    const members = items.filter(item => item.class === kind)
    return members.length === 0 ? [] : [toGroup(classWords[kind], members, kind)]
  })
}

function byName(items: ReportItem[], way: Way): ReportGroup[] {
  const named = Map.groupBy(items, item => nameOf(item, way))
  return [...named]
    .map(([name, members]) => ({ name, group: toGroup(name ?? without[way], members, null) }))
    .toSorted(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        b.group.points - a.group.points ||
        a.group.name.localeCompare(b.group.name),
    )
    .map(({ group }) => group)
}

const allClasses = Object.keys(classWords) as ItemClass[]

/** Items of the scope in the groups the team likes; those listed apart by what became of them. */
export function groupReport({ items, outside }: Pick<Report, 'items' | 'outside'>, way: Way) {
  const inScope = items.filter(isInScope)
  // what is offered for a decision stands there, once
  const offered = new Set(outside.map(({ item }) => item.id))
  const apart = items.filter(item => !isInScope(item) && !offered.has(item.id))
  const kinds = allClasses.filter(kind => !scopeClasses.includes(kind))
  return {
    scope: way === 'class' ? byClass(inScope, scopeClasses) : byName(inScope, way),
    apart: byClass(apart, kinds),
  }
}

import { sum } from './sum.ts'

/** What tells which items belong to a product goal: a label they bear, or an issue they are a part of. */
export type GoalMark = {
  id: string
  label: string | null
  /** A parent issue as `owner/name#12`. */
  parent: string | null
}

export type MarkedItem = {
  itemId: string
  repository: string | null
  number: number | null
  labels: readonly string[]
}

/** An item and the issue it is a part of, on the board or not. */
export type ParentLink = { itemId: string; parent: string }

/** The address of an issue or pull request within GitHub, such as `crew/hull#12`; null for what has none. */
export function issueKey(item: Pick<MarkedItem, 'repository' | 'number'>): string | null {
  return item.repository === null || item.number === null
    ? null
    : `${item.repository}#${item.number}`.toLowerCase()
}

/**
 * Which goal each item belongs to: the first in the given order whose label it bears, or whose issue it is or is a part
 * of, over any number of levels. Case plays no part. Items of no goal are left out. Parts that go round in a circle end.
 */
export function goalsOfItems(
  goals: readonly GoalMark[],
  items: readonly MarkedItem[],
  links: readonly ParentLink[],
): Map<string, string> {
  const parentOf = parentsByKey(items, links)
  const found = new Map<string, string>()
  for (const item of items) {
    const labels = new Set(item.labels.map(label => label.toLowerCase()))
    const above = keysAbove(item, parentOf)
    const goal = goals.find(
      ({ label, parent }) =>
        (label !== null && labels.has(label.toLowerCase())) ||
        (parent !== null && above.has(parent.toLowerCase())),
    )
    if (goal) found.set(item.itemId, goal.id)
  }
  return found
}

type Parents = { ofItem: Map<string, string[]>; ofKey: Map<string, string[]> }

function parentsByKey(items: readonly MarkedItem[], links: readonly ParentLink[]): Parents {
  const ofItem = new Map<string, string[]>()
  for (const { itemId, parent } of links) {
    ofItem.set(itemId, [...(ofItem.get(itemId) ?? []), parent.toLowerCase()])
  }
  const ofKey = new Map<string, string[]>()
  for (const item of items) {
    const key = issueKey(item)
    const parents = ofItem.get(item.itemId)
    if (key !== null && parents) ofKey.set(key, parents)
  }
  return { ofItem, ofKey }
}

function keysAbove(item: MarkedItem, { ofItem, ofKey }: Parents): Set<string> {
  const own = issueKey(item)
  const keys = new Set<string>(own === null ? [] : [own])
  const waiting = [...(ofItem.get(item.itemId) ?? [])]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (keys.has(key)) continue
    keys.add(key)
    waiting.push(...(ofKey.get(key) ?? []))
  }
  return keys
}

/** One item of a goal: points null when not estimated, 0 once set aside. */
export type GoalItem = { points: number | null; isDone: boolean }

export type GoalProgress = {
  items: number
  done: number
  points: number
  donePoints: number
  unestimated: number
}

/** How far a goal is, over its items; those without an estimate count 0 points and are counted apart. */
export function goalProgress(items: readonly GoalItem[]): GoalProgress {
  const done = items.filter(({ isDone }) => isDone)
  return {
    items: items.length,
    done: done.length,
    points: sum(items.map(({ points }) => points ?? 0)),
    donePoints: sum(done.map(({ points }) => points ?? 0)),
    unestimated: items.filter(({ points }) => points === null).length,
  }
}

/** An item in the scope of a sprint with its part of the scope and of what was completed, in points. */
export type ScopeItem = { itemId: string; points: number; completed: number }

export type GoalShare = {
  /** Null: of no goal. */
  goalId: string | null
  items: number
  points: number
  completed: number
  /** Of the points in scope, 0 to 1; null while these are 0. */
  share: number | null
}

/**
 * What of a sprint's scope belongs to each goal, in the order of the goals and then what belongs to none; parts without
 * an item are left out. The points of all parts add up to the scope.
 */
export function goalShares(
  goalIds: readonly string[],
  items: readonly ScopeItem[],
  goalOf: ReadonlyMap<string, string>,
): GoalShare[] {
  const all = sum(items.map(({ points }) => points))
  const known = new Set(goalIds)
  const keyOf = ({ itemId }: ScopeItem) => {
    const goalId = goalOf.get(itemId)
    return goalId !== undefined && known.has(goalId) ? goalId : null
  }
  const groups = Map.groupBy(items, keyOf)
  return [...goalIds, null].flatMap(goalId => {
    const members = groups.get(goalId)
    if (!members) return []
    const points = sum(members.map(item => item.points))
    return [
      {
        goalId,
        items: members.length,
        points,
        completed: sum(members.map(item => item.completed)),
        share: all === 0 ? null : points / all,
      },
    ]
  })
}

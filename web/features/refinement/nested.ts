import type { RefinementItem } from '#contract/refinement.ts'

/** An item of a list with how deep it stands: parts come right below what they are parts of. */
export type Nested = { item: RefinementItem; depth: number }

const deepest = 4

/** The items of one repository after another, in the order in which each first comes; parts below their whole. */
export function byRepository(items: readonly RefinementItem[]): { name: string; rows: Nested[] }[] {
  const children = Map.groupBy(items, ({ parentId }) => parentId)
  const placed = new Set<string>()
  const below = (item: RefinementItem, depth: number): Nested[] => {
    if (placed.has(item.id)) return []
    placed.add(item.id)
    const parts = children.get(item.id) ?? []
    return [
      { item, depth: Math.min(depth, deepest) },
      ...parts.flatMap(part => below(part, depth + 1)),
    ]
  }
  const roots = children.get(null) ?? []
  // What goes round in a circle has no beginning, and stands by itself.
  const rows = [...roots, ...items].flatMap(item => {
    const found = below(item, 0)
    return found.length > 0 ? [{ name: item.repository ?? 'Drafts', found }] : []
  })
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, group]) => ({
    name,
    rows: group.flatMap(({ found }) => found),
  }))
}

import { useQuery } from '@tanstack/react-query'
import type { Board } from '#contract/item.ts'
import { teamQuery } from '../../lib/queries.ts'

/** Labels of the front of the board, the commonest first: enough to choose from, and others can be typed. */
export const useLabels = (slug: string) =>
  useQuery({
    ...teamQuery<Board>(slug, '/items?limit=500', ['board']),
    select: ({ items }) => {
      const counts = new Map<string, number>()
      for (const label of items.flatMap(item => item.labels))
        counts.set(label, (counts.get(label) ?? 0) + 1)
      return [...counts]
        .sort(([one, first], [other, second]) => second - first || one.localeCompare(other))
        .map(([label]) => label)
    },
  })

import type { Report, ReportItem } from '../contract/review.ts'
import { csvCell } from '../domain/csv-cell.ts'

type Row = { item: ReportItem; decision: string | null }

/** No assignees: nothing that leaves Knots holds points beside people. */
const columns: readonly [name: string, value: (row: Row) => string | number | null][] = [
  ['class', ({ item }) => item.class],
  ['kind', ({ item }) => item.kind],
  ['repository', ({ item }) => item.repository],
  ['number', ({ item }) => item.number],
  ['title', ({ item }) => item.title],
  ['url', ({ item }) => item.url],
  ['status', ({ item }) => item.status],
  ['points', ({ item }) => item.points],
  ['pointsAtCommitment', ({ item }) => item.pointsAtCommitment],
  ['share', ({ item }) => item.share],
  ['setAside', ({ item }) => item.aside],
  ['doneAt', ({ item }) => item.doneAt],
  ['sprints', ({ item }) => item.age],
  ['labels', ({ item }) => item.labels.join(', ')],
  ['parent', ({ item }) => item.parent?.title ?? null],
  ['decision', ({ decision }) => decision],
  ['note', ({ item }) => item.note?.text ?? null],
]

/** The items of a review as CSV (RFC 4180); what is not known is empty. */
export function reportCsv({ items, outside }: Report): string {
  const decisions = new Map(outside.map(one => [one.item.id, one.decision]))
  const lines = [
    columns.map(([name]) => name),
    ...items.map(item => {
      const row = { item, decision: decisions.get(item.id) ?? null }
      return columns.map(([, value]) => csvCell(value(row)))
    }),
  ]
  return lines.map(line => `${line.join(',')}\r\n`).join('')
}

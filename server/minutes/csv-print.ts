import { csvCell } from '#domain/csv-cell.ts'
import type { Row } from './csv-row.ts'
import { csvColumns } from './csv-row.ts'

/**
 * A CSV of sprints that `parseSprintsCsv` reads back, with Windows line ends as RFC 4180 has them. A title that a
 * spreadsheet would run as a formula is printed behind an apostrophe, which reading takes off again.
 */
export function printSprintsCsv(sprints: readonly Omit<Row, 'line'>[]): string {
  const lines = sprints.map(sprint =>
    [
      sprint.title,
      sprint.firstDay,
      sprint.lastDay,
      sprint.committed,
      sprint.counted,
      sprint.actualFte,
    ]
      .map(csvCell)
      .join(','),
  )
  return [csvColumns.join(','), ...lines, ''].join('\r\n')
}

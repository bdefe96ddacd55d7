import type { Row } from './csv-row.ts'
import { csvColumns } from './csv-row.ts'

/**
 * A CSV of sprints that `parseSprintsCsv` reads back, with Windows line ends as RFC 4180 has them. A title that a
 * spreadsheet would run as a formula is printed behind an apostrophe, which reading takes off again.
 */
export function printSprintsCsv(sprints: readonly Omit<Row, 'line'>[]): string {
  const lines = sprints.map(sprint =>
    [
      csvCell(sprint.title),
      sprint.firstDay,
      sprint.lastDay,
      sprint.committed ?? '',
      sprint.counted ?? '',
      sprint.actualFte ?? '',
    ].join(','),
  )
  return [csvColumns.join(','), ...lines, ''].join('\r\n')
}

/**
 * A text as a cell of a CSV file: quoted where it has to be, and with an apostrophe before `=`, `+`, `-`, `@`, a tab
 * or a carriage return at its start, so that no spreadsheet takes it for a formula (OWASP, CSV injection). What has apostrophes there gets one more.
 */
export function csvCell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\n\r\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

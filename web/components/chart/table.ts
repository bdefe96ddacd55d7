import { csvCell } from '#domain/csv-cell.ts'

export type Cell = number | string | null

/** One column of a chart's data: shown through `format`, written to CSV as it is. */
export type Column = {
  label: string
  values: Cell[]
  format?: (value: number) => string
}

/** The columns as CSV with a heading line; unknown is an empty cell. */
export function toCsv(columns: Column[]): string {
  const rows = Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
    columns.map(column => csvCell(column.values[row] ?? null)).join(','),
  )
  return `${[columns.map(column => csvCell(column.label)).join(','), ...rows].join('\r\n')}\r\n`
}

export type Cell = number | string | null

/** One column of a chart's data: shown through `format`, written to CSV as it is. */
export type Column = {
  label: string
  values: Cell[]
  format?: (value: number) => string
}

const isFormula = /^[=+\-@\t\r]/

/** A text cell that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = isFormula.test(cell) ? `'${cell}` : cell
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The columns as CSV with a heading line; unknown is an empty cell. */
export function toCsv(columns: Column[]): string {
  const rows = Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
    columns.map(column => csvCell(column.values[row])).join(','),
  )
  return `${[columns.map(column => csvCell(column.label)).join(','), ...rows].join('\r\n')}\r\n`
}

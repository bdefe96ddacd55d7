export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? upper
  return (lower + upper) / 2
}

export const count = (value: number) => value.toLocaleString('en-US')

/** One line: what was measured, the two sides, and the first as a share of the second. */
export type Line = {
  what: string
  unit: string
  ours: number
  theirs: number
  /** What is hoped for, in words. */
  aim: string
}

function shown(value: number): string {
  if (value >= 100) return count(Math.round(value))
  return value.toFixed(value >= 10 ? 1 : 2)
}

export function printTable(title: string, sides: [string, string], lines: readonly Line[]): void {
  const rows = [
    ['', ...sides, 'ratio', 'aim'],
    ...lines.map(({ what, unit, ours, theirs, aim }) => [
      `${what}${unit && ` (${unit})`}`,
      shown(ours),
      shown(theirs),
      (ours / theirs).toFixed(2),
      aim,
    ]),
  ]
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map(row => (row[column] ?? '').length)),
  )
  console.log(`\n${title}`)
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths?.[column] ?? 0
      return column === 0 || column === 4 ? cell.padEnd(width) : cell.padStart(width)
    })
    console.log(`  ${cells.join('  ')}`.trimEnd())
  }
}

import { expect, test } from 'vitest'
import { csvCell } from '../../server/domain/csv-cell.ts'

test('no cell starts with what a spreadsheet runs', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1"]) {
    expect(csvCell(text)).toMatch(/^"?'/)
  }
  expect(csvCell(-3)).toBe('-3')
})

test('a cell is quoted only where it has to be', () => {
  expect(csvCell('Sprint 1')).toBe('Sprint 1')
  expect(csvCell('say "ahoy", all')).toBe('"say ""ahoy"", all"')
  expect(csvCell(null)).toBe('')
})

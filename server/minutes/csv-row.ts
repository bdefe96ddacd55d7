import { type Day, lengthInDays } from '#domain/calendar.ts'
import { cleanLine } from './content.ts'
import { isPlausible } from './labels.ts'

/** The columns of a CSV of sprints. First and last day must be there, the others may be missing. */
export const csvColumns = ['title', 'firstDay', 'lastDay', 'committed', 'completed', 'fte'] as const
export type CsvColumn = (typeof csvColumns)[number]

/** A line of a CSV of sprints. `completed` is what was counted, `fte` the people who were there. */
export type Row = {
  line: number
  title: string
  firstDay: Day
  lastDay: Day
  committed: number | null
  counted: number | null
  actualFte: number | null
}

const mostPoints = 100_000
const longestDays = 366

/**
 * One line of a CSV of sprints, its values given in the order of the columns (null for a column that is not read).
 * Else a sentence that says what is wrong with it and how to write it.
 */
export function readRow(
  values: readonly string[],
  columns: readonly (CsvColumn | null)[],
  line: number,
  delimiter: string,
): { row: Row } | { message: string } {
  if (values.length !== columns.length) return { message: wrongCount(values, columns, delimiter) }
  const cell = (column: CsvColumn) => values[columns.indexOf(column)] ?? ''
  const [firstDay, lastDay] = [cell('firstDay'), cell('lastDay')]
  for (const day of [firstDay, lastDay]) {
    if (!isPlausible(day)) return { message: `“${day}” is no day. Write it as 2026-06-24.` }
  }
  if (firstDay > lastDay) {
    return { message: `The first day, ${firstDay}, is after the last, ${lastDay}. Swap them.` }
  }
  if (lengthInDays(firstDay, lastDay) > longestDays) {
    return {
      message: `${firstDay} to ${lastDay} is more than a year. Correct one of the two days.`,
    }
  }
  const figures: Record<'committed' | 'completed' | 'fte', number | null> = {
    committed: null,
    completed: null,
    fte: null,
  }
  for (const column of ['committed', 'completed', 'fte'] as const) {
    const number = figureIn(cell(column))
    if (number === undefined) return { message: noNumber(column, cell(column)) }
    figures[column] = number
  }
  const title = cleanLine(cell('title').replace(/^'(?='*[=+\-@])/, ''))
  if (title.length > 120) return { message: 'The title is longer than 120 characters. Shorten it.' }
  const { committed, completed: counted, fte: actualFte } = figures
  return { row: { line, title, firstDay, lastDay, committed, counted, actualFte } }
}

function figureIn(text: string): number | null | undefined {
  if (text === '') return null
  if (!/^\d{1,6}(?:[.,]\d{1,6})?$/.test(text)) return undefined
  const number = Number(text.replace(',', '.'))
  return number <= mostPoints ? number : undefined
}

function noNumber(column: string, value: string): string {
  const start = `“${value.slice(0, 40)}” for ${column} is no number`
  return value.startsWith('-')
    ? `${start} Knots can use: it must not be below 0.`
    : `${start}. Write it as 16.2, or leave it out if it is not known.`
}

function wrongCount(
  values: readonly string[],
  columns: readonly unknown[],
  delimiter: string,
): string {
  const start = `This line has ${values.length} values, the first line names ${columns.length} columns.`
  if (delimiter === ',' && values.length > columns.length) {
    return `${start} A number with a decimal comma needs a point (16.2) or quotes ("16,2"); so does a title with a comma.`
  }
  return `${start} Leave a value empty where it is not known, but keep its “${delimiter}”.`
}

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
 * One line of a CSV of sprints, its values given in the order of the columns (null for a column that is not read), and
 * a sentence for each of its faults: what is wrong and how to write it. Figures at fault are null in the row; a line
 * with too many or too few values, or without readable days, gives none.
 */
export function readRow(
  values: readonly string[],
  columns: readonly (CsvColumn | null)[],
  line: number,
  delimiter: string,
): { row: Row | null; faults: string[] } {
  if (values.length !== columns.length) {
    return { row: null, faults: [wrongCount(values, columns, delimiter)] }
  }
  const cell = (column: CsvColumn) => values[columns.indexOf(column)] ?? ''
  const [firstDay, lastDay] = [cell('firstDay'), cell('lastDay')]
  const dayFaults = faultsOfDays(firstDay, lastDay)
  const faults = [...dayFaults]
  const figure = (column: 'committed' | 'completed' | 'fte') => {
    const number = figureIn(cell(column))
    if (number === undefined) faults.push(noNumber(column, cell(column)))
    return number ?? null
  }
  const [committed, counted, actualFte] = [figure('committed'), figure('completed'), figure('fte')]
  const title = cleanLine(cell('title').replace(/^'(?='*[=+\-@])/, ''))
  if (title.length > 120) faults.push('The title is longer than 120 characters. Shorten it.')
  const row = { line, title, firstDay, lastDay, committed, counted, actualFte }
  return { row: dayFaults.length > 0 ? null : row, faults }
}

function faultsOfDays(firstDay: Day, lastDay: Day): string[] {
  const unreadable = [firstDay, lastDay].filter(day => !isPlausible(day))
  if (unreadable.length > 0) {
    return unreadable.map(day => `“${day}” is no day. Write it as 2026-06-24.`)
  }
  if (firstDay > lastDay) {
    return [`The first day, ${firstDay}, is after the last, ${lastDay}. Swap them.`]
  }
  return lengthInDays(firstDay, lastDay) > longestDays
    ? [`${firstDay} to ${lastDay} is more than a year. Correct one of the two days.`]
    : []
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

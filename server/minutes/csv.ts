import { CsvError, parse } from 'csv-parse/sync'
import type { Day } from '#domain/calendar.ts'
import { sprintState } from '#domain/sprint.ts'
import { type CsvColumn, csvColumns, type Row, readRow } from './csv-row.ts'
import { isBinary, type MinutesProblem, maxCharacters, notText } from './lines.ts'
import type { PageResult, PageSprint } from './page.ts'

const mostRows = 1000
const header = csvColumns.join(',')

/**
 * Reads a CSV of sprints `title,firstDay,lastDay,committed,completed,fte`, in any order of columns, with commas,
 * semicolons or tabs between the values (semicolons and tabs allow decimal commas). Blank figures are "not known".
 * A sprint whose last day is before today is closed, one that has begun active, else planned.
 *
 * All faults of all lines are named, with what to do, and nothing is read then: days that do not exist or are reversed,
 * sprints that overlap, figures that are no numbers, values too many or too few. Never throws.
 */
export function parseSprintsCsv(text: string, today: Day): PageResult {
  if (text.length > maxCharacters) return { problem: tooLarge }
  if (isBinary(text)) return { problem: notText }
  const table = readTable(text)
  if ('problem' in table) return table
  const [first, ...records] = table.records
  const columns = first && columnsOf(first.record)
  if (!columns) return { problem: withoutHeader(first?.record.length ? table.delimiter : null) }
  if (records.length === 0) return { problem: empty }
  if (records.length > mostRows) return { problem: tooLarge }

  const issues: { line: number; message: string }[] = []
  const rows = records.flatMap(({ record, line }) => {
    const { row, faults } = readRow(record, columns, line, table.delimiter)
    issues.push(...faults.map(message => ({ line, message })))
    return row ? [row] : []
  })
  issues.push(...overlaps(rows))
  if (issues.length > 0) return { problem: badLines(issues) }
  const unknown = first.record.filter((_, index) => columns[index] === null && first.record[index])
  return {
    page: {
      source: 'csv',
      meetingDay: null,
      sprints: rows.sort(byFirstDay).map(row => toSprint(row, today)),
      goals: [],
      actions: [],
      warnings: unknown.map(name => ({
        line: 1,
        message: `The column “${name.slice(0, 40)}” is not known and not read. Knots reads ${header}.`,
      })),
    },
  }
}

type Table = { delimiter: string; records: { record: string[]; line: number }[] }

function readTable(text: string): Table | { problem: MinutesProblem } {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const delimiter = delimiterOf(lines)
  try {
    const found = parse(lines, {
      delimiter,
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return { delimiter, records: found.map(({ record, info }) => ({ record, line: info.lines })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { problem: badLines([quoteIssue(error, lines)]) }
  }
}

function delimiterOf(text: string): string {
  const end = text.indexOf('\n')
  const first = end < 0 ? text : text.slice(0, end)
  const counts = [',', ';', '\t'].map(mark => ({ mark, count: first.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

function columnsOf(names: readonly string[]): (CsvColumn | null)[] | null {
  const columns = names.map(name => {
    const bare = name.toLowerCase().replace(/[\s_-]/g, '')
    return csvColumns.find(column => column.toLowerCase() === bare) ?? null
  })
  return columns.includes('firstDay') && columns.includes('lastDay') ? columns : null
}

function overlaps(rows: readonly Row[]): { line: number; message: string }[] {
  const sorted = [...rows].sort(byFirstDay)
  let latest: Row | null = null
  const issues: { line: number; message: string }[] = []
  for (const row of sorted) {
    if (latest && row.firstDay <= latest.lastDay) {
      const message = `This sprint begins on ${row.firstDay}, before the one of line ${latest.line} ends on ${latest.lastDay}. Sprints may not overlap.`
      issues.push({ line: row.line, message })
    }
    if (!latest || row.lastDay > latest.lastDay) latest = row
  }
  return issues
}

function byFirstDay(a: Row, b: Row): number {
  return a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : a.line - b.line
}

function toSprint(row: Row, today: Day): PageSprint {
  return {
    ...row,
    isFirstDayAssumed: false,
    state:
      row.lastDay < today
        ? 'closed'
        : sprintState({ firstDay: row.firstDay, isCommitted: false, isClosed: false }, today),
    plannedFte: null,
    goal: '',
    comment: '',
    availability: [],
    anchors: [],
    wind: [],
    rocks: [],
    start: [],
    stop: [],
    continue: [],
  }
}

function quoteIssue(error: CsvError, text: string): { line: number; message: string } {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return { line: openQuote(text), message: 'A quote (") is opened here and never closed.' }
  }
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
  const message =
    'A quote (") stands in the middle of a value. Put the whole value in quotes and double the quote inside it: "the ""big"" one".'
  return { line, message }
}

function openQuote(text: string): number {
  let isOpen = false
  let line = 0
  text.split('\n').forEach((each, index) => {
    const quotes = each.split('"').length - 1
    if (quotes % 2 === 0) return
    isOpen = !isOpen
    if (isOpen) line = index + 1
  })
  return line
}

function badLines(issues: { line: number; message: string }[]): MinutesProblem {
  const sorted = [...issues].sort((a, b) => a.line - b.line)
  const [first] = sorted
  const more = sorted.length > 1 ? ` ${sorted.length - 1} more such.` : ''
  return {
    code: 'csv-malformed',
    message: `Line ${first?.line}: ${first?.message}${more} Nothing was changed.`,
    issues: sorted,
  }
}

function withoutHeader(delimiter: string | null): MinutesProblem {
  const line = csvColumns.join(delimiter ?? ',')
  return {
    code: 'csv-without-header',
    message: `The first line has to name the columns. Put “${line}” there; firstDay and lastDay are needed, the others may be missing.`,
  }
}

const empty: MinutesProblem = {
  code: 'csv-without-sprints',
  message:
    'This file has no sprints below its first line. Write one in each line: Sprint 1,2026-01-08,2026-01-21,30,22,4.3',
}

const tooLarge: MinutesProblem = {
  code: 'csv-too-large',
  message: `This is more than ${mostRows} sprints or 2 MB of text. Import it in smaller parts.`,
}

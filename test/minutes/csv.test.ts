import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/calendar.ts'
import { cleanLine } from '../../server/minutes/content.ts'
import { parseSprintsCsv } from '../../server/minutes/csv.ts'
import { printSprintsCsv } from '../../server/minutes/csv-print.ts'

const header = 'title,firstDay,lastDay,committed,completed,fte'
const today = '2026-06-18'

function sprintsOf(text: string) {
  const result = parseSprintsCsv(text, today)
  if ('problem' in result) throw new Error(result.problem.message)
  return result.page.sprints
}
function problemOf(text: string) {
  const result = parseSprintsCsv(text, today)
  if ('page' in result) throw new Error('The file was read')
  return result.problem
}
const oneLine = (line: string) =>
  problemOf(`${header}\nS1,2026-01-08,2026-01-21,30,22,4.3\n${line}`)

test('a sprint of a hundred years is a mistyped day', () => {
  expect(oneLine('S2,2026-01-22,2126-02-04,30,22,4.3').message).toBe(
    'Line 3: 2026-01-22 to 2126-02-04 is more than a year. Correct one of the two days. Nothing was changed.',
  )
})

describe('a CSV of sprints', () => {
  test('gives sprints in order of their days, closed when over', () => {
    const sprints = sprintsOf(
      `${header}\nSecond,2026-06-12,2026-06-24,,,\n"First, long",2026-05-29,2026-06-11,56,20,3.8\nThird,2026-06-25,2026-07-08,,,\n`,
    )
    expect(sprints).toMatchObject([
      {
        title: 'First, long',
        state: 'closed',
        committed: 56,
        counted: 20,
        actualFte: 3.8,
        line: 3,
      },
      { title: 'Second', state: 'active', committed: null, counted: null, actualFte: null },
      { title: 'Third', state: 'planned' },
    ])
  })

  test('may have semicolons with decimal commas, Windows line ends, a byte order mark and blank lines', () => {
    const text = `\uFEFF${header.replaceAll(',', ';')}\r\n\r\nS1;2026-01-08;2026-01-21;30;22,5;4,3\r\n;;;;;\r\n`
    expect(sprintsOf(text)).toMatchObject([{ counted: 22.5, actualFte: 4.3 }])
  })

  test('may have tabs, other orders, other cases and fewer columns', () => {
    const text = 'Last Day\tFIRST_DAY\tcompleted\n2026-01-21\t2026-01-08\t22'
    expect(sprintsOf(text)).toMatchObject([{ title: '', firstDay: '2026-01-08', counted: 22 }])
  })

  test('with a column that is not known says so', () => {
    const result = parseSprintsCsv('firstDay,lastDay,mood\n2026-01-08,2026-01-21,good', today)
    expect(result).toMatchObject({ page: { warnings: [{ line: 1 }] } })
  })
})

describe('a malformed CSV of sprints', () => {
  test.each([
    ['S2,2026-01-22,2026-02-05,20,16,2,4,2', 'decimal comma'],
    ['S2,2026-01-22,2026-02-05', 'has 3 values'],
    ['S2,22/01/2026,2026-02-05,20,16,4', '“22/01/2026” is no day. Write it as 2026-06-24'],
    ['S2,2026-02-30,2026-03-05,20,16,4', '“2026-02-30” is no day'],
    ['S2,2026-02-05,2026-01-22,20,16,4', 'Swap them'],
    ['S2,2026-01-21,2026-02-05,20,16,4', 'line 2 ends on 2026-01-21. Sprints may not overlap'],
    ['S2,2026-01-22,2026-02-05,many,16,4', '“many” for committed is no number. Write it as 16.2'],
    ['S2,2026-01-22,2026-02-05,20,-1,4', 'must not be below 0'],
    ['S2,2026-01-22,2026-02-05,20,1e3,4', '“1e3” for completed'],
    ['"S2,2026-01-22,2026-02-05,20,16,4', 'opened here and never closed'],
    ['S"2,2026-01-22,2026-02-05,20,16,4', 'in the middle of a value'],
    ['"S"2,2026-01-22,2026-02-05,20,16,4', 'in the middle of a value'],
  ])('%s is refused with its line and what to do', (line, words) => {
    const problem = oneLine(line)
    expect(problem.code).toBe('csv-malformed')
    expect(problem.issues).toHaveLength(1)
    expect(problem.issues?.[0]?.line).toBe(3)
    expect(problem.issues?.[0]?.message).toContain(words)
    expect(problem.message).toMatch(/^Line 3: .* Nothing was changed\.$/)
  })

  test('names all lines that are at fault', () => {
    const { issues = [] } = oneLine('a,b,c,d,e,f\nS2,2026-01-22')
    expect(new Set(issues.map(({ line }) => line))).toEqual(new Set([3, 4]))
  })

  test('names all faults of a line', () => {
    const { issues, message } = oneLine(`${'x'.repeat(121)},2026-01-20,2026-02-05,many,-1,few`)
    expect(issues?.map(({ line, message }) => `${line} ${message.slice(0, 30)}`)).toEqual([
      '3 “many” for committed is no num',
      '3 “-1” for completed is no numbe',
      '3 “few” for fte is no number. Wr',
      '3 The title is longer than 120 c',
      '3 This sprint begins on 2026-01-',
    ])
    expect(message).toMatch(/^Line 3: “many” .* 4 more such\. Nothing was changed\.$/)
    expect(oneLine('S2,1.2.26,15.2.26,20,16,4').issues).toHaveLength(2)
  })

  test('without its first line shows what to put there', () => {
    expect(problemOf('S1,2026-01-08,2026-01-21,30,22,4.3').message).toContain(`“${header}”`)
    expect(problemOf('').code).toBe('csv-without-header')
  })

  test('without sprints says so', () => {
    expect(problemOf(`${header}\n\n`).code).toBe('csv-without-sprints')
  })

  test('too large, or no text, is refused', () => {
    expect(problemOf('a'.repeat(2_000_001)).code).toBe('csv-too-large')
    expect(problemOf(`${header}\n${'a,b\n'.repeat(1001)}`).code).toBe('csv-too-large')
    expect(problemOf('PK\u0003\u0004\0').code).toBe('minutes-not-text')
  })

  test('is never a reason to throw', { timeout: 30_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        header,
        'S1,2026-01-08,2026-01-21,30,22,4.3',
        '"',
        ',',
        ';',
        '\n',
        '\r',
        '\t',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const result = parseSprintsCsv(pieces.join('\n'), today)
        if ('problem' in result) expect(result.problem.message).not.toBe('')
      }),
    )
  })
})

describe('a printed CSV of sprints', () => {
  test('read back is the same', { timeout: 30_000 }, () => {
    const figure = fc.option(fc.nat(1_000_000).map(number => number / 100))
    const row = fc.record({
      title: fc
        .oneof(fc.string(), fc.constantFrom('=1+1', '-x', "'quoted'", '"', 'a;b', '@x', '+'))
        .map(title => cleanLine(title.replaceAll('\0', ''))),
      length: fc.integer({ min: 1, max: 30 }),
      committed: figure,
      counted: figure,
      actualFte: figure,
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
        let day = '2020-01-01'
        const sprints = rows.map(({ length, ...rest }) => {
          const firstDay = day
          day = addDays(day, length)
          return { ...rest, firstDay, lastDay: addDays(firstDay, length - 1) }
        })
        expect(sprintsOf(printSprintsCsv(sprints))).toMatchObject(sprints)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMinutes } from '../../server/minutes/parse.ts'
import { agendaPage, problemOf } from './page.ts'

describe('a text that holds no minutes', () => {
  test('says that it has no sprints', () => {
    const harbour = agendaPage.slice(0, agendaPage.indexOf('11:00 12:00'))
    expect(problemOf(harbour)).toMatchObject({ code: 'minutes-without-sprints' })
    expect(problemOf(harbour).message).toContain('This text has no sprints')
    expect(problemOf('')).toMatchObject({ code: 'minutes-without-sprints' })
  })

  test('of ten megabytes is refused with its size', () => {
    expect(problemOf('### June 24th (DONE):\n'.repeat(500_000)).message).toBe(
      'These minutes are 11.0 MB of text; Knots reads up to 2 MB. Paste only the part about the sprints.',
    )
    expect(problemOf('\n'.repeat(60_000))).toMatchObject({ code: 'minutes-too-large' })
  })

  test('of another kind of file is refused', () => {
    expect(problemOf('%PDF-1.7\0\u0001### June 24th (DONE):')).toMatchObject({
      code: 'minutes-not-text',
    })
    expect(problemOf(`PK${'\uFFFD'.repeat(200)}`)).toMatchObject({ code: 'minutes-not-text' })
  })

  test('is never a reason to throw', { timeout: 30_000 }, () => {
    const pieces = agendaPage.split('\n')
    const junk = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('### 29 February 0004 (DONE):', '- 31/12/9999:', '\t', '```', '~~~'),
    )
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 60 }), fc.boolean(), (lines, hasDay) => {
        const result = parseMinutes(lines.join('\n'), hasDay ? '2026-06-18' : null)
        if ('page' in result) {
          for (const sprint of result.page.sprints)
            expect(sprint.firstDay <= sprint.lastDay).toBe(true)
        } else expect(result.problem.message).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
})

describe('large and hostile texts', () => {
  const size = 1_900_000
  const hostile: [string, string][] = [
    ['one long line of spaces', `${' '.repeat(size)}x`],
    ['one long line of stars', `${'*'.repeat(size)}x`],
    ['one long title', `### ${'a '.repeat(size / 2)}:`],
    ['one long key', `${'Comments '.repeat(size / 9)}`],
    ['unclosed brackets', '[name='.repeat(size / 6)],
    [
      'brackets in an availability',
      `### June 24th (DONE):\n#### Availability\n${'[name=a] '.repeat(size / 9)}`,
    ],
    ['digits', `### June 24th (DONE):\n${'1'.repeat(size)}/`],
    ['unclosed fences', '```a\n'.repeat(45_000)],
    ['labels', `### Previous Sprints\n${'- June 24th:\n'.repeat(45_000)}`],
    [
      'deep nesting',
      `### June 24th (DONE):\n**Anchors**\n${Array.from({ length: 1800 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')}`,
    ],
    ['cards', `### June 24th (DONE):\n**Anchors**\n${'- a\n  - b\n'.repeat(24_000)}`],
    ['actions', `## Actions\n${'- **Action:** a\n'.repeat(45_000)}`],
  ]
  test.each(hostile)('%s is read in a moment', { timeout: 30_000 }, (_, text) => {
    const before = performance.now()
    parseMinutes(text, '2026-06-18')
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

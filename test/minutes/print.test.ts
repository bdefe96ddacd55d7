import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/calendar.ts'
import { nameKey } from '../../server/minutes/answers.ts'
import { cleanLine, cleanText } from '../../server/minutes/content.ts'
import { parseMinutes } from '../../server/minutes/parse.ts'
import {
  type PrintedNote,
  type PrintedSprint,
  printSprint,
  withoutLines,
} from '../../server/minutes/print.ts'

/** Lines that mean something in minutes or in Markdown, to be met in every kind of text. */
const traps = [
  '# June 11th (DONE):',
  '### June 11th (DONE):',
  'June 11th (IN PROGRESS):',
  '- May 28th:',
  '<!-- knots 2026-01-01..2026-01-14 -->',
  '#### Availability',
  '**Availability**',
  'Availability',
  '- [name=ada] 50%',
  'Expected Story Points: 12',
  'Persons: 3',
  '20/3.8 = 5.2',
  '- *11 Story Points / 4 people = 2.75 velocity*',
  'Comments: none',
  '- Comments:',
  '**:anchor: Anchors (what slowed you down)**',
  '- Rocks',
  '**Start (what to begin)**',
  '- Stop (what to end)',
  'Continue (what to keep)',
  '#### Carried over and done outside the sprint',
  'Carried over and done outside the sprint:',
  '- *Example: a card*',
  '*Example* of nothing',
  '### Previous Sprints',
  'Summary',
  '#### Actionable Results from the Retrospective',
  '- **Action:** write it down',
  '  - Owner: ada',
  'Status: DONE',
  '---',
  '***',
  '```',
  '~~~ts',
  '````',
  '| a | b |',
  '|---|---|',
  '> quoted',
  '1. first',
  '- one',
  '  - two',
  '    - three',
  '\tby a tab',
  '    code',
  '~~struck out~~',
  '**bold** _italic_ `code`',
  '\\*escaped\\*',
  '[a link](https://example.org/?a=b&c=d)',
  '%',
  ']',
  '[name=',
  '•',
  '• one',
  '🪨 ⚓ :cloud:',
  '\u00a0no break\u00a0',
  '',
]
const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...traps))
const line = fc.array(word, { maxLength: 3 }).map(words => words.join(' '))
const text = fc.oneof(
  fc.constantFrom('', 'NTR'),
  fc
    .array(fc.oneof(line, fc.constantFrom(...traps)), { maxLength: 7 })
    .map(lines => cleanText(lines.join('\n').replaceAll('\0', ''))),
)
const filledText = text.filter(one => one !== '')
const name = fc
  .oneof(line, fc.constantFrom('Ada', 'Grace van der Hop', 'x] 50%', 'é'))
  .map(one => cleanLine(one.replaceAll('\0', '')).slice(0, 80).trim())
  .filter(one => one !== '')
const figure = fc.option(
  fc.oneof(
    fc.nat(500),
    fc.nat(5_000_000).map(number => number / 10_000),
  ),
)
const day = fc.nat(4000).map(days => addDays('2020-01-01', days))

/** Cards with sub-points, as deep as the minutes hold them. */
function notes(depth: number): fc.Arbitrary<PrintedNote[]> {
  const none: fc.Arbitrary<PrintedNote[]> = fc.constant([])
  const nested = depth === 0 ? none : fc.oneof(none, notes(depth - 1))
  return fc.array(fc.record({ text: filledText, notes: nested }), { maxLength: 3 })
}

const items = fc.array(
  fc.record({ name: text, points: figure, note: fc.oneof(fc.constant(''), text) }),
  { maxLength: 3 },
)
/** Printed for people, and not in what is read back. */
const review = fc.option(
  fc.record({
    carriedOver: items,
    outsideCounted: items,
    outsideNotCounted: items,
    adjusted: fc.array(fc.record({ points: fc.integer({ min: -20, max: 20 }), reason: text }), {
      maxLength: 2,
    }),
  }),
)

const sprint: fc.Arbitrary<PrintedSprint> = fc
  .record({
    firstDay: day,
    length: fc.integer({ min: 1, max: 60 }),
    state: fc.constantFrom('planned' as const, 'active' as const, 'closed' as const),
    committed: figure,
    counted: figure,
    plannedFte: figure,
    actualFte: figure,
    goal: text,
    comment: text,
    review: fc.constant(null),
    availability: fc.uniqueArray(
      fc.record({ name, percent: fc.option(fc.integer({ min: 0, max: 100 })) }),
      { selector: answer => nameKey(answer.name), maxLength: 6 },
    ),
    anchors: notes(5),
    wind: notes(1),
    rocks: notes(0),
    start: notes(1),
    stop: notes(0),
    continue: notes(0),
    actions: fc.array(
      fc.record({
        text: filledText,
        owner: fc.oneof(fc.constant(''), name),
        dueNumber: fc.option(fc.integer({ min: 1, max: 9999 })),
        state: fc.constantFrom(
          'open' as const,
          'in-progress' as const,
          'done' as const,
          'dropped' as const,
        ),
        stateDay: fc.option(day),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ length, ...rest }) => ({ ...rest, lastDay: addDays(rest.firstDay, length - 1) }))

function readBack(printed: string): PrintedSprint {
  const result = parseMinutes(printed)
  if ('problem' in result) throw new Error(result.problem.message)
  expect(result.page.sprints).toHaveLength(1)
  const [read] = result.page.sprints
  const { firstDay, lastDay, state, committed, counted, plannedFte, actualFte, goal, comment } =
    read!
  return {
    ...{ firstDay, lastDay, state, committed, counted, plannedFte, actualFte, goal, comment },
    review: null,
    availability: read!.availability.map(answer => ({
      name: answer.name,
      percent: answer.percent,
    })),
    anchors: withoutLines(read!.anchors),
    wind: withoutLines(read!.wind),
    rocks: withoutLines(read!.rocks),
    start: withoutLines(read!.start),
    stop: withoutLines(read!.stop),
    continue: withoutLines(read!.continue),
    actions: result.page.actions.map(({ line: _, ...action }) => action),
  }
}

const empty: PrintedSprint = {
  firstDay: '2026-06-12',
  lastDay: '2026-06-24',
  state: 'closed',
  ...{ goal: '', comment: '', committed: null, counted: null, plannedFte: null, actualFte: null },
  availability: [],
  review: null,
  ...{ anchors: [], wind: [], rocks: [], start: [], stop: [], continue: [] },
  actions: [],
}

describe('a printed sprint', () => {
  test('read back is the same sprint, whatever its texts hold', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(sprint, review, (one, said) => {
        expect(readBack(printSprint({ ...one, review: said }))).toEqual(one)
      }),
      { numRuns: 300 },
    )
  })

  test('says what was carried over and done outside it, in a list', () => {
    const printed = printSprint({
      ...empty,
      review: {
        carriedOver: [
          { name: 'crew/hull#12 Paint the mast', points: 5, note: 'Waits for\npaint' },
          { name: 'crew/hull#13 Mend the net', points: null, note: '' },
        ],
        outsideCounted: [{ name: 'crew/hull#2 Find the anchor', points: 1, note: '' }],
        outsideNotCounted: [],
        adjusted: [{ points: 2.5, reason: 'Old reviews' }],
      },
    })
    expect(printed).toBe(`### June 24th (DONE):
<!-- knots 2026-06-12..2026-06-24 -->

#### Carried over and done outside the sprint

  - Carried over: 5 points in 2 items
    - crew/hull#12 Paint the mast (5 points): Waits for paint
    - crew/hull#13 Mend the net (no estimate)
  - Done outside the sprint, counted: 1 point in 1 item
    - crew/hull#2 Find the anchor (1 point)
  - Adjusted by +2.5: Old reviews
`)
    expect(readBack(printed)).toEqual(empty)
  })

  test('has the places of the format in which its retrospective was held, and no others', () => {
    const printed = printSprint({ ...empty, stop: [{ text: 'Rowing in circles', notes: [] }] })
    expect(printed).toContain('**Start (what to begin)**\n\n**Stop (what to end)**\n- Rowing')
    expect(printed).not.toContain('Anchors')
  })
})

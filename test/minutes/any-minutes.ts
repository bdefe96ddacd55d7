import fc from 'fast-check'
import { addDays } from '#domain/calendar.ts'
import { nameKey } from '../../server/minutes/answers.ts'
import { cleanLine, cleanText } from '../../server/minutes/content.ts'
import type { PrintedNote, PrintedSprint } from '../../server/minutes/print.ts'

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
  '<!-- knots meeting 2026-01-01 -->',
  '<!-- knots goal done label="x" -->',
  '<!-- knots sprint 3 -->',
  '<!-- knots actions -->',
  '<!-- /knots -->',
  '<!-- /knots meeting -->',
  '<!-- \\\\knots actions -->',
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
export const text = fc.oneof(
  fc.constantFrom('', 'NTR'),
  fc
    .array(fc.oneof(line, fc.constantFrom(...traps)), { maxLength: 7 })
    .map(lines => cleanText(lines.join('\n').replaceAll('\0', ''))),
)
export const filledText = text.filter(one => one !== '')
export const name = fc
  .oneof(line, fc.constantFrom('Ada', 'Grace van der Hop', 'x] 50%', 'é'))
  .map(one => cleanLine(one.replaceAll('\0', '')).slice(0, 80).trim())
  .filter(one => one !== '')
export const figure = fc.option(
  fc.oneof(
    fc.nat(500),
    fc.nat(5_000_000).map(number => number / 10_000),
  ),
)
export const day = fc.nat(4000).map(days => addDays('2020-01-01', days))

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
export const review = fc.option(
  fc.record({
    carriedOver: items,
    outsideCounted: items,
    outsideNotCounted: items,
    adjusted: fc.array(fc.record({ points: fc.integer({ min: -20, max: 20 }), reason: text }), {
      maxLength: 2,
    }),
  }),
)

const state = fc.constantFrom(
  'open' as const,
  'in-progress' as const,
  'done' as const,
  'dropped' as const,
)
const past = fc.record({
  history: fc.array(fc.record({ day: fc.option(day), state, note: text }), { maxLength: 3 }),
  madeNumber: fc.option(fc.integer({ min: 1, max: 9999 })),
  from: text.map(one => one.slice(0, 200)),
  helped: fc.option(
    fc.record({
      answer: fc.constantFrom('yes' as const, 'partly' as const, 'no' as const),
      note: text.map(one => one.slice(0, 500)),
    }),
  ),
})

export const actions = fc.array(
  fc.record({
    text: filledText,
    owner: fc.oneof(fc.constant(''), name),
    dueNumber: fc.option(fc.integer({ min: 1, max: 9999 })),
    state,
    stateDay: fc.option(day),
    past: fc.option(past),
  }),
  { maxLength: 3 },
)

export const sprint: fc.Arbitrary<PrintedSprint> = fc
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
    actions,
  })
  .map(({ length, ...rest }) => ({ ...rest, lastDay: addDays(rest.firstDay, length - 1) }))

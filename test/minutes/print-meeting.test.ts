import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PageSprint } from '../../server/minutes/page.ts'
import { parseMinutes } from '../../server/minutes/parse.ts'
import { withoutLines } from '../../server/minutes/print.ts'
import { type MeetingSprint, printMeeting } from '../../server/minutes/print-meeting.ts'
import { type AnyMeeting, meeting, withParts } from './any-meeting.ts'

const printed = (one: AnyMeeting) => printMeeting(withParts(one))

function asRead(read: PageSprint): MeetingSprint {
  const { firstDay, lastDay, state, committed, counted, plannedFte, actualFte } = read
  return {
    number: read.number ?? 0,
    title: read.title,
    excludedReason: read.excludedReason ?? null,
    printed: {
      ...{ firstDay, lastDay, state, committed, counted, plannedFte, actualFte },
      goal: read.goal,
      comment: read.comment,
      review: null,
      availability: read.availability.map(({ line: _, ...answer }) => answer),
      anchors: withoutLines(read.anchors),
      wind: withoutLines(read.wind),
      rocks: withoutLines(read.rocks),
      start: withoutLines(read.start),
      stop: withoutLines(read.stop),
      continue: withoutLines(read.continue),
      actions: [],
    },
  }
}

function readBack(page: string) {
  const result = parseMinutes(page)
  if ('problem' in result) throw new Error(result.problem.message)
  const { sprints, goals: read, actions: items, meetingDay } = result.page
  return {
    day: meetingDay?.day,
    sprints: sprints.map(asRead),
    goals: read.map(({ line: _, ...goal }) => goal),
    actions: items.map(({ line: _, ...action }) => action),
  }
}

/** What of a meeting is to come back. */
function held({ day, planned, reviewed, goals: own, actions: items }: AnyMeeting) {
  const key = ({ printed }: MeetingSprint) => `${printed.firstDay} ${printed.lastDay}`
  return {
    day,
    sprints: [planned, reviewed]
      .filter(one => one !== null)
      .sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    goals: own.map(({ facts: _, ...goal }) => ({ ...goal, label: goal.label || null })),
    actions: items,
  }
}

const indented = (page: string, columns: number) =>
  page
    .split('\n')
    .map(line => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n')

const quiet: AnyMeeting = {
  team: 'Fleet',
  day: '2026-06-24',
  present: ['Mara', 'Tobin'],
  apologies: ['Ilse'],
  texts: {},
  goals: [],
  refinement: { triage: [], counts: null, inProgress: [], external: [] },
  planned: null,
  reviewed: null,
  previous: [],
  coming: [],
  actions: [],
}

describe('the minutes of a whole meeting', () => {
  test('read back hold the same sprints, goals and actions, whatever is written', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(meeting, fc.constantFrom(0, 0, 6), (one, columns) => {
        expect(readBack(indented(printed(one), columns))).toEqual(held(one))
      }),
      { numRuns: 200 },
    )
  })

  test('are one page in the layout that people know', () => {
    const page = printed({
      ...quiet,
      texts: { opening: ['The harbour is closed.'], closing: ['Next week at ten.'] },
      goals: [
        {
          name: 'A new keel',
          aliases: ['keel', 'the keel'],
          state: 'blocked',
          label: 'keel',
          parent: null,
          roadmap: '```mermaid\nflowchart LR\n```',
          facts: '*label keel: 1 of 2 items and 3 of 8 points done*',
        },
      ],
      refinement: {
        triage: [
          {
            repository: 'crew/hull',
            title: 'Paint [all] of it',
            url: 'https://boats.example/1',
            remark: 'to be talked over first',
            parts: [{ repository: 'crew/hull', title: 'Bow', url: null, remark: '', parts: [] }],
          },
        ],
        counts: { before: 12, now: 1, isOver: false },
        inProgress: [],
        external: [],
      },
      actions: [
        {
          ...{ text: 'Buy rope', owner: 'Mara', dueNumber: 15 },
          ...{ state: 'in-progress', stateDay: '2026-06-24' },
          past: {
            history: [
              { day: '2026-06-11', state: 'open', note: '' },
              { day: '2026-06-24', state: 'in-progress', note: 'Ordered --> Friday' },
            ],
            madeNumber: 14,
            from: 'Retrospective of sprint 14',
            helped: null,
          },
        },
      ],
    })
    expect(page).toBe(`<!-- knots meeting 2026-06-24 -->

# Meeting of Fleet, 2026-06-24

**Present**: Mara, Tobin
**Apologies**: Ilse

The harbour is closed.

## Product Goals & Roadmaps

### A new keel (BLOCKED)

*label keel: 1 of 2 items and 3 of 8 points done*

<!-- knots goal blocked label="keel" alias="keel" alias="the keel" -->

\`\`\`mermaid
flowchart LR
\`\`\`

<!-- /knots -->

## Refinements

### Needs triage

*12 items in triage when the meeting began, 1 now*

**crew/hull**

- [Paint \\[all\\] of it](https://boats.example/1) - to be talked over first
    - Bow

### In progress for too long

NTR

### External dependencies

NTR

## Sprints

<!-- knots actions -->

### Actionable Results from the Retrospective

- **Action:** Buy rope
  <!-- knots action {"history":[["2026-06-11","open",""],["2026-06-24","in-progress","Ordered --\\u003e Friday"]],"made":14,"from":"Retrospective of sprint 14","helped":null} -->
  - Owner: Mara
  - When: Sprint15
  - Status: 24/06/26 In Progress
  - Note: Ordered --> Friday

<!-- /knots -->

## AOB

Next week at ten.

<!-- /knots meeting -->
`)
  })

  test('point out what was written outside the marks and looks like figures or actions', () => {
    const free = ['20 Story Points / 4 people = 5 velocity', '- **Action:** Mend the sail']
    const keel = {
      ...{ name: 'Keel', aliases: [], state: 'ready' as const, label: null, parent: null },
    }
    const page = printed({
      ...quiet,
      texts: { opening: free },
      goals: [{ ...keel, roadmap: '', facts: '' }],
    })
    const result = parseMinutes(page)
    if ('problem' in result) throw new Error(result.problem.message)
    expect(result.page).toMatchObject({ sprints: [], actions: [] })
    expect(result.page.warnings.map(({ message }) => message.slice(1, 10))).toEqual([
      '20 Story ',
      '- **Actio',
    ])
  })

  test('may stand between other minutes, which are read as ever', () => {
    const page = printed({ ...quiet, texts: { opening: ['### June 11th (DONE):'] } })
    const older = '### Previous Sprints\n- May 28th:\n  - *12 Story Points / 4 people = 3 velocity*'
    const result = parseMinutes(`${page}\n${older}`)
    if ('problem' in result) throw new Error(result.problem.message)
    expect(result.page.sprints.map(({ lastDay }) => lastDay)).toEqual(['2026-05-28'])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMinutes } from '../../server/minutes/parse.ts'
import { type PrintedSprint, printSprint, withoutLines } from '../../server/minutes/print.ts'
import { review, sprint } from './any-minutes.ts'

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

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countedElsewhere,
  countedTwice,
  decidedAnew,
  figureChanges,
} from '../../server/domain/amend.ts'
import { sprintFigures } from '../../server/domain/points.ts'
import { facts, itemsIn, juneFrame, on } from './facts.ts'
import { grace, habits, ledger, played } from './month.ts'

const none = { accepted: new Set<string>(), refused: new Set<string>(), adjustments: [] }
const assumed = { certainty: 'assumed', causes: ['points'] } as const

describe('a close that is decided on anew', () => {
  const [done, aside] = itemsIn(
    juneFrame(),
    facts('done', [
      [on(6, 1), 'points', 5],
      [on(6, 1), 'sprint', 'june'],
      [on(6, 16), 'status', 'Done'],
    ]),
    facts('aside', [
      [on(6, 1), 'points', 3],
      [on(6, 17), 'state', 'merged'],
    ]),
  )
  const items = [done!, { ...aside!, offeredSure: assumed }]
  const kept = {
    figures: sprintFigures({ items, isCommitted: true, redacted: new Set(), ...none }),
    doubts: {},
    settlements: [],
    fte: 3.8,
  }

  test('counts what is accepted and what is adjusted, and says how sure that is', () => {
    const decided = { ...none, accepted: new Set(['aside']), adjustments: [2, -0.5] }
    expect(decidedAnew(kept, items, decided)).toEqual({
      ...kept,
      figures: {
        ...kept.figures,
        points: { ...kept.figures.points, outside: 3, adjusted: 1.5, counted: 9.5 },
        offered: { items: 0, points: 0 },
      },
      doubts: {
        counted: {
          certainty: 'assumed',
          why: [
            'Of the work from outside: The points of 1 item were set again later; what they were before is not known.',
          ],
        },
      },
      settlements: [
        { itemId: 'done', doneSince: on(6, 16), points: 5 },
        { itemId: 'aside', doneSince: on(6, 17), points: 3 },
      ],
    })
  })

  test('leaves nothing undecided that is refused, and counts nothing that was not done outside', () => {
    const refused = decidedAnew(kept, items, { ...none, refused: new Set(['aside']) })
    expect(refused.figures).toMatchObject({ offered: { items: 0 }, points: { counted: 5 } })
    const wrong = decidedAnew(kept, items, { ...none, accepted: new Set(['done']) })
    expect(wrong.figures.points.counted).toBe(5)
  })

  test('of before doubts were kept has none', () => {
    const { doubts: _, ...old } = kept
    expect(decidedAnew(old, items, { ...none, accepted: new Set(['aside']) })).not.toHaveProperty(
      'doubts',
    )
  })
})

const decisions = fc.array(
  fc.record({
    sprint: fc.nat({ max: 3 }),
    decision: fc.constantFrom('accepted', 'accepted', 'refused', 'none'),
  }),
  { maxLength: 12 },
)
/** An item of no sprint, done and opened again and again, with other points each time. */
const doings = fc
  .uniqueArray(fc.integer({ min: 1, max: 29 }), { minLength: 1, maxLength: 8 })
  .chain(days =>
    fc.tuple(
      fc.constant(days.toSorted((a, b) => a - b)),
      fc.array(fc.constantFrom(2, 3, 5), { minLength: days.length, maxLength: days.length }),
    ),
  )
  .map(([days, points]) =>
    facts(
      'item',
      days.flatMap((day, index) => [
        [on(6, day, 9), 'points', points[index]!] as const,
        [on(6, day), 'state', index % 2 === 0 ? 'completed' : 'open'] as const,
      ]),
    ),
  )

test('deciding after the close gives what deciding before it gives', () => {
  fc.assert(
    fc.property(
      ledger,
      habits,
      grace,
      fc.func(fc.boolean()),
      fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 3 }),
      (items, habit, graceDays, accepts, adjustments) => {
        for (const { rows, figures, settlements, accepted, isCommitted } of played(
          items,
          habit,
          graceDays,
          accepts,
        )) {
          const given = { items: rows, isCommitted, redacted: new Set<string>() }
          const undecided = { figures: sprintFigures({ ...given, ...none }), settlements: [] }
          const made = decidedAnew(undecided, rows, { ...none, accepted, adjustments })
          expect(made.figures).toEqual(sprintFigures({ ...given, ...none, accepted, adjustments }))
          expect(made.settlements).toEqual(settlements)
          const back = decidedAnew(made, rows, { ...none, accepted })
          expect(back.figures).toEqual(figures)
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('whatever is decided after all closes, no item counts more than the most points it ever had', () => {
  fc.assert(
    fc.property(doings, habits, grace, fc.func(fc.boolean()), decisions, (changes, ...given) => {
      const [habit, graceDays, accepts, late] = given
      const sprints = played([changes], habit, graceDays, accepts)
      const closes = sprints.map(({ number, figures, settlements }) => ({
        number,
        figures,
        settlements,
      }))
      for (const { sprint, decision } of late) {
        const { rows } = sprints[sprint]!
        const others = closes.filter((_, index) => index !== sprint)
        const [row] = rows
        const isRefused = row !== undefined && countedElsewhere(row, others) !== null
        if (decision === 'accepted' && isRefused) continue
        const accepted = new Set(decision === 'accepted' ? ['item'] : [])
        closes[sprint] = decidedAnew(closes[sprint]!, rows, { ...none, accepted })
      }
      const most = Math.max(...changes.map(one => (one.field === 'points' ? (one.value ?? 0) : 0)))
      const settled = closes.flatMap(({ settlements }) => settlements)
      const counted = settled.reduce((all, one) => all + one.points, 0)
      expect(counted).toBeLessThanOrEqual(most)
      const inFigures = closes.reduce((all, { figures }) => all + figures.points.counted, 0)
      expect(inFigures).toBe(counted)
    }),
    { numRuns: 500 },
  )
})

describe('what is counted twice', () => {
  const settlement = (itemId: string, points: number) => ({ itemId, doneSince: 1, points })
  const later = [
    { number: 7, settlements: [settlement('a', 0)] },
    { number: 8, settlements: [settlement('a', 3), settlement('b', 2)] },
  ]

  test('is what another sprint counts beyond what was taken off before', () => {
    const offered = (itemId: string, alreadyCounted = 0) => ({ itemId, alreadyCounted })
    expect(countedElsewhere(offered('a'), later)).toBe(8)
    expect(countedElsewhere(offered('a', 3), later)).toBeNull()
    expect(countedElsewhere(offered('c'), later)).toBeNull()
    expect(countedElsewhere(offered('a'), [])).toBeNull()
  })

  test('is looked for only where a sprint would count more than it did', () => {
    const before = [settlement('a', 3), settlement('b', 1)]
    expect(countedTwice(before, before, later)).toEqual([])
    expect(countedTwice(before, [settlement('b', 2)], later)).toEqual([{ itemId: 'b', number: 8 }])
    expect(countedTwice(before, [settlement('c', 5)], later)).toEqual([])
  })
})

test('figures that became others are named, dust and what stayed are not', () => {
  const before = [
    ['Counted', 0.3],
    ['Adjusted', 0],
    ['Scope', null],
  ] as const
  const after = [
    ['Counted', 0.1 + 0.2],
    ['Adjusted', 2],
    ['Scope', null],
    ['Actual FTE', 1],
  ] as const
  expect(figureChanges(before, after)).toEqual([
    { figure: 'Adjusted', before: 0, after: 2 },
    { figure: 'Actual FTE', before: null, after: 1 },
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  printGoalReviews,
  printTargets,
  readGoalReviews,
  readTargets,
} from '../../server/domain/target-text.ts'

// The form of a team's own page: names in bold, one target behind them or several below.
const page = `- **Transition**: 
    - Clean up existing issues: [Charts](https://example.org/charts)
    - Integrate a precise roadmap
    - ~~Finish the monitoring and stabilise the pages~~
- **Storage**: Finish phase 1
- **Match Making:** [x] Finish phase 3`

test('the targets of a page are read with their goals and states', () => {
  expect(readTargets(page)).toEqual({
    targets: [
      {
        goal: 'Transition',
        text: 'Clean up existing issues: [Charts](https://example.org/charts)',
        state: 'open',
      },
      { goal: 'Transition', text: 'Integrate a precise roadmap', state: 'open' },
      {
        goal: 'Transition',
        text: 'Finish the monitoring and stabilise the pages',
        state: 'struck',
      },
      { goal: 'Storage', text: 'Finish phase 1', state: 'open' },
      { goal: 'Match Making', text: 'Finish phase 3', state: 'reached' },
    ],
    rest: '',
  })
})

test('text that is no target stays text', () => {
  const text = 'We sail south.\n\n- no bold name\n- **Bold** words that are no title'
  expect(readTargets(text)).toEqual({ targets: [], rest: text })
  const mixed = `We sail south.\n\n${page}\n\nAnd back.`
  expect(readTargets(mixed).rest).toBe('We sail south.\n\nAnd back.')
  expect(readTargets(mixed).targets).toHaveLength(5)
})

test('a name with nothing behind it is no target', () => {
  expect(readTargets('- **Transition**:')).toEqual({ targets: [], rest: '- **Transition**:' })
})

test('targets of no goal stand under the sprint itself', () => {
  const targets = [{ goal: null, text: 'Arrive', state: 'open' as const }]
  expect(printTargets(targets)).toBe('- **Sprint**:\n    - Arrive')
  expect(readTargets(printTargets(targets)).targets).toEqual(targets)
})

const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ,.()#-]{0,20}[A-Za-z0-9]$/)
const lines = fc.array(word, { minLength: 1, maxLength: 3 }).map(parts => parts.join('\n'))

test('printed targets are read back as they were', () => {
  const target = fc.record({
    goal: fc.option(word, { nil: null }),
    text: lines,
    state: fc.constantFrom('open' as const, 'reached' as const, 'struck' as const),
  })
  fc.assert(
    fc.property(fc.array(target, { maxLength: 8 }), targets => {
      fc.pre(targets.every(({ goal }) => goal?.toLowerCase() !== 'sprint'))
      const grouped = [...Map.groupBy(targets, ({ goal }) => goal).values()].flat()
      expect(readTargets(printTargets(targets))).toEqual({ targets: grouped, rest: '' })
    }),
  )
})

test('what a review says of each goal is read, and the words around it stay', () => {
  const review = `Related to our goals:
- **Transition to the new system:**
    - Mostly bug fixes
      and tests

- **Integration:**
    - NTR`
  expect(readGoalReviews(review)).toEqual({
    reviews: [
      { goal: 'Transition to the new system', text: '- Mostly bug fixes\n  and tests' },
      { goal: 'Integration', text: '- NTR' },
    ],
    rest: 'Related to our goals:',
  })
})

test('printed reviews are read back as they were', () => {
  const review = fc.record({ goal: word, text: lines })
  fc.assert(
    fc.property(fc.array(review, { maxLength: 6 }), reviews => {
      expect(readGoalReviews(printGoalReviews(reviews))).toEqual({ reviews, rest: '' })
    }),
  )
})

test('any text is read without loss of its words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      const { targets, rest } = readTargets(text)
      if (targets.length === 0) expect(rest).toBe(text.replace(/^\n+|\s+$/g, ''))
    }),
  )
})

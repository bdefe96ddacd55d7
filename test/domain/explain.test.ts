import { describe, expect, test } from 'vitest'
import { averageChoices } from '../../server/domain/average.ts'
import { explain, shown } from '../../server/domain/explain.ts'
import {
  explainAverage,
  explainExpected,
  explainRange,
} from '../../server/domain/explain-average.ts'
import { certaintyOf, type ExplainedSprint } from '../../server/domain/explain-certainty.ts'
import { finished, record } from './record.ts'

const sprint: ExplainedSprint = {
  state: 'closed',
  people: { answered: 11, total: 19 },
  items: { total: 12, done: 7, unestimated: 1, redacted: 2 },
  fte: { planned: 3.8, likely: 5.1, actual: 3.8 },
  points: {
    committed: 56,
    added: 8,
    removed: 13,
    reestimated: -2.5,
    scope: 48.5,
    completed: 18,
    remaining: 30.5,
    outside: 3,
    adjusted: -1,
    counted: 20,
  },
  velocity: { expected: 56 / 3.8, actual: 20 / 3.8 },
  certainty: 'exact',
  commitment: { by: 'pressed', day: 1 },
}
const filled = (figure: Parameters<typeof explain>[0], more: Partial<ExplainedSprint> = {}) =>
  explain(figure, { ...sprint, ...more }).filled
const notes = (figure: Parameters<typeof explain>[0], more: Partial<ExplainedSprint> = {}) =>
  explain(figure, { ...sprint, ...more }).notes.join(' ')

describe('a figure explains itself', () => {
  test('with the points that are set aside, and what of the re-estimates they are', () => {
    const aside = { items: 1, points: 8, reestimated: -8 }
    expect(notes('scope', { aside })).toContain(
      '1 item set aside counts 0, its 8 points left out: they stand on another item too.',
    )
    expect(notes('scope', { aside })).not.toContain('since the commitment')
    expect(notes('reestimated', { aside })).toContain(
      '-8 of it is points set aside, or counted again, since the commitment.',
    )
    expect(notes('plannedFte', { aside })).not.toContain('set aside')
    expect(notes('scope')).not.toContain('set aside')
  })

  test('with its numbers in the formula', () => {
    expect(explain('actualVelocity', sprint)).toMatchObject({
      figure: 'Actual velocity',
      formula: 'counted / actual FTE',
      filled: '20 / 3.8 = 5.26',
    })
    expect(filled('expectedVelocity')).toBe('56 / 3.8 = 14.74')
    expect(filled('scope')).toBe('56 + 8 - 13 - 2.5 = 48.5')
    expect(filled('remaining')).toBe('48.5 - 18 = 30.5')
    expect(filled('counted')).toBe('18 + 3 - 1 = 20')
    expect(filled('committed')).toBe('56')
    expect(filled('plannedFte')).toBe('3.8')
  })

  test('a term of nothing is added or taken off as 0', () => {
    const points = { ...sprint.points, removed: 0, added: 0 }
    expect(filled('scope', { points })).toBe('56 + 0 - 0 - 2.5 = 48.5')
  })

  test('what is not known is a dash, never 0', () => {
    const fte = { planned: null, likely: null, actual: null }
    const velocity = { expected: null, actual: null }
    expect(filled('actualVelocity', { fte, velocity })).toBe('20 / – = –')
    expect(notes('actualVelocity', { fte, velocity })).toContain('The FTE is not known.')
    expect(notes('actualVelocity', { fte: { ...fte, actual: 0 }, velocity })).toContain(
      'Nobody was there',
    )
    expect([shown(null), shown(0), shown(-0.001), shown(1 / 3)]).toEqual(['–', '0', '0', '0.33'])
  })

  test('totals of a record stand alone', () => {
    const points = { ...sprint.points, committed: null, completed: null }
    expect(filled('counted', { points })).toBe('20')
    expect(filled('scope', { points })).toBe('48.5')
  })

  test('it says whom FTE and velocity are from', () => {
    expect(notes('plannedFte')).toBe('From 11 of 19 people.')
    expect(notes('expectedVelocity')).toContain('From 11 of 19 people.')
    expect(notes('expectedVelocity')).toContain('another figure: planned FTE x average velocity')
    expect(notes('scope')).not.toContain('people')
    expect(notes('plannedFte', { people: { answered: 0, total: 0 } })).toBe('')
    const people = { answered: 11, total: 19, known: 13 }
    expect(notes('actualFte', { people })).toContain('From 13 of 19 people.')
    expect(notes('plannedFte', { people })).toContain('From 11 of 19 people.')
  })

  test('it says of each figure by itself how sure it is and why, where that is known', () => {
    const why = ['The points of 1 item were set again later.']
    const doubts = { committed: { certainty: 'assumed' as const, why } }
    const half = { certainty: 'assumed' as const, doubts }
    expect(notes('committed', half)).toContain(why[0])
    expect(notes('expectedVelocity', half)).toContain(why[0])
    expect(notes('completed', half)).not.toContain('does not reach back')
    expect(certaintyOf('expectedVelocity', half)).toBe('assumed')
    expect(certaintyOf('completed', half)).toBe('exact')
    expect(certaintyOf('plannedFte', half)).toBeNull()
    expect(certaintyOf('completed', {})).toBeNull()
  })

  test('it says what is not in it and how well it is known', () => {
    expect(notes('scope')).toBe(
      '1 item without an estimate counts 0. 2 items cannot be seen and have no points.',
    )
    expect(notes('scope', { certainty: 'assumed' })).toContain('does not reach back')
    expect(notes('scope', { certainty: 'bounded' })).toContain('between two reads')
    expect(notes('counted', { certainty: 'recorded' })).toContain('written down by people')
  })

  test('it says how the commitment came about', () => {
    expect(notes('committed', { commitment: null })).toContain('Nothing is committed yet.')
    expect(notes('committed', { commitment: { by: 'nobody', day: null } })).toContain('Nobody')
    expect(notes('added', { commitment: { by: 'late', day: 4 } })).toContain('Committed on day 4.')
    expect(notes('committed', { commitment: null, certainty: 'recorded' })).not.toContain('yet')
    expect(notes('actualVelocity', { state: 'active' })).toContain('once the sprint is closed')
  })
})

describe('an average explains itself', () => {
  const five = finished(record.slice(0, 5))
  const text = (method: 'weighted' | 'pooled' | 'mean' | 'median', last: null | 3 = null) =>
    explainAverage({ method, last }, five)?.filled

  test('by each method', () => {
    expect(text('mean')).toBe('(5.12 + 2 + 2 + 3.85 + 2.4) / 5 = 3.07')
    expect(text('pooled')).toBe('55 / 16.7 = 3.29')
    expect(text('median', 3)).toBe('middle of 2, 3.85, 2.4 = 2.4')
    expect(text('weighted')).toBe('26.78 / 8.76 = 3.06')
  })

  test('says over how many sprints, and nothing without any', () => {
    expect(explainAverage({ method: 'mean', last: 3 }, five)?.notes).toEqual([
      'Over 3 finished sprints with an FTE.',
    ])
    for (const choice of averageChoices) expect(explainAverage(choice, [])).toBeNull()
  })

  test('expected points show their factors', () => {
    const given = { fte: 4.2, average: 5.6329, workingDays: 9, medianWorkingDays: 10 }
    expect(explainExpected(given)).toMatchObject({
      formula: 'FTE x average velocity',
      filled: '4.2 x 5.63 = 23.66',
      notes: [],
    })
    expect(explainExpected({ ...given, workingDays: 20 })?.filled).toBe(
      '4.2 x 5.63 x 20 / 10 = 47.32',
    )
    expect(explainExpected({ ...given, fte: null })).toBeNull()
  })

  test('a range shows its factors and what they are', () => {
    expect(explainRange(20, { low: 0.5, high: 1.25, cover: 0.8 }, 12)).toBe(
      'Range: 20 x 0.5 = 10 to 20 x 1.25 = 25; the factors are the 10th to 90th percentile of 12 past ratios counted / predicted.',
    )
    expect(explainRange(20, { low: 0.5, high: 1.25, cover: 5 / 7 }, 6)).toContain(
      'lowest to highest of 6',
    )
  })
})

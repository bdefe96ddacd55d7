import type { Velocity } from '#contract/velocity.ts'
import { aSprint, noPoints, sprints, today } from './web-data.ts'

const ratio = [0.62, 1.45] as const
const before = (index: number) => {
  const past = sprints
    .slice(0, index)
    .filter(
      sprint => !sprint.excluded && sprint.fte.actual !== null && sprint.points.counted !== null,
    )
  if (past.length === 0) return null
  let points = 0
  let fte = 0
  past.forEach((sprint, place) => {
    const weight = 0.7 ** (past.length - 1 - place)
    points += weight * (sprint.points.counted ?? 0)
    fte += weight * (sprint.fte.actual ?? 0)
  })
  return points / fte
}

const average = before(15) ?? 0
const expected = 4.2 * average

/** Velocity of the invented year as the server answers it for sprint 16. */
export const velocity: Velocity = {
  asOf: today,
  sprints,
  average: {
    method: 'weighted',
    last: null,
    value: average,
    sprints: 14,
    formula: {
      figure: 'Average velocity',
      formula:
        'Sum of points / sum of FTE over the closed sprints, each sprint counting 0.7 of the one after it',
      filled: `87.3 / 17.6 = ${average.toFixed(1)}`,
      notes: ['14 sprints; sprint 13 is left out: Four public holidays and the conference.'],
    },
  },
  methods: [
    {
      method: 'weighted',
      last: null,
      value: average,
      predictions: 11,
      meanAbsoluteError: 3.4,
      next: expected,
    },
    {
      method: 'pooled',
      last: null,
      value: 4.3,
      predictions: 11,
      meanAbsoluteError: 4.1,
      next: 18.1,
    },
    { method: 'pooled', last: 3, value: 5.1, predictions: 11, meanAbsoluteError: 3.8, next: 21.4 },
    { method: 'pooled', last: 5, value: 4.8, predictions: 10, meanAbsoluteError: 3.6, next: 20.2 },
    { method: 'mean', last: null, value: 4.2, predictions: 11, meanAbsoluteError: 4.3, next: 17.6 },
    { method: 'mean', last: 5, value: 4.8, predictions: 10, meanAbsoluteError: 3.7, next: 20.2 },
    {
      method: 'median',
      last: null,
      value: 4.1,
      predictions: 11,
      meanAbsoluteError: 4.6,
      next: 17.2,
    },
    { method: 'median', last: 8, value: null, predictions: 0, meanAbsoluteError: null, next: null },
  ],
  next: {
    sprintId: 's16',
    number: 16,
    fte: 4.2,
    points: { low: expected * ratio[0], expected, high: expected * ratio[1] },
    cover: 0.8,
    why: null,
    formula: {
      figure: 'Expected points of sprint 16',
      formula: 'Planned FTE × average velocity',
      filled: `4.2 × ${average.toFixed(1)} = ${expected.toFixed(1)}`,
      notes: ['From 11 of 19 people.', '5.1 FTE if the others are as usual.'],
    },
  },
  band: sprints.map((sprint, index) => {
    const value = before(index)
    const ranged = index >= 8 && value !== null
    return {
      sprintId: sprint.id,
      average: index >= 3 ? value : null,
      low: ranged ? value * ratio[0] : null,
      high: ranged ? value * ratio[1] : null,
    }
  }),
  score: { held: 6, ranges: 7 },
  shares: sprints
    .filter(({ state }) => state === 'closed')
    .map(({ id, number, title, lastDay, points }) => ({
      sprintId: id,
      number,
      title,
      lastDay,
      sayDo: points.committed === null ? null : (points.counted ?? 0) / points.committed,
      unplanned: number > 10 ? 0.15 : null,
      carriedOver: number > 10 ? 0.25 : null,
    })),
}

const spread = [1, 0.8, 1.2, 0.7, 1.1, 1.4, 0.9]

/** Five years of sprints, the last of them the one of today. */
export const fiveYears: Velocity = (() => {
  const all = Array.from({ length: 130 }, (_, index) => {
    const factor = spread[index % spread.length] ?? 1
    const fte = 3 + (index % 5) * 0.5
    const counted = Math.round(4.5 * fte * factor)
    const isLast = index === 129
    return aSprint(index - 113, {
      id: `y${index + 1}`,
      number: index + 1,
      title: `Sprint ${index + 1}`,
      ...(isLast ? { state: 'active', closedAt: null } : {}),
      points: { ...noPoints, committed: counted + 4, completed: counted - 1, counted },
      fte: { planned: fte + 0.3, likely: fte, actual: isLast ? null : fte },
      comment: index % 9 === 4 ? 'Half the crew was away.' : '',
    })
  })
  const ranged = all.map(({ id }, index) => ({
    sprintId: id,
    average: index < 3 ? null : 4.5,
    low: index < 8 ? null : 3,
    high: index < 8 ? null : 6.4,
  }))
  return { ...velocity, sprints: all, band: ranged, next: null, shares: [] }
})()

import type { Forecast, Projection } from '#contract/forecast.ts'

/** 10,000 runs for a backlog of 118 points, as the server answers it. */
export const forecast: Forecast = {
  why: null,
  work: {
    points: 118,
    items: 41,
    unestimated: 6,
    median: 3,
    formula: {
      figure: 'Left to do',
      formula: 'points of unfinished items + items without an estimate x median',
      filled: '100 + 6 x 3 = 118',
      notes: [],
    },
  },
  sprints: [
    { percent: 50, sprints: 6, lastDay: '2026-09-16' },
    { percent: 85, sprints: 7, lastDay: '2026-09-30' },
    { percent: 95, sprints: 9, lastDay: '2026-10-28' },
  ],
  points: null,
  shares: [
    { sprints: 4, share: 0.06 },
    { sprints: 5, share: 0.22 },
    { sprints: 6, share: 0.31 },
    { sprints: 7, share: 0.27 },
    { sprints: 8, share: 0.08 },
    { sprints: 9, share: 0.04 },
    { sprints: 10, share: 0.02 },
  ],
  basis: {
    runs: 10_000,
    velocities: [4.3, 5.2, 4.4, 5.6, 5.2].map((velocity, index) => ({
      sprintId: `s${10 + index}`,
      number: 10 + index,
      velocity,
    })),
    fte: [{ sprintId: 's17', number: 17, lastDay: '2026-07-08', fte: 4.4 }],
    laterFte: 4.2,
    growth: null,
  },
  formula: {
    figure: 'Sprints for 118 points',
    formula: 'sprints until the points of a run reach those left to do; each velocity x FTE',
    filled: '85 of 100 runs end within 7 sprints',
    notes: ['Velocities of the last 10 closed sprints.'],
  },
}

export const pointsForecast: Forecast = {
  ...forecast,
  work: null,
  sprints: null,
  shares: null,
  points: [
    { percent: 50, points: 61.4 },
    { percent: 85, points: 52.9 },
    { percent: 95, points: 47 },
  ],
}

export const noForecast: Forecast = {
  ...forecast,
  why: 'A forecast needs 5 closed sprints with a velocity; there are 2.',
  sprints: null,
  points: null,
  shares: null,
  basis: { ...forecast.basis, runs: 0, velocities: forecast.basis.velocities.slice(0, 2) },
  formula: null,
}

/** What sprint 16 will probably bring by its end. */
export const projection: Projection = {
  why: null,
  fraction: 0.5,
  completed: 17,
  remaining: 23,
  points: { low: 21.4, expected: 31, high: 38.2 },
  cover: 0.8,
  past: [
    { sprintId: 's11', number: 11, completed: 9, remaining: 20, final: 21 },
    { sprintId: 's12', number: 12, completed: 8, remaining: 19, final: 17 },
    { sprintId: 's14', number: 14, completed: 12, remaining: 19, final: 22 },
  ],
  formula: {
    figure: 'Points by the end of the sprint',
    formula: 'completed + remaining x share of the remaining that past sprints still did',
    filled: '17 + 23 x 0.61 = 31',
    notes: [],
  },
}

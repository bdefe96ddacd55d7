import type { Burndown } from '../../../server/contract/burndown.ts'
import type { Sprint } from '../../../server/contract/sprint.ts'
import type { Velocity } from '../../../server/contract/velocity.ts'

const noPoints = {
  committed: null,
  added: null,
  removed: null,
  reestimated: null,
  scope: null,
  completed: null,
  remaining: null,
  outside: null,
  adjusted: null,
  counted: null,
}

export function aSprint(number: number, given: Partial<Sprint> = {}): Sprint {
  return {
    id: `s${number}`,
    version: 1,
    number,
    title: `Sprint ${number}`,
    firstDay: '2026-06-15',
    lastDay: '2026-06-18',
    state: 'active',
    goal: '',
    comment: '',
    sources: ['github'],
    people: { answered: 0, total: 0 },
    items: null,
    fte: { planned: null, likely: null, actual: null },
    points: noPoints,
    velocity: { expected: null, actual: null },
    certainty: 'exact',
    excluded: null,
    closedAt: null,
    workingDays: 4,
    commitment: null,
    recorded: [],
    warnings: [],
    ...given,
  }
}

/** A closed sprint with points and FTE. */
export const closedSprint = (number: number, counted: number, fte: number): Sprint =>
  aSprint(number, {
    state: 'closed',
    points: { ...noPoints, committed: 20, completed: counted, counted },
    fte: { planned: fte, likely: fte, actual: fte },
    velocity: { expected: 20 / fte, actual: counted / fte },
  })

/** Four days: 20 points committed, 5 added on the second day, 5 and 10 completed; today is the third. */
export const fourDays: Burndown = {
  sprintId: 's7',
  committed: 20,
  exactFrom: null,
  why: null,
  today: '2026-06-17',
  days: [
    day('2026-06-15', 15, { scope: 20, completed: 5 }),
    { ...day('2026-06-16', 10, { scope: 25, completed: 5 }), changes: [added(5)] },
    day('2026-06-17', 5, { scope: 25, completed: 15 }),
    day('2026-06-18', 0, null),
  ],
}

function day(
  of: string,
  guideline: number,
  known: { scope: number; completed: number } | null,
): Burndown['days'][number] {
  return {
    day: of,
    working: true,
    guideline,
    scope: known?.scope ?? null,
    completed: known?.completed ?? null,
    remaining: known ? known.scope - known.completed : null,
    changes: [],
  }
}

function added(points: number): Burndown['days'][number]['changes'][number] {
  const at = '2026-06-16T09:00:00.000Z'
  return {
    kind: 'added',
    at,
    itemId: 'i',
    title: 'Rope',
    url: null,
    points,
    from: null,
    to: points,
  }
}

export function aVelocity(sprints: Sprint[], given: Partial<Velocity> = {}): Velocity {
  return {
    asOf: '2026-06-17',
    sprints,
    average: {
      method: 'weighted',
      last: null,
      value: 3.14,
      sprints: sprints.length,
      formula: null,
    },
    methods: [],
    next: null,
    band: sprints.map(({ id }) => ({ sprintId: id, average: 3, low: 2, high: 4 })),
    score: { held: 0, ranges: 0 },
    shares: [],
    ...given,
  }
}

/** What a reader sees: the words of an SVG with their places. */
export function textsOf(svg: string): { words: string; x: number; y: number }[] {
  const found = svg.matchAll(/<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)<\/text>/g)
  return [...found].map(([, x, y, words = '']) => ({ words, x: Number(x), y: Number(y) }))
}

export const wordsOf = (svg: string) => textsOf(svg).map(({ words }) => words)

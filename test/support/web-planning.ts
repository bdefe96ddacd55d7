import type { Availability, AvailabilityRow } from '#contract/availability.ts'
import type { Capacity } from '#contract/capacity.ts'
import type { Person } from '#contract/person.ts'
import type { Routes } from './web-api.ts'
import { backlogRoutes } from './web-backlog.ts'
import { velocity } from './web-velocity.ts'

const names = ['Ada Lund', 'Bo Fisk', 'Cleo Marsh']

export const people: Person[] = names.map((name, index) => ({
  id: `p${index}`,
  version: 1,
  name,
  aliases: [],
  githubLogin: null,
  mail: null,
  usualPercent: 80,
  country: null,
  region: null,
  active: true,
}))

export const aRow = (index: number, row: Partial<AvailabilityRow> = {}): AvailabilityRow => ({
  personId: `p${index}`,
  name: names[index] ?? `Person ${index}`,
  plannedPercent: null,
  actualPercent: null,
  isActualUnknown: false,
  usualPercent: 80,
  suggestedPercent: 80,
  daysOff: [],
  confirmedAt: null,
  enteredBy: null,
  announced: [70, null, 60],
  ...row,
})

const holiday = { day: '2026-06-15', name: 'Tide day' }

export const availability: Availability = {
  people: [
    aRow(0, { suggestedPercent: 72, daysOff: [holiday] }),
    aRow(1, { plannedPercent: 60, enteredBy: { personId: 'p2', name: 'Cleo Marsh' } }),
    aRow(2, { plannedPercent: 0 }),
  ],
  fte: { planned: 0.6, likely: 1.4, actual: 0.6, answered: 2, total: 3 },
  beside: [14, 15, 17].map(number => ({
    sprintId: `s${number}`,
    number,
    title: `Sprint ${number}`,
    firstDay: number < 16 ? '2026-05-28' : '2026-06-25',
    lastDay: number < 16 ? '2026-06-10' : '2026-07-08',
    fte: 4.1,
  })),
}

const formula = {
  figure: 'Expected points',
  formula: 'FTE x average velocity',
  filled: '0.6 x 5 = 3',
  notes: [],
}

export const capacity: Capacity = {
  fte: { used: 0.6, from: 'answered', answered: 2, total: 3, likely: 1.4, later: null },
  average: { method: 'weighted', last: null, value: 5, sprints: 14, formula: null },
  expected: { points: { low: 2, expected: 3, high: 4.5 }, cover: 0.8, why: null, formula },
  likely: { points: { low: 5, expected: 7, high: 9 }, cover: 0.8, why: null, formula },
  methods: velocity.methods.map(({ next, ...method }) => ({ ...method, expected: next })),
  inSprint: { points: 36, items: 9, unestimated: 2 },
  committed: null,
  delivery: null,
  past: [],
  announced: null,
  provisional: [],
}

/** What the planning page of sprint 16 asks for beside what every page does. */
export const planningRoutes: Routes = {
  ...backlogRoutes,
  'GET /api/teams/crew/sprints/:id/goals': { goals: [], targets: [], reviews: [], shares: null },
  'GET /api/me': { team: 'crew', personId: 'p0' },
  'GET /api/teams/crew/people': { people },
  'GET /api/teams/crew/team-events': { events: [] },
  'GET /api/teams/crew/sprints/s16/availability': availability,
  'GET /api/teams/crew/sprints/s16/capacity': capacity,
  'GET /api/teams/crew/sprints/s16/risks': { risks: [] },
}

import type { Availability } from '#contract/availability.ts'
import type { ItemClass } from '#contract/item.ts'
import type {
  Adjustment,
  Learned,
  OutsideItem,
  Report,
  ReportItem,
  SprintHistory,
} from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import type { Routes } from './web-api.ts'
import { writes } from './web-backlog.ts'
import { noPoints, sprint16, sprints } from './web-data.ts'
import { aRow, people } from './web-planning.ts'
import { crewRoutes } from './web-routes.ts'

/** Two days after sprint 16 has ended. */
export const afterwards = Date.parse('2026-06-26T09:30:00Z')

const allClasses: ItemClass[] = [
  'committed-done',
  'added-done',
  'open',
  'carried-over',
  'removed',
  'dropped',
  'came-and-went',
  'done-before',
  'done-outside',
]

export const aReportItem = (
  id: string,
  title: string,
  points: number | null,
  item: Partial<ReportItem> = {},
): ReportItem => {
  const done = item.class === undefined || item.class.includes('done')
  return {
    id,
    kind: 'issue',
    number: 100 + id.length,
    repository: 'harbour/web',
    title,
    url: `https://github.com/harbour/web/issues/${id}`,
    points,
    aside: null,
    pointsAtCommitment: points,
    status: done ? 'Done' : 'In progress',
    done,
    doneAt: done ? '2026-06-16T14:20:00Z' : null,
    class: 'committed-done',
    assignees: ['mara-v'],
    labels: [],
    isDraft: false,
    reviewDecision: null,
    age: 1,
    certainty: 'exact',
    parent: null,
    share: points ?? 0,
    note: null,
    ...item,
  }
}

const carried = { class: 'carried-over' as const, done: false, status: 'In progress' }

/** Committed 20, done 12, carried over 8. */
export const reviewItems: ReportItem[] = [
  aReportItem('tides', 'Show the tides', 5, { labels: ['bug'] }),
  aReportItem('pilot', 'Log in by harbour pilot', 5, { labels: ['bug', 'login'] }),
  aReportItem('locks', 'Bump the lock file', 2, { labels: ['docs'], repository: 'harbour/docs' }),
  aReportItem('quay', 'Rebuild the quay wall', 5, { ...carried, labels: ['bug'], age: 3 }),
  aReportItem('buoys', 'Count the buoys', 3, {
    ...carried,
    note: { text: 'Waited for the diver', version: 2 },
  }),
  aReportItem('lamp', 'Mend the lamp', 1, { class: 'removed', done: false, status: 'Backlog' }),
]

export const anOutside = (
  id: string,
  title: string,
  points: number,
  more: Partial<OutsideItem> = {},
): OutsideItem => ({
  item: aReportItem(id, title, points, { class: 'done-outside' }),
  points,
  doneAt: '2026-06-15T10:00:00Z',
  isIn: null,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  ...more,
})

export const adjustment: Adjustment = {
  id: 'adjustment-1',
  version: 3,
  points: 2,
  reason: 'Reviews for the neighbours',
  madeBy: { personId: 'p1', name: 'Bo Fisk' },
  madeAt: '2026-06-25T09:00:00Z',
}

const classesOf = (items: ReportItem[]) =>
  allClasses.map(kind => {
    const members = items.filter(item => item.class === kind)
    return {
      class: kind,
      items: members.length,
      points: members.reduce((sum, { share }) => sum + share, 0),
      unestimated: members.filter(({ points }) => points === null).length,
    }
  })

export const reviewed: Sprint = {
  ...sprint16,
  certainty: 'exact',
  people: { answered: 2, total: 3 },
  items: { total: 5, done: 3, unestimated: 0, redacted: 0 },
  points: {
    ...noPoints,
    committed: 21,
    added: 0,
    removed: 1,
    reestimated: 0,
    scope: 20,
    completed: 12,
    remaining: 8,
    outside: 0,
    adjusted: 2,
    counted: 14,
  },
}

export const closedReview: Sprint = {
  ...reviewed,
  state: 'closed',
  version: 2,
  closedAt: '2026-06-25T10:00:00Z',
  fte: { planned: 4.2, likely: 5.1, actual: 4 },
  velocity: { expected: 5, actual: 3.5 },
}

export function aReport(more: Partial<Report> = {}): Report {
  const items = more.items ?? reviewItems
  return {
    sprint: reviewed,
    summary: '14 of 21 points, 4.2 people.',
    isProvisional: true,
    classes: classesOf(items),
    scope: {
      figure: 'Scope',
      formula: 'committed and done + added and done + carried over',
      filled: '12 + 0 + 8 = 20',
      notes: [],
    },
    counted: null,
    items,
    outside: [
      anOutside('patch', 'Patch release', 2, { isIn: { sprintId: 's17', number: 17 } }),
      anOutside('cert', 'Check the certificates', 3),
    ],
    adjustments: [adjustment],
    shares: [14, 15, 16].map(number => ({
      sprintId: `s${number}`,
      number,
      title: `Sprint ${number}`,
      lastDay: '2026-06-24',
      sayDo: number === 14 ? null : 0.6,
      unplanned: 0.25,
      carriedOver: 0.4,
    })),
    blanks: 1,
    average: null,
    next: { sprintId: 's17', number: 17, title: 'Sprint 17' },
    ...more,
  }
}

export const history: SprintHistory = {
  entries: [
    { at: '2026-06-11T13:10:00Z', kind: 'committed', by: null, reason: null, changes: [] },
    {
      at: '2026-06-25T10:00:00Z',
      kind: 'closed',
      by: { personId: 'p0', name: 'Ada Lund' },
      reason: null,
      changes: [],
    },
    {
      at: '2026-06-25T12:00:00Z',
      kind: 'corrected',
      by: { personId: 'p1', name: 'Bo Fisk' },
      reason: 'Forgot the holiday',
      changes: [{ figure: 'Actual FTE', before: 4.2, after: 4 }],
    },
  ],
}

export const learned: Learned = {
  figures: [{ figure: 'Completed', kept: 12, now: 15 }],
  items: [
    {
      id: 'buoys',
      title: 'Count the buoys',
      url: null,
      keptClass: 'carried-over',
      nowClass: 'committed-done',
      keptPoints: 3,
      nowPoints: 3,
    },
  ],
}

export const realAvailability: Availability = {
  people: [
    aRow(0, { plannedPercent: 80 }),
    aRow(1, { plannedPercent: 60, actualPercent: 50 }),
    aRow(2),
  ],
  fte: { planned: 1.4, likely: 2.2, actual: 1.3, answered: 2, total: 3 },
  beside: [],
}

const T = '/api/teams/crew'

/** What the review of sprint 16 asks for beside what every page does. */
export const reviewRoutes = (report: Report = aReport()): Routes => ({
  ...crewRoutes,
  'GET /api/me': { team: 'crew', personId: 'p0' },
  [`GET ${T}/people`]: { people },
  [`GET ${T}/sprints`]: {
    sprints: sprints.map(sprint => (sprint.id === 's16' ? report.sprint : sprint)),
  },
  [`GET ${T}/sprints/s16/report`]: report,
  [`GET ${T}/sprints/s16/history`]: history,
  [`GET ${T}/sprints/s16/learned`]: { figures: [], items: [] },
  [`GET ${T}/sprints/s16/availability`]: realAvailability,
  [`GET ${T}/items`]: { items: [], next: null },
  [`GET ${T}/writes`]: writes(),
})

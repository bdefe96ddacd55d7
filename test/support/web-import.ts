import type { ImportedSprint, ImportResult } from '#contract/import.ts'
import { sprints } from './web-data.ts'

/** A short page of minutes as somebody would paste it. */
export const minutes = [
  '# Harbour meeting, 18/06/2026',
  '',
  '### June 24th (IN PROGRESS):',
  '',
  '#### Availability',
  '',
  '- [name=mara] 60%',
  '- [name=tobin v.] %',
  '',
  '### Previous Sprints',
  '',
  '- June 10th:',
  '  - *22 Story Points / 4.2 people = 5.2 velocity*',
  '- May 27th:',
  '  - *25 Story Points / 4.5 people = 7.2 velocity*',
  '',
  '#### Actionable Results from the Retrospective',
  '- **Action:** Let developers do the first pass of a review',
  '  - Owner: tobin',
].join('\n')

const imported = (number: number, line: number, more: Partial<ImportedSprint> = {}) => {
  const sprint = sprints.find(one => one.number === number)
  if (!sprint) throw new Error(`There is no sprint ${number}.`)
  const { title, firstDay, lastDay, state, goal, comment, velocity } = sprint
  return {
    sprintId: null,
    line,
    number,
    title,
    firstDay,
    lastDay,
    state,
    change: 'new' as const,
    changes: [],
    goal,
    comment,
    people: { answered: 0, total: 0 },
    fte: { planned: null, actual: sprint.fte.actual },
    points: { committed: sprint.points.committed, counted: sprint.points.counted },
    velocity,
    ...more,
  }
}

/** What the server says of that page, for a team that has nothing yet. */
export const importResult: ImportResult = {
  source: 'minutes',
  meetingDay: { day: '2026-06-18', line: 1 },
  sprints: [
    imported(14, 14),
    imported(15, 12),
    imported(16, 3, {
      people: { answered: 1, total: 2 },
      fte: { planned: 0.6, actual: null },
      points: { committed: null, counted: null },
      velocity: { expected: null, actual: null },
    }),
  ],
  people: [
    {
      name: 'mara',
      line: 7,
      personId: null,
      personName: 'mara',
      change: 'new',
      match: 'new',
      suggestions: [],
    },
    {
      name: 'tobin v.',
      line: 8,
      personId: null,
      personName: 'tobin v.',
      change: 'new',
      match: 'new',
      suggestions: [],
    },
  ],
  retrospectives: [
    {
      sprintId: null,
      number: 15,
      lastDay: '2026-06-10',
      anchors: [
        { line: 20, text: 'Reviews waited for days', change: 'new', notes: [] },
        {
          line: 21,
          text: 'A pull request grew and grew:',
          change: 'new',
          notes: [
            { line: 22, text: 'it moved work from one repository', change: 'new', notes: [] },
          ],
        },
      ],
      wind: [],
      rocks: [{ line: 24, text: 'Harbour week', change: 'new', notes: [] }],
      start: [],
      stop: [],
      continue: [],
    },
  ],
  actions: [
    {
      actionId: null,
      line: 18,
      text: 'Let developers do the first pass of a review',
      owner: 'tobin',
      dueSprint: { number: 16, firstDay: '2026-06-11', lastDay: '2026-06-24' },
      state: 'in-progress',
      stateDay: '2026-06-04',
      change: 'new',
      changes: [],
    },
  ],
  goals: [],
  conflicts: [],
  renumbering: [],
  isRenumbered: false,
  warnings: [
    {
      line: 15,
      message: '25 points / 4.5 people is 5.6, not 7.2. 7.2 would be 32.4 points or 3.5 people.',
      written: 7.2,
      computed: 25 / 4.5,
      id: '2026-05-27:actual',
      instead: { points: 32.4, people: 3.5 },
      choice: 'written',
    },
  ],
  hasChanges: true,
  applied: false,
}

/** The same page later: one sprint known, one changed, names like those of people, an edit in between. */
export const laterResult: ImportResult = {
  ...importResult,
  sprints: [
    imported(14, 14, { sprintId: 's14', change: 'kept' }),
    imported(15, 12, {
      sprintId: 's15',
      change: 'changed',
      changes: [
        { field: 'counted', from: null, to: 22 },
        { field: 'comment', from: null, to: 'Two bank holidays' },
      ],
    }),
    imported(16, 3),
  ],
  people: importResult.people.map((person, index) => ({
    ...person,
    ...(index === 0
      ? { personId: 'p1', match: 'name' as const, change: 'same' as const }
      : { suggestions: [{ personId: 'p2', name: 'Tobin' }] }),
  })),
  conflicts: [
    {
      id: 'c1',
      what: 'Sprint 14, comment',
      line: 14,
      inKnots: 'The review waited for the certification machine.',
      inText: 'Two bank holidays.',
      isTaken: false,
    },
    {
      id: 'c2',
      what: 'Sprint 14, actual FTE',
      line: 15,
      inKnots: 4.2,
      inText: 4.5,
      isTaken: false,
    },
  ],
  renumbering: [
    { title: 'Sprint 1', lastDay: '2026-05-27', from: 1, to: 14 },
    { title: 'Sprint 2', lastDay: '2026-06-10', from: 2, to: 15 },
  ],
}

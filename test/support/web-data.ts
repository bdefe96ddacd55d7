import type { Action } from '#contract/action.ts'
import type { Burndown, BurndownChange } from '#contract/burndown.ts'
import type { Home } from '#contract/home.ts'
import type { ItemClass, SprintItem } from '#contract/item.ts'
import type { Sprint, SprintPoints } from '#contract/sprint.ts'
import type { Sync } from '#contract/sync.ts'
import type { Team } from '#contract/team.ts'

/** Thursday in the second week of sprint 16, half past eleven in Paris. */
export const now = Date.parse('2026-06-18T09:30:00Z')
export const today = '2026-06-18'

export const team: Team = {
  id: 't1',
  slug: 'crew',
  version: 3,
  name: 'Harbour crew',
  timeZone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  closures: [],
  country: 'FR',
  region: null,
  commitmentDays: 2,
  graceDays: 0,
  average: { method: 'weighted', last: null },
  doneStatuses: null,
  pointScale: [1, 2, 3, 5, 8],
  splitLimit: 13,
  velocityWords: null,
  pokerCards: null,
  retro: {
    format: 'boat',
    isAnonymous: true,
    votesEach: 5,
    areTotalsLive: false,
    skips: [],
  },
  meetingSteps: [
    'follow-ups',
    'review',
    'close',
    'retrospective',
    'goals',
    'refinement',
    'planning',
    'commit',
  ],
  pictureKey: null,
  isPublic: false,
  isDemo: false,
  github: {
    owner: 'harbour',
    number: 30,
    title: 'Harbour board',
    url: 'https://github.com/orgs/harbour/projects/30',
  },
  hasToken: true,
  tokenFrom: 'team',
}

export const sync: Sync = {
  state: 'ok',
  startedAt: '2026-06-18T09:26:40Z',
  finishedAt: '2026-06-18T09:26:52Z',
  lastReadAt: '2026-06-18T09:26:52Z',
  progress: { done: 214, total: 214 },
  requests: 5,
  timelineRequests: 1,
  detailRequests: 1,
  items: 214,
  changes: 3,
  warnings: [],
  error: null,
  nextReadAt: '2026-06-18T09:31:52Z',
  rateLimit: { limit: 5000, remaining: 4961, resetAt: '2026-06-18T10:02:11Z' },
}

export const noPoints: SprintPoints = {
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

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const perFte = (points: number | null, fte: number | null) =>
  points === null || fte === null || fte === 0 ? null : points / fte

/** A closed sprint of two weeks; sprint 16 is the one of today. */
export function aSprint(number: number, overrides: Partial<Sprint> = {}): Sprint {
  const firstDay = addDays('2026-06-11', (number - 16) * 14)
  const lastDay = addDays(firstDay, 13)
  const points = overrides.points ?? { ...noPoints, committed: 20, counted: 15, completed: 15 }
  const fte = overrides.fte ?? { planned: 4, likely: 4, actual: 4 }
  return {
    id: `s${number}`,
    version: 1,
    number,
    title: `Sprint ${number}`,
    firstDay,
    lastDay,
    state: 'closed',
    goal: '',
    comment: '',
    sources: ['minutes'],
    people: { answered: 0, total: 0 },
    items: null,
    velocity: {
      expected: perFte(points.committed, fte.planned),
      actual: perFte(points.counted, fte.actual),
    },
    certainty: 'recorded',
    excluded: null,
    closedAt: `${lastDay}T15:00:00Z`,
    workingDays: 10,
    commitment: null,
    recorded: [],
    warnings: [],
    ...overrides,
    points,
    fte,
  }
}

const history: [committed: number, counted: number, planned: number, actual: number][] = [
  [25, 19, 4.6, 4.4],
  [14, 8, 3.2, 3],
  [12, 9, 3.4, 3.1],
  [20, 16, 4.1, 4],
  [13, 7, 2.8, 2.5],
  [18, 17, 4.4, 4.2],
  [22, 15.5, 4.9, 4.4],
  [24, 21, 4.2, 4.1],
  [21, 14, 3.9, 3.6],
  [26, 22, 4.8, 4.6],
]

const recorded = history.map(([committed, counted, planned, actual], index) =>
  aSprint(index + 1, {
    points: { ...noPoints, committed, counted, completed: counted },
    fte: { planned, likely: planned, actual },
    comment: index === 4 ? 'Half the crew at the *spring school*.' : '',
  }),
)

const tracked = (
  number: number,
  figures: Partial<SprintPoints>,
  planned: number,
  actual: number,
  overrides: Partial<Sprint> = {},
) =>
  aSprint(number, {
    sources: ['github', 'minutes'],
    certainty: 'exact',
    people: { answered: 13, total: 19 },
    items: { total: 17, done: 12, unestimated: 1, redacted: 0 },
    points: { ...noPoints, adjusted: 0, outside: 0, ...figures },
    fte: { planned, likely: planned + 0.6, actual },
    commitment: { at: '2026-04-02T09:00:00Z', by: 'pressed', day: 1 },
    ...overrides,
  })

/** The sprint of today: committed, under way, with everything a board gives. */
export const sprint16 = tracked(
  16,
  {
    committed: 34,
    added: 7,
    removed: 3,
    reestimated: 2,
    scope: 40,
    completed: 17,
    remaining: 23,
    counted: 17,
  },
  4.2,
  4.2,
  {
    state: 'active',
    closedAt: null,
    certainty: 'bounded',
    goal: '- **Matching**: finish phase 3\n- **Pilot**: first release candidate\n- ~~Job monitoring on the new pages~~',
    comment: '',
    people: { answered: 11, total: 19 },
    items: { total: 17, done: 7, unestimated: 2, redacted: 1 },
    fte: { planned: 4.2, likely: 5.1, actual: null },
    velocity: { expected: 34 / 4.2, actual: null },
    commitment: { at: '2026-06-11T13:10:00Z', by: 'pressed', day: 1 },
  },
)

/** A year of the team: ten sprints known from minutes, five from the board, the one of today. */
export const sprints: Sprint[] = [
  ...recorded,
  tracked(
    11,
    { committed: 28, added: 5, removed: 2, completed: 21, counted: 23, outside: 2 },
    4.6,
    4.4,
  ),
  tracked(12, { committed: 24, added: 3, removed: 0, completed: 17, counted: 17 }, 4.1, 3.9),
  tracked(13, { committed: 22, added: 0, removed: 6, completed: 9, counted: 9 }, 3.2, 2.1, {
    excluded: { reason: 'Four public holidays and the conference' },
    workingDays: 6,
  }),
  tracked(
    14,
    { committed: 26, added: 6, removed: 1, completed: 22, counted: 25, outside: 3 },
    4.4,
    4.5,
  ),
  tracked(
    15,
    { committed: 31, added: 4, removed: 5, completed: 20, counted: 22, outside: 1, adjusted: 1 },
    4.3,
    4.2,
  ),
  sprint16,
]

const repositories = ['harbour/pilot', 'harbour/web', 'harbour/matching', 'harbour/docs']
const item = (
  index: number,
  title: string,
  points: number | null,
  status: string,
  kind: ItemClass,
  overrides: Partial<SprintItem> = {},
): SprintItem => {
  const done = kind === 'committed-done' || kind === 'added-done'
  return {
    id: `i${index}`,
    kind: 'issue',
    number: 400 + index * 7,
    repository: repositories[index % repositories.length] ?? null,
    title,
    url: `https://github.com/${repositories[index % repositories.length]}/issues/${400 + index * 7}`,
    points,
    aside: null,
    pointsAtCommitment: points,
    status,
    done,
    doneAt: done ? '2026-06-16T14:20:00Z' : null,
    class: kind,
    assignees: index % 3 === 0 ? ['mara-v'] : index % 3 === 1 ? ['tobin', 'ilse-k'] : [],
    labels: index % 4 === 0 ? ['bug'] : [],
    isDraft: false,
    reviewDecision: null,
    age: 1,
    certainty: 'exact',
    ...overrides,
  }
}

export const items: SprintItem[] = [
  item(1, 'Match jobs by the tags of their site', 5, 'Done', 'committed-done'),
  item(2, 'Token exchange fails behind the proxy', 3, 'Done', 'committed-done', { age: 2 }),
  item(3, 'Pilot: report heartbeat with the wall clock left', 3, 'Done', 'committed-done'),
  item(4, 'Describe how a site is added', 1, 'Done', 'committed-done'),
  item(5, 'Retry the upload of logs when storage is slow', 2, 'Done', 'added-done', {
    pointsAtCommitment: null,
  }),
  item(6, 'Bump the lock file', 1, 'Done', 'added-done', {
    kind: 'pull-request',
    pointsAtCommitment: null,
  }),
  item(7, 'Search jobs by owner group', 2, 'Done', 'committed-done'),
  item(8, 'Matching: weigh sites by recent failures', 8, 'In progress', 'open', { age: 3 }),
  item(9, 'Pilot: stop cleanly when the node is drained', 5, 'In progress', 'open', {
    pointsAtCommitment: 3,
  }),
  item(10, 'Move accounting to the new database', 5, 'In review', 'open', {
    kind: 'pull-request',
    reviewDecision: 'REVIEW_REQUIRED',
    age: 2,
  }),
  item(11, 'Job monitoring: keep the filter in the address', 3, 'In review', 'open', {
    kind: 'pull-request',
    reviewDecision: 'CHANGES_REQUESTED',
  }),
  item(12, 'Explain quotas to new groups', 2, 'Ready', 'open', { pointsAtCommitment: null }),
  item(13, 'Investigate slow queries on the dashboard', null, 'Ready', 'open', {
    pointsAtCommitment: null,
  }),
  item(14, 'Spike: sandbox on object storage', null, 'Ready', 'open', {
    kind: 'draft',
    url: null,
    number: null,
    repository: null,
  }),
  item(15, 'An item Knots may not see', null, 'In progress', 'open', {
    kind: 'redacted',
    title: '',
    url: null,
    number: null,
    repository: null,
    assignees: [],
  }),
  item(16, 'Rename the site summary page', 3, 'Backlog', 'removed'),
  item(17, 'Patch release for the certificate check', 2, 'Done', 'done-outside', {
    pointsAtCommitment: null,
    done: true,
    doneAt: '2026-06-15T10:00:00Z',
  }),
]

const change = (
  kind: BurndownChange['kind'],
  day: string,
  title: string,
  points: number | null,
  from: number | null = null,
  to: number | null = points,
): BurndownChange => {
  const match = items.find(candidate => candidate.title === title)
  return {
    kind,
    at: `${day}T14:20:00Z`,
    itemId: match?.id ?? title,
    title,
    url: match?.url ?? null,
    points,
    from,
    to,
  }
}

const changes: Record<string, BurndownChange[]> = {
  '2026-06-12': [change('completed', '2026-06-12', 'Describe how a site is added', 1)],
  '2026-06-13': [],
  '2026-06-15': [
    change('completed', '2026-06-15', 'Match jobs by the tags of their site', 5),
    change('added', '2026-06-15', 'Retry the upload of logs when storage is slow', 2),
    change('added', '2026-06-15', 'Job monitoring: keep the filter in the address', 3),
  ],
  '2026-06-16': [
    change('completed', '2026-06-16', 'Token exchange fails behind the proxy', 3),
    change('reestimated', '2026-06-16', 'Pilot: stop cleanly when the node is drained', 2, 3, 5),
  ],
  '2026-06-17': [
    change('removed', '2026-06-17', 'Rename the site summary page', 3),
    change('completed', '2026-06-17', 'Pilot: report heartbeat with the wall clock left', 3),
    change('completed', '2026-06-17', 'Retry the upload of logs when storage is slow', 2),
    change('added', '2026-06-17', 'Explain quotas to new groups', 2),
  ],
  '2026-06-18': [change('completed', '2026-06-18', 'Search jobs by owner group', 3)],
}

/** The burn-down of sprint 16 as of today. */
export function aBurndown(): Burndown {
  let scope = 34
  let completed = 0
  let worked = 0
  const days = Array.from({ length: 14 }, (_, index) => {
    const day = addDays('2026-06-11', index)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const working = weekday !== 0 && weekday !== 6
    if (working) worked += 1
    const todays = changes[day] ?? []
    for (const { kind, points } of todays) {
      if (kind === 'completed') completed += points ?? 0
      if (kind === 'added' || kind === 'reestimated') scope += points ?? 0
      if (kind === 'removed') scope -= points ?? 0
    }
    const known = day <= today
    return {
      day,
      working,
      guideline: (34 * (10 - worked)) / 10,
      scope: known ? scope : null,
      completed: known ? completed : null,
      remaining: known ? scope - completed : null,
      changes: known ? todays : [],
    }
  })
  return { sprintId: 's16', committed: 34, exactFrom: null, why: null, today, days }
}

export const action: Action = {
  id: 'a1',
  version: 1,
  text: 'Write down how the certification machine may be used',
  owner: 'mara',
  dueSprint: { id: 's16', number: 16, lastDay: '2026-06-24' },
  state: 'in-progress',
  history: [{ at: '2026-05-28', state: 'open', note: '' }],
  from: 'Sprint 14',
  owners: [],
  madeIn: { id: 's14', number: 14 },
  age: 2,
  cameBack: 0,
  isOverdue: false,
  helped: null,
  source: null,
  issue: null,
}

export const home: Home = {
  sprint: sprint16,
  burndown: aBurndown(),
  daysLeft: 5,
  notAnswered: ['Ilse', 'Tobin', 'Renske', 'Aurel', 'Pia', 'Jonas', 'Mirko', 'Selma'].map(
    (name, index) => ({ personId: `p${index}`, name }),
  ),
  actionsDue: [
    {
      id: 'a2',
      text: 'Let developers do the first pass of a review',
      owner: 'tobin',
      state: 'open',
      dueSprint: { id: 's14', number: 14, lastDay: '2026-05-27' },
      isOverdue: true,
      cameBack: 2,
    },
    {
      id: 'a1',
      text: action.text,
      owner: 'mara',
      state: 'in-progress',
      dueSprint: action.dueSprint,
      isOverdue: false,
      cameBack: 0,
    },
  ],
  toClose: [],
  warnings: ['2 items of this sprint have no points.', '1 item is hidden from the token.'],
  boardCheck: { findings: 5 },
  sync,
  has: { sprints: 16, people: 19, items: 214, github: true },
}

/** A team that has just been made. */
export const emptyHome: Home = {
  sprint: null,
  burndown: null,
  daysLeft: null,
  notAnswered: [],
  actionsDue: [],
  toClose: [],
  warnings: [],
  boardCheck: null,
  sync: {
    ...sync,
    state: 'never',
    startedAt: null,
    finishedAt: null,
    lastReadAt: null,
    items: 0,
    changes: 0,
    requests: 0,
    timelineRequests: 0,
    detailRequests: 0,
    nextReadAt: null,
    rateLimit: null,
    progress: { done: 0, total: 0 },
  },
  has: { sprints: 0, people: 0, items: 0, github: false },
}

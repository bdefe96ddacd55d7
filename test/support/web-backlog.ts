import type { Backlog, BacklogItem } from '#contract/backlog.ts'
import type { Write, Writes } from '#contract/write.ts'
import type { Routes } from './web-api.ts'

export const anItem = (
  id: string,
  title: string,
  item: Partial<BacklogItem> = {},
): BacklogItem => ({
  id,
  kind: 'issue',
  number: 7,
  repository: 'harbour/tides',
  title,
  url: `https://github.com/harbour/tides/issues/${id}`,
  points: 3,
  aside: null,
  status: 'Todo',
  assignees: [],
  labels: [],
  isDraft: false,
  reviewDecision: null,
  sprintId: null,
  archived: false,
  done: false,
  marks: [],
  ...item,
})

export const backlog: Backlog = {
  sprint: [anItem('tides', 'Show the tides', { points: 2, sprintId: 's16' })],
  backlog: [
    anItem('buoys', 'Count the buoys', { points: 1 }),
    anItem('pier', 'Paint the pier', { points: 5, marks: [{ kind: 'carried-over', sprints: 2 }] }),
    anItem('lamp', 'Mend the lamp', { points: null, marks: [{ kind: 'unestimated' }] }),
  ],
  view: null,
  isOnBoard: true,
}

export const aWrite = (write: Partial<Write> = {}): Write => ({
  id: 'w1',
  itemId: 'buoys',
  title: 'Count the buoys',
  url: null,
  field: 'sprint',
  from: null,
  to: 's16',
  state: 'waiting',
  askedBy: null,
  askedAt: '2026-06-18T09:30:00Z',
  finishedAt: null,
  error: null,
  undoes: null,
  ...write,
})

export const writes = (given: Partial<Writes> = {}): Writes => ({
  canWrite: true,
  account: 'ada-lund',
  why: null,
  open: [],
  recent: [],
  ...given,
})

export const backlogRoutes: Routes = {
  'GET /api/teams/crew/sprints/s16/backlog': backlog,
  'GET /api/teams/crew/writes': writes(),
}

import type { PullRequest, PullRequests } from '#contract/pull-request.ts'

const pull = (number: number, title: string, given: Partial<PullRequest>): PullRequest => ({
  id: `pr${number}`,
  number,
  repository: 'harbour/matching',
  title,
  url: `https://github.com/harbour/matching/pull/${number}`,
  points: null,
  aside: null,
  status: 'In review',
  assignees: [],
  group: 'waiting',
  inSprint: true,
  waiting: null,
  size: { lines: 120, additions: 100, deletions: 20, files: 4, mark: null },
  closes: [],
  ...given,
})

const waiting = (since: string, days: number, workingDays: number) => ({ since, days, workingDays })
const oldest = waiting('2026-06-09T08:00:00Z', 9, 7)
const demanded = waiting('2026-06-16T08:00:00Z', 2, 2)

/** Of sprint 16: three wait for review, one needs changes, one is approved, one is a draft. */
export const pullRequests: PullRequests = {
  groups: [
    { group: 'waiting', count: 3, oldest },
    { group: 'changes', count: 1, oldest: demanded },
    { group: 'approved', count: 1, oldest: null },
    { group: 'draft', count: 1, oldest: null },
  ],
  bigFrom: { big: 400, veryBig: 1000 },
  pullRequests: [
    pull(470, 'Move accounting to the new database', {
      points: 5,
      waiting: oldest,
      size: { lines: 1630, additions: 1420, deletions: 210, files: 38, mark: 'very-big' },
      assignees: ['mara-v'],
      closes: [
        {
          number: 433,
          repository: 'harbour/matching',
          title: 'Accounting is slow',
          url: 'https://github.com/harbour/matching/issues/433',
          isOpen: true,
        },
      ],
    }),
    pull(474, 'Keep the filter in the address', {
      waiting: waiting('2026-06-18T07:00:00Z', 0, 0),
      points: 3,
      aside: 'Counted on its issue #473',
    }),
    pull(390, 'An old clean-up', { inSprint: false, size: null }),
    pull(477, 'Retry the upload of logs', { group: 'changes', waiting: demanded }),
    pull(480, 'Bump the lock file', { group: 'approved', inSprint: false }),
    pull(481, 'Try object storage', { group: 'draft' }),
  ],
}

export const noPullRequests: PullRequests = {
  groups: pullRequests.groups.map(({ group }) => ({ group, count: 0, oldest: null })),
  bigFrom: pullRequests.bigFrom,
  pullRequests: [],
}

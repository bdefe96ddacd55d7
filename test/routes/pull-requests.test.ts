import { expect, test } from 'vitest'
import { itemDetails, itemLinks, items, sprints } from '../../db/schema.ts'
import { PullRequests } from '../../server/contract/pull-request.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { itemRow, sprintRow } from '../support/rows.ts'

const at = (text: string) => Date.parse(`${text}T09:00:00Z`)

/** Today is Wednesday 17 June, in sprint `one`. */
async function withPullRequests() {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  const pull = (itemId: string, position: number, more: Partial<typeof items.$inferInsert> = {}) =>
    itemRow({
      teamId,
      itemId,
      position,
      kind: 'pull-request',
      title: itemId,
      contentId: `content-${itemId}`,
      ...more,
    })
  const details = (itemId: string, more: Partial<typeof itemDetails.$inferInsert>) => ({
    teamId,
    itemId,
    readAt: at('2026-06-17'),
    ...more,
  })
  await app.db.write(async tx => {
    await tx
      .insert(sprints)
      .values([
        sprintRow({ teamId, number: 1, id: 'one', state: 'active' }),
        sprintRow({ teamId, number: 2, id: 'two', firstDay: '2026-06-25', lastDay: '2026-07-08' }),
      ])
    await tx.insert(items).values([
      pull('free', 1, { reviewDecision: 'REVIEW_REQUIRED' }),
      pull('late', 2, { sprintId: 'one', reviewDecision: 'REVIEW_REQUIRED', points: 3 }),
      pull('early', 3, { sprintId: 'one', assignees: ['mara'] }),
      pull('demanded', 4, { sprintId: 'one', reviewDecision: 'CHANGES_REQUESTED' }),
      pull('approved', 5, { reviewDecision: 'APPROVED' }),
      pull('draft', 6, { isDraft: true, sprintId: 'one' }),
      pull('through', 7, { reviewDecision: 'REVIEW_REQUIRED' }),
      pull('planned', 8, { sprintId: 'two' }),
      pull('merged', 9, { state: 'merged', sprintId: 'one' }),
      pull('gone', 10, { isPresent: false, sprintId: 'one' }),
      pull('archived', 11, { isArchived: true, sprintId: 'one' }),
      itemRow({
        teamId,
        itemId: 'issue',
        position: 12,
        sprintId: 'one',
        contentId: 'content-issue',
      }),
    ])
    await tx
      .insert(itemDetails)
      .values([
        details('free', { reviewWaitsSince: at('2026-05-01'), additions: 300, deletions: 20 }),
        details('late', { reviewWaitsSince: at('2026-06-15'), additions: 390, deletions: 11 }),
        details('early', { reviewWaitsSince: at('2026-06-12'), additions: 900, deletions: 200 }),
        details('demanded', { changesRequestedAt: at('2026-06-16') }),
      ])
    await tx.insert(itemLinks).values({
      teamId,
      itemId: 'through',
      kind: 'closes',
      contentId: 'content-issue',
      number: 12,
      repository: 'crew/boat',
      title: 'An issue of the sprint',
      isOpen: true,
    })
  })
  const read = async (sprintId: string) =>
    PullRequests.parse((await app.get(`/api/teams/fleet/sprints/${sprintId}/pull-requests`)).json())
  return { app, read }
}

test('open pull requests stand by whose move they are: the sprint first, the oldest first', async () => {
  const { read } = await withPullRequests()
  const { pullRequests, groups, bigFrom } = await read('one')
  expect(pullRequests.map(({ id, group, inSprint }) => [id, group, inSprint])).toEqual([
    ['early', 'waiting', true],
    ['late', 'waiting', true],
    ['through', 'waiting', true],
    ['free', 'waiting', false],
    ['demanded', 'changes', true],
    ['approved', 'approved', false],
    ['draft', 'draft', true],
  ])
  expect(groups.map(({ group, count }) => [group, count])).toEqual([
    ['waiting', 4],
    ['changes', 1],
    ['approved', 1],
    ['draft', 1],
  ])
  expect(groups[0]?.oldest).toEqual({
    since: '2026-05-01T09:00:00.000Z',
    days: 47,
    workingDays: 33,
  })
  expect(bigFrom).toEqual({ big: 400, veryBig: 1000 })
})

test('each has its age, its size with its mark, and the issues it closes', async () => {
  const { read } = await withPullRequests()
  const { pullRequests } = await read('one')
  const one = (id: string) => pullRequests.find(pull => pull.id === id)
  expect(one('early')).toMatchObject({
    waiting: { days: 5, workingDays: 3 },
    size: { lines: 1100, additions: 900, deletions: 200, mark: 'very-big' },
    assignees: ['mara'],
  })
  expect(one('late')).toMatchObject({ points: 3, size: { lines: 401, mark: 'big' } })
  expect(one('through')).toMatchObject({
    waiting: null,
    size: null,
    closes: [{ number: 12, title: 'An issue of the sprint', isOpen: true }],
  })
})

test('a coming sprint shows its own and those in none; an unknown one is not found', async () => {
  const { app, read } = await withPullRequests()
  const { pullRequests } = await read('two')
  expect(pullRequests.map(({ id, inSprint }) => [id, inSprint])).toEqual([
    ['planned', true],
    ['free', false],
    ['approved', false],
  ])
  const unknown = await app.get('/api/teams/fleet/sprints/none/pull-requests')
  expect(unknown.statusCode).toBe(404)
})

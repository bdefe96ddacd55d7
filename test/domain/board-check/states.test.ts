import { expect, test } from 'vitest'
import { closedNotDone } from '../../../server/domain/board-check/closed-not-done.ts'
import { doneButOpen } from '../../../server/domain/board-check/done-but-open.ts'
import { doneInNoSprint } from '../../../server/domain/board-check/done-in-no-sprint.ts'
import { droppedButDone } from '../../../server/domain/board-check/dropped-but-done.ts'
import { openInPast } from '../../../server/domain/board-check/open-in-past.ts'
import { ids, item, picture, sprints, told } from './picture.ts'

const inDone = { status: 'Done', isDoneStatus: true } as const

test('closed as completed or merged, but not in a done status', () => {
  const board = picture([
    item(1, { state: 'completed', status: 'In progress' }),
    item(2, { state: 'merged', status: null, kind: 'pull-request', isAside: true }),
    item(3, { state: 'completed', ...inDone }),
    item(4, { state: 'not-planned' }),
    item(5),
  ])
  expect(told(closedNotDone(board))).toEqual([
    ['i1', 3, 'Closed as completed, but its status is “In progress”.'],
    ['i2', 0, 'Merged, but it has no status.'],
  ])
})

test('in a done status, but still open; a draft has nothing to close', () => {
  const board = picture([
    item(1, inDone),
    item(2, { ...inDone, kind: 'pull-request', points: null }),
    item(3, { ...inDone, kind: 'draft' }),
    item(4, { ...inDone, kind: 'redacted' }),
    item(5, { ...inDone, state: 'completed' }),
    item(6),
  ])
  expect(told(doneButOpen(board))).toEqual([
    ['i1', 3, 'The status is “Done”, but the issue is open.'],
    ['i2', 0, 'The status is “Done”, but the pull request is open.'],
  ])
})

test('dropped, but in a done status', () => {
  const board = picture([
    item(1, { ...inDone, state: 'not-planned' }),
    item(2, { ...inDone, state: 'duplicate' }),
    item(3, { ...inDone, state: 'unmerged' }),
    item(4, { state: 'not-planned' }),
    item(5, { ...inDone, state: 'completed' }),
  ])
  expect(told(droppedButDone(board))).toEqual([
    ['i1', 3, 'Closed as not planned, but the status is “Done”.'],
    ['i2', 3, 'Closed as a duplicate, but the status is “Done”.'],
    ['i3', 3, 'Closed without merge, but the status is “Done”.'],
  ])
})

test('still open in a past sprint: from the day after its last one on', () => {
  const board = picture([
    item(1, { sprintId: 's15' }),
    item(2, { sprintId: 's15', state: 'completed' }),
    item(3, { sprintId: 's15', state: 'duplicate' }),
    item(4, { sprintId: 's16' }),
    item(5),
  ])
  expect(told(openInPast(board))).toEqual([
    ['i1', 3, 'Still open in sprint 15, which ended on 10 Jun 2026.'],
  ])
  expect(openInPast({ ...board, today: '2026-06-10' })).toEqual([])
  expect(ids(openInPast({ ...board, today: '2026-06-25' }))).toEqual(['i1', 'i4'])
})

test('completed during a sprint that is not closed, but in none', () => {
  const done = { state: 'completed', ...inDone } as const
  const board = picture([
    item(1, { ...done, doneDay: '2026-06-11' }),
    item(2, { ...done, doneDay: '2026-06-10' }),
    item(3, { ...done, doneDay: '2026-06-12', sprintId: 's16' }),
    item(4, { ...done, doneDay: null }),
    item(5, { ...done, state: 'not-planned', doneDay: '2026-06-12' }),
  ])
  expect(told(doneInNoSprint(board))).toEqual([
    ['i1', 3, 'Done on 11 Jun 2026, during sprint 16, but in no sprint.'],
  ])
  const reopened = sprints.map(sprint => ({ ...sprint, isClosed: false }))
  expect(ids(doneInNoSprint({ ...board, sprints: reopened }))).toEqual(['i1', 'i2'])
})

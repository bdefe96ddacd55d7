import { describe, expect, test } from 'vitest'
import { TimelinesResponse, timelinesOf } from '../../server/github/timeline-events.ts'

const at = (day: number) => Date.UTC(2026, 5, day, 8)
const on = (day: number) => new Date(at(day)).toISOString()

const page = (nodes: unknown[], { id = 'C1', isCut = false, typename = 'Issue' } = {}) => ({
  __typename: typename,
  id,
  timelineItems: { pageInfo: { hasPreviousPage: isCut, startCursor: 'c' }, nodes },
})

const timelines = (...nodes: unknown[]) =>
  timelinesOf(TimelinesResponse.parse({ nodes }).nodes, {
    projectId: 'PVT_1',
    pointsField: 'Story Points',
    tellsBoard: true,
  })

const told = (typename: string, ...nodes: unknown[]) =>
  timelines(page(nodes, { typename }), null)[0]?.events

const ofBoard = (typename: string, day: number, project = 'PVT_1') => ({
  __typename: `${typename}Event`,
  createdAt: on(day),
  project: { id: project },
})
const moved = (day: number, status: string, previousStatus = '', project = 'PVT_1') => ({
  ...ofBoard('ProjectV2ItemStatusChanged', day, project),
  status,
  previousStatus,
})
const closed = (day: number, stateReason: string | null = null) => ({
  __typename: 'ClosedEvent',
  createdAt: on(day),
  stateReason,
})
const reopened = (day: number) => ({ __typename: 'ReopenedEvent', createdAt: on(day) })

describe('a timeline', () => {
  test('tells closing with its reason, opening again, and statuses of this board alone', () => {
    expect(
      told(
        'Issue',
        moved(1, 'Todo'),
        moved(2, 'Done', 'Todo', 'PVT_other'),
        closed(3, 'NOT_PLANNED'),
        reopened(4),
        moved(5, '', 'Todo'),
        { __typename: 'SomethingNewEvent', createdAt: on(5) },
      ),
    ).toEqual([
      { contentId: 'C1', at: at(1), field: 'status', value: 'Todo', before: null },
      { contentId: 'C1', at: at(3), field: 'state', value: 'not-planned' },
      { contentId: 'C1', at: at(4), field: 'state', value: 'open' },
      { contentId: 'C1', at: at(5), field: 'status', value: null, before: 'Todo' },
    ])
  })

  test('tells a merge, which GitHub also tells as closed, once', () => {
    const merged = { __typename: 'MergedEvent', createdAt: on(5) }
    expect(
      told('PullRequest', closed(3), reopened(4), merged, closed(5))?.map(({ value }) => value),
    ).toEqual(['unmerged', 'open', 'merged'])
  })

  test('tells when it came onto this board and left it', () => {
    expect(
      told(
        'Issue',
        ofBoard('AddedToProjectV2', 1),
        ofBoard('AddedToProjectV2', 2, 'PVT_other'),
        ofBoard('RemovedFromProjectV2', 3),
      ),
    ).toEqual([
      { contentId: 'C1', at: at(1), field: 'present', value: true },
      { contentId: 'C1', at: at(3), field: 'present', value: false },
    ])
  })

  test('tells points that an issue field holds, and no other field', () => {
    const field = (name: string) => ({ issueField: { name } })
    const event = (kind: string, day: number, rest: object) => ({
      __typename: `IssueField${kind}Event`,
      createdAt: on(day),
      ...field('Story Points'),
      ...rest,
    })
    expect(
      told(
        'Issue',
        event('Added', 1, { value: '3' }),
        event('Added', 1, { value: '40', ...field('Priority') }),
        event('Changed', 2, { newValue: '5.5', previousValue: '3' }),
        event('Removed', 3, {}),
        event('Added', 4, { value: null, options: [{ name: '8 points' }] }),
        event('Changed', 5, { newValue: '1e9' }),
      )?.map(({ field: name, value }) => [name, value]),
    ).toEqual([
      ['points', 3],
      ['points', 5.5],
      ['points', null],
      ['points', 8],
      ['points', null],
    ])
  })

  test('joins its pages, the newest first, and says where reading it ended', () => {
    const [whole, cut] = timelines(
      page([closed(5)], { isCut: true }),
      page([reopened(4)], { isCut: true }),
      page([closed(3)]),
      page([closed(7)], { id: 'C2', isCut: true }),
    )
    expect(whole?.events.map(event => event.at)).toEqual([at(3), at(4), at(5)])
    expect([whole?.cutAt, cut?.cutAt]).toEqual([null, at(7)])
  })

  test('says when a draft became this issue and when it was moved', () => {
    const transferred = { __typename: 'TransferredEvent', createdAt: on(6) }
    const [one] = timelines(page([ofBoard('ConvertedFromDraft', 2), transferred]))
    expect(one).toMatchObject({ convertedAt: at(2), movedAt: at(6), events: [] })
    const [other] = timelines(page([ofBoard('ConvertedFromDraft', 2, 'PVT_other')]))
    expect(other).toMatchObject({ convertedAt: null, movedAt: null })
  })
})

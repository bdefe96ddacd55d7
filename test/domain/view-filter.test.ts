import { describe, expect, test } from 'vitest'
import {
  differsGrossly,
  type FilterBoard,
  type FilterItem,
  viewFilter,
} from '../../server/domain/view-filter.ts'

const now = Date.parse('2026-06-10T12:00:00Z')
const day = 24 * 60 * 60_000

const board: FilterBoard = {
  fields: { points: 'Story Points', sprint: 'Iteration', status: 'Status' },
  iterations: [
    { id: 'i1', title: 'Sprint 1', startDate: '2026-05-18', durationDays: 14 },
    { id: 'i2', title: 'Sprint 2', startDate: '2026-06-01', durationDays: 14 },
    { id: 'i3', title: 'Sprint 3', startDate: '2026-06-15', durationDays: 14 },
    { id: 'i4', title: 'Sprint 4', startDate: '2026-06-29', durationDays: 14 },
  ],
  today: '2026-06-10',
  now,
}

const item = (given: Partial<FilterItem> & { title: string }): FilterItem => ({
  kind: 'issue',
  repository: 'harbour-works/harbour',
  assignees: [],
  labels: [],
  isDraft: false,
  points: null,
  iterationId: null,
  status: null,
  state: 'open',
  contentUpdatedAt: now,
  ...given,
})

const items: FilterItem[] = [
  item({
    title: 'Tides API',
    points: 5,
    iterationId: 'i2',
    status: 'In progress',
    labels: ['bug', 'needs triage'],
    assignees: ['mara'],
    contentUpdatedAt: now - 10 * day,
  }),
  item({ title: 'Charts', points: 0, iterationId: 'i3', status: 'Todo', labels: ['support'] }),
  item({ title: 'Ropes', state: 'not-planned', status: 'Done', iterationId: 'i1', points: 8 }),
  item({ title: 'Draw tides', kind: 'pull-request', state: 'merged', repository: 'other/map' }),
  item({ title: 'Half a map', kind: 'pull-request', isDraft: true, iterationId: 'i4' }),
  item({ title: 'Note', kind: 'draft', repository: null, contentUpdatedAt: now - day }),
]

const found = (filter: string, of: FilterBoard = board) => {
  const { passes, ignored } = viewFilter(filter, of)
  return { titles: items.filter(passes).map(({ title }) => title), ignored }
}

describe('a view filter run by Knots', () => {
  test.each<[string, string[]]>([
    ['', ['Tides API', 'Charts', 'Ropes', 'Draw tides', 'Half a map', 'Note']],
    ['is:open', ['Tides API', 'Charts', 'Half a map', 'Note']],
    ['is:closed', ['Ropes', 'Draw tides']],
    ['is:merged', ['Draw tides']],
    ['is:pr -is:merged', ['Half a map']],
    ['is:issue,pr is:open', ['Tides API', 'Charts', 'Half a map']],
    ['is:draft', ['Half a map', 'Note']],
    ['label:bug,support', ['Tides API', 'Charts']],
    ['label:"needs triage"', ['Tides API']],
    ['label:*triage', ['Tides API']],
    ['-label:bug is:issue', ['Charts', 'Ropes']],
    ['label:bug label:support', []],
    ['no:assignee is:issue is:open', ['Charts']],
    ['-no:assignee', ['Tides API']],
    ['has:label', ['Tides API', 'Charts']],
    ['assignee:MARA', ['Tides API']],
    ['repo:other/map', ['Draw tides']],
    ['status:"in progress",Todo', ['Tides API', 'Charts']],
    ['-status:Done is:issue', ['Tides API', 'Charts']],
    ['no:status', ['Draw tides', 'Half a map', 'Note']],
    ['reason:"not planned"', ['Ropes']],
    ['tides', ['Tides API', 'Draw tides']],
    ['"tides api"', ['Tides API']],
    ['-tides is:pr', ['Half a map']],
    ['title:Tides*', ['Tides API']],
    ['last-updated:7days', ['Tides API']],
    ['-last-updated:5days is:open', ['Charts', 'Half a map', 'Note']],
  ])('%s', (filter, titles) => {
    expect(found(filter)).toEqual({ titles, ignored: [] })
  })

  test.each<[string, string[]]>([
    ['story-points:>=5', ['Tides API', 'Ropes']],
    ['story-points:0', ['Charts']],
    ['story-points:*..5', ['Tides API', 'Charts']],
    ['story-points:1..8', ['Tides API', 'Ropes']],
    ['no:story-points is:issue', []],
  ])('compares points: %s', (filter, titles) => {
    expect(found(filter).titles).toEqual(titles)
  })

  test.each<[string, string[]]>([
    ['iteration:@current', ['Tides API']],
    ['iteration:@next', ['Charts']],
    ['iteration:@previous', ['Ropes']],
    ['iteration:@current..@current+1', ['Tides API', 'Charts']],
    ['iteration:>@current', ['Charts', 'Half a map']],
    ['iteration:<="Sprint 2"', ['Tides API', 'Ropes']],
    ['iteration:"Sprint 1".."Sprint 3"', ['Tides API', 'Charts', 'Ropes']],
    ['iteration:"Sprint 9"', []],
    ['no:iteration is:open', ['Note']],
    ['-iteration:@current,@next is:open', ['Half a map', 'Note']],
  ])('knows the sprints: %s', (filter, titles) => {
    expect(found(filter)).toEqual({ titles, ignored: [] })
  })

  test('in a break no sprint is current, and the next one is still the next', () => {
    const inBreak = { ...board, today: '2026-07-20', iterations: board.iterations.slice(0, 3) }
    expect(found('iteration:@current', inBreak).titles).toEqual([])
    expect(found('iteration:@previous', inBreak).titles).toEqual(['Charts'])
  })

  test('names what it cannot run, and holds the items to the rest', () => {
    expect(
      found('is:issue milestone:"Spring fair" -type:Bug priority:>1 updated:>2026-01-01'),
    ).toEqual({
      titles: ['Tides API', 'Charts', 'Ropes'],
      ignored: ['milestone:"Spring fair"', '-type:Bug', 'priority:>1', 'updated:>2026-01-01'],
    })
  })

  test('does not know who “me” is, nor a condition with one value it does not know', () => {
    expect(found('assignee:@me').ignored).toEqual(['assignee:@me'])
    expect(found('assignee:mara,@me').ignored).toEqual(['assignee:mara,@me'])
    expect(found('is:open,queued').ignored).toEqual(['is:open,queued'])
    expect(found('reason:reopened').ignored).toEqual(['reason:reopened'])
    expect(found('last-updated:soon').ignored).toEqual(['last-updated:soon'])
  })

  test('of a board without such fields ignores them', () => {
    const bare = { ...board, fields: { points: null, sprint: null, status: null } }
    expect(found('status:Todo no:iteration story-points:5', bare).ignored).toEqual([
      'status:Todo',
      'no:iteration',
      'story-points:5',
    ])
  })

  test('a word with a colon that is not closed off is no reason to fail', () => {
    expect(() => found('is: "half a quote label:')).not.toThrow()
  })
})

describe('two runs of one filter', () => {
  const ids = (count: number, from = 0) =>
    new Set(Array.from({ length: count }, (_, at) => `item-${at + from}`))

  test('may differ by what changed in between', () => {
    expect(differsGrossly(ids(0), ids(0))).toBe(false)
    expect(differsGrossly(ids(3), ids(0))).toBe(false)
    expect(differsGrossly(ids(100), ids(90))).toBe(false)
  })

  test('differ grossly when one finds everything, or nothing', () => {
    expect(differsGrossly(ids(1530), ids(102))).toBe(true)
    expect(differsGrossly(ids(0), ids(4))).toBe(true)
    expect(differsGrossly(ids(10), ids(10, 5))).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { filterItems } from '../../scripts/stand-in/filter/filter.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { ask, data } from './stand-in-ask.ts'

const made = scenario({ firstDay: '2026-01-05' })
  .person('Mara Lind')
  .repository('harbour')
  .repository('web')
  .sprint('Sprint 1', { firstDay: '2026-01-05', days: 7 })
  .sprint('Sprint 2', { firstDay: '2026-01-12', days: 7 })
  .sprint('Sprint 3', { firstDay: '2026-01-26', days: 7 })
  .on('2026-01-06', '09:00', team => {
    team.issue('a', 'A gauge').estimate(1).moveTo('Sprint 1').status('Todo').label('bug')
    team
      .issue('b', 'B chart', { repository: 'web' })
      .estimate(5)
      .moveTo('Sprint 2')
      .status('In progress')
    team.issue('c', 'C alert').estimate(13).moveTo('Sprint 3').assign('mara-lind').label('upkeep')
    team.issue('d', 'D fax').close('not-planned')
    team.pullRequest('e', 'E pull').linkedTo('a').requestReview('Mara Lind')
    team.draft('f', 'F thought')
    team.item('b').childOf('a').milestone('Spring').issueType('Bug')
  })

const world = made.worldAt(made.instant('2026-01-14', '12:00'))
const items = world.projects[0]!.items

const found = (query: string, day = '2026-01-14') =>
  filterItems(items, query, { login: 'mara-lind', now: made.instant(day, '12:00') })
    .map(item => item.content.title[0])
    .join('')

describe('a filter of the project', () => {
  test.each([
    ['is:open', 'ABCEF'],
    ['is:issue is:open', 'ABC'],
    ['is:pr,draft', 'EF'],
    ['-is:issue', 'EF'],
    ['status:Todo,"In progress"', 'AB'],
    ['-status:todo', 'BCDEF'],
    ['label:bug,upkeep', 'AC'],
    ['label:*keep', 'C'],
    ['no:label', 'BDEF'],
    ['has:label', 'AC'],
    ['repo:harbour-works/web', 'B'],
    ['assignee:@me', 'C'],
    ['no:assignee is:issue', 'ABD'],
    ['reason:"not planned"', 'D'],
    ['milestone:Spring', 'B'],
    ['type:Bug', 'B'],
    ['no:parent-issue is:issue', 'ACD'],
    ['parent-issue:harbour-works/harbour#1', 'B'],
    ['reviewers:mara-lind', 'E'],
    ['has:linked-pull-requests', 'A'],
    ['story-points:>1', 'BC'],
    ['story-points:1..5', 'AB'],
    ['story-points:*..1', 'A'],
    ['story-points:13', 'C'],
    ['-story-points:>=5', 'ADEF'],
    ['no:story-points', 'DEF'],
    ['gauge', 'A'],
    ['-"fax" is:issue', 'ABC'],
  ])('%s lets through %s', (query, letters) => {
    expect(found(query)).toBe(letters)
  })

  test('sprints are named by their time as seen on the day', () => {
    expect(found('sprint:@current')).toBe('B')
    expect(found('sprint:@previous')).toBe('A')
    expect(found('sprint:@next')).toBe('C')
    expect(found('sprint:>=@current')).toBe('BC')
    expect(found('sprint:@previous..@current')).toBe('AB')
    expect(found('sprint:>"Sprint 1"')).toBe('BC')
    expect(found('no:sprint is:issue')).toBe('D')
  })

  test('in a break no sprint is current', () => {
    expect(found('sprint:@current', '2026-01-20')).toBe('')
    expect(found('sprint:@previous', '2026-01-20')).toBe('B')
  })

  test('last updated is about the issue, not about its fields', () => {
    expect(found('last-updated:7days')).toBe('ABCDEF')
    expect(found('-last-updated:10days')).toBe('ABCDEF')
    expect(found('last-updated:9days')).toBe('')
  })

  test('a qualifier nobody knows lets through everything or nothing, and says so nowhere', () => {
    expect(found('updated:>2026-06-01')).toBe('ABCDEF')
    expect(found('updated:>1970-01-01T00:00:00Z')).toBe('')
    expect(found('mood:grumpy is:pr')).toBe('E')
  })
})

test('an older enterprise host refuses filters and dependencies and limits nobody', async () => {
  const standIn = await startStandIn({ world, enterprise: true })
  const refused = await ask(
    standIn,
    'query q($id: ID!) { node(id: $id) { ... on ProjectV2 { items(first: 1, query: "is:open") { totalCount } } } }',
    { id: world.projects[0]!.id },
  )
  const told = await ask(standIn, '{ rateLimit { cost } viewer { login } }')
  const shown = await data<{ __type: { fields: { name: string }[] } }>(
    standIn,
    '{ __type(name: "Issue") { fields { name } } }',
  )
  await standIn.close()
  expect(refused.body.errors?.[0]?.message).toBe("Field 'items' doesn't accept argument 'query'")
  expect(refused.body.data).toBeUndefined()
  expect(told.body.data).toEqual({ rateLimit: null, viewer: { login: 'knots-reader' } })
  expect([...told.headers.keys()].filter(name => name.startsWith('x-ratelimit'))).toEqual([])
  const names = shown.__type.fields.map(({ name }) => name)
  expect(names).toContain('subIssues')
  expect(names).not.toContain('blockedBy')
  expect(names).not.toContain('issueFieldValues')
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { data } from './stand-in-ask.ts'

const made = scenario({ firstDay: '2026-01-05', points: { kind: 'issue-field', name: 'Effort' } })
  .person('Mara Lind')
  .repository('harbour')
  .repository('vault', { isPrivate: true })
  .sprint('Sprint 1', { firstDay: '2026-01-05' })
  .sprint('Sprint 2', { firstDay: '2026-01-26' })
  .sprint('Sprint 3', { firstDay: '2026-02-09', days: 7 })
  .on('2026-01-05', '09:00', team => {
    team.issue('issue', 'Show the tide table').estimate(3).moveTo('Sprint 1').status('Todo')
    team.pullRequest('pull', 'Bump the chart library').assign('mara-lind').label('upkeep')
    team.draft('draft', 'Think about night colours')
    team.issue('secret', 'Rotate the signing key', { repository: 'vault' })
    team.issue('hidden', 'Nobody may see this').hide()
    team.issue('old', 'Remove the fax export').close().archive()
    team.issue('dropped', 'Support teletext').close('not-planned')
  })
  .on('2026-01-27', '10:00', team => {
    team.item('issue').estimate(5).estimate(null).estimate(8).moveTo('Sprint 2')
    team.item('pull').merge()
  })

let standIn: StandIn

beforeAll(async () => {
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-28')) })
})

afterAll(() => standIn.close())

type Item = {
  type: string
  isArchived: boolean
  content: Record<string, unknown> | null
  [alias: string]: unknown
}

async function items(token: string = TOKENS.reads, args = ''): Promise<Item[]> {
  const told = await data<{ organization: { projectV2: { items: { nodes: Item[] } } } }>(
    standIn,
    `{ organization(login: "harbour-works") { projectV2(number: 7) { items(first: 50 ${args}) { nodes {
      type isArchived updatedAt
      points: fieldValueByName(name: "Effort") {
        __typename ... on ProjectV2ItemIssueFieldValue { issueFieldValue { ... on IssueFieldNumberValue { value } } } }
      sprint: fieldValueByName(name: "Sprint") {
        ... on ProjectV2ItemFieldIterationValue { iterationId title startDate duration createdAt updatedAt } }
      status: fieldValueByName(name: "Status") { ... on ProjectV2ItemFieldSingleSelectValue { name } }
      fieldValues(first: 20) { nodes { __typename } }
      content {
        ... on Issue { title issueState: state stateReason closedAt number repository { nameWithOwner } }
        ... on PullRequest { title url prState: state merged mergedAt
          assignees(first: 10) { totalCount nodes { login } } labels(first: 10) { nodes { name } } }
        ... on DraftIssue { title assignees(first: 10) { totalCount } }
      }
    } } } } }`,
    {},
    token,
  )
  return told.organization.projectV2.items.nodes
}

test('the fields of a project come with options, and iterations newest first once they are over', async () => {
  const told = await data<{ repositoryOwner: { projectV2: { fields: { nodes: object[] } } } }>(
    standIn,
    `{ repositoryOwner(login: "Harbour-Works") { ... on ProjectV2Owner { projectV2(number: 7) { fields(first: 50) { nodes {
      __typename
      ... on ProjectV2FieldCommon { name dataType }
      ... on ProjectV2SingleSelectField { options { name } }
      ... on ProjectV2IterationField { configuration { duration startDay
        iterations { title startDate duration } completedIterations { title startDate } } }
    } } } } } }`,
  )
  const fields = told.repositoryOwner.projectV2.fields.nodes
  expect(fields[0]).toEqual({ __typename: 'ProjectV2Field', name: 'Title', dataType: 'TITLE' })
  expect(fields.slice(-3)).toEqual([
    {
      __typename: 'ProjectV2SingleSelectField',
      name: 'Status',
      dataType: 'SINGLE_SELECT',
      options: ['Todo', 'In progress', 'In review', 'Done'].map(name => ({ name })),
    },
    { __typename: 'ProjectV2Field', name: 'Effort', dataType: 'NUMBER' },
    {
      __typename: 'ProjectV2IterationField',
      name: 'Sprint',
      dataType: 'ITERATION',
      configuration: {
        duration: 14,
        startDay: 1,
        iterations: [
          { title: 'Sprint 2', startDate: '2026-01-26', duration: 14 },
          { title: 'Sprint 3', startDate: '2026-02-09', duration: 7 },
        ],
        completedIterations: [{ title: 'Sprint 1', startDate: '2026-01-05' }],
      },
    },
  ])
})

describe('items', () => {
  test('archived items come only when asked for', async () => {
    expect(await items()).toHaveLength(6)
    const all = await items(TOKENS.reads, ', archivedStates: [ARCHIVED, NOT_ARCHIVED]')
    expect(all.filter(item => item.isArchived).map(item => item.content?.title)).toEqual([
      'Remove the fax export',
    ])
  })

  test('every kind has its type and its content', async () => {
    const [issue, pull, draft, secret, hidden, dropped] = await items()
    expect(issue).toMatchObject({
      type: 'ISSUE',
      content: { issueState: 'OPEN', stateReason: null, number: 1 },
      points: {
        __typename: 'ProjectV2ItemIssueFieldValue',
        issueFieldValue: { value: 8 },
      },
      status: { name: 'Todo' },
    })
    expect(pull).toMatchObject({
      type: 'PULL_REQUEST',
      points: null,
      content: {
        url: 'https://github.com/harbour-works/harbour/pull/2',
        prState: 'MERGED',
        mergedAt: '2026-01-27T09:00:04Z',
        assignees: { totalCount: 1, nodes: [{ login: 'mara-lind' }] },
        labels: { nodes: [{ name: 'upkeep' }] },
      },
      status: { name: 'Done' },
    })
    expect(draft).toMatchObject({ type: 'DRAFT_ISSUE', content: { assignees: { totalCount: 0 } } })
    expect(secret?.type).toBe('ISSUE')
    expect(hidden).toMatchObject({ type: 'REDACTED', content: null, status: null })
    expect(dropped?.content).toMatchObject({ issueState: 'CLOSED', stateReason: 'NOT_PLANNED' })
  })

  test('a token without access to the repository sees its items redacted', async () => {
    const types = (await items(TOKENS.withoutRepositories)).map(item => item.type)
    expect(types.filter(type => type === 'REDACTED')).toHaveLength(2)
  })

  test('a value keeps when it was first set and when last', async () => {
    const [issue] = await items()
    expect(issue?.sprint).toMatchObject({
      title: 'Sprint 2',
      startDate: '2026-01-26',
      duration: 14,
      createdAt: '2026-01-05T08:00:03Z',
      updatedAt: '2026-01-27T09:00:03Z',
    })
    expect(issue?.updatedAt).toBe('2026-01-27T09:00:03Z')
  })

  test('only fields that have a value are listed, the repository first', async () => {
    const [issue, , draft] = await items()
    expect(issue?.fieldValues).toEqual({
      nodes: [
        { __typename: 'ProjectV2ItemFieldRepositoryValue' },
        { __typename: 'ProjectV2ItemFieldTextValue' },
        { __typename: 'ProjectV2ItemFieldSingleSelectValue' },
        { __typename: 'ProjectV2ItemIssueFieldValue' },
        { __typename: 'ProjectV2ItemFieldIterationValue' },
      ],
    })
    expect(draft?.fieldValues).toEqual({ nodes: [{ __typename: 'ProjectV2ItemFieldTextValue' }] })
  })

  test('the filter of the board narrows the list, and an unknown qualifier changes nothing', async () => {
    const titles = async (filter: string) =>
      (await items(TOKENS.reads, `, query: ${JSON.stringify(filter)}`)).map(
        item => item.content?.title ?? item.type,
      )
    expect(await titles('is:pr')).toEqual(['Bump the chart library'])
    expect(await titles('status:Done is:issue')).toEqual(['Support teletext'])
    expect(await titles('sprint:@current')).toEqual(['Show the tide table'])
    expect(await titles('-is:issue -is:pr')).toEqual(['Think about night colours'])
    expect(await titles('no:status')).toHaveLength(3)
    expect(await titles('mood:grumpy')).toHaveLength(6)
  })
})

describe('timelines', () => {
  const query = `query t($ids: [ID!]!, $types: [IssueTimelineItemsItemType!]) { nodes(ids: $ids) { ... on Issue {
    timelineItems(first: 100, itemTypes: $types) { totalCount filteredCount nodes {
      __typename
      ... on ProjectV2ItemStatusChangedEvent { createdAt previousStatus status wasAutomated project { number } }
      ... on IssueFieldAddedEvent { value issueField { ... on IssueFieldNumber { name } } }
      ... on IssueFieldChangedEvent { previousValue newValue }
      ... on ClosedEvent { stateReason createdAt }
    } } } } }`
  type Told = { nodes: { timelineItems: { totalCount: number; nodes: object[] } }[] }
  const idOf = (title: string) =>
    standIn.world.projects[0]!.items.find(item => item.content.title === title)!.content.id

  test('a number of the issue itself has its whole history, a sprint has none', async () => {
    const told = await data<Told>(standIn, query, { ids: [idOf('Show the tide table')] })
    expect(told.nodes[0]?.timelineItems.nodes).toEqual([
      { __typename: 'AddedToProjectV2Event' },
      { __typename: 'IssueFieldAddedEvent', value: '3', issueField: { name: 'Effort' } },
      {
        __typename: 'ProjectV2ItemStatusChangedEvent',
        createdAt: '2026-01-05T08:00:04Z',
        previousStatus: '',
        status: 'Todo',
        wasAutomated: false,
        project: { number: 7 },
      },
      { __typename: 'IssueFieldChangedEvent', previousValue: '3', newValue: '5' },
      { __typename: 'IssueFieldRemovedEvent' },
      { __typename: 'IssueFieldAddedEvent', value: '8', issueField: { name: 'Effort' } },
    ])
  })

  test('only the wanted types are listed', async () => {
    const told = await data<Told>(standIn, query, {
      ids: [idOf('Support teletext')],
      types: ['CLOSED_EVENT', 'PROJECT_V2_ITEM_STATUS_CHANGED_EVENT'],
    })
    expect(told.nodes[0]?.timelineItems.nodes).toMatchObject([
      { __typename: 'ClosedEvent', stateReason: 'NOT_PLANNED' },
      { __typename: 'ProjectV2ItemStatusChangedEvent', status: 'Done', wasAutomated: true },
    ])
  })
})

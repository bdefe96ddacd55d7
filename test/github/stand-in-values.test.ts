import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { data } from './stand-in-ask.ts'

const made = scenario({ firstDay: '2026-01-05' })
  .person('Mara Lind')
  .repository('harbour')
  .repository('quay')
  .sprint('Sprint 1', { firstDay: '2026-01-05' })
  .column('Note', 'TEXT')
  .column('Due', 'DATE')
  .column('Areas', 'MULTI_SELECT', { options: ['Web', 'Mail', 'Map'] })
  .column('Risk', 'SINGLE_SELECT', { options: ['low', 'high'], ofIssues: true })
  .column('Ports', 'MULTI_SELECT', { options: ['North', 'South'], ofIssues: true })
  .column('Wished by', 'TEXT', { ofIssues: true })
  .column('Needed on', 'DATE', { ofIssues: true })
  .column('Weight', 'NUMBER', { ofIssues: true })
  .column('Type', 'ISSUE_TYPE')
  .column('Closed', 'CLOSED')
  .column('Created', 'CREATED')
  .column('Updated', 'UPDATED')
  .column('Tracks', 'TRACKS')
  .column('Tracked by', 'TRACKED_BY')
  .on('2026-01-06', '09:00', team => {
    team
      .issue('a', 'Show the tide table')
      .estimate(3)
      .moveTo('Sprint 1')
      .assign('mara-lind')
      .label('bug')
    team
      .item('a')
      .set('Note', 'Ask the pilots')
      .set('Due', '2026-02-01')
      .set('Areas', ['Web', 'Map'])
    team.item('a').set('Risk', 'high').set('Ports', ['North']).set('Wished by', 'the pilots')
    team.item('a').set('Needed on', '2026-03-01').set('Weight', 4).milestone('Spring')
    team.pullRequest('p', 'Mend it').linkedTo('a').requestReview('Mara Lind')
    team.issue('b', 'Count the buoys')
  })
  .on('2026-01-07', '09:00', team => {
    team.item('a').set('Risk', 'low').set('Ports', ['North', 'South']).set('Weight', null)
    team.item('p').merge()
    team.item('a').close('completed', 'p').reopen().transferTo('quay')
  })

let standIn: StandIn

beforeAll(async () => {
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-08')) })
})

afterAll(() => standIn.close())

const item = (index = 0) => standIn.world.projects[0]!.items[index]!

const VALUES = `... on ProjectV2Item { fieldValues(first: 50) { nodes { __typename
  ... on ProjectV2ItemFieldTextValue { text }
  ... on ProjectV2ItemFieldDateValue { date }
  ... on ProjectV2ItemFieldNumberValue { number }
  ... on ProjectV2ItemFieldIterationValue { title }
  ... on ProjectV2ItemFieldMultiSelectValue { options { name } updatedAt }
  ... on ProjectV2ItemFieldMilestoneValue { milestone { title } }
  ... on ProjectV2ItemFieldLabelValue { labels(first: 5) { nodes { name } } }
  ... on ProjectV2ItemFieldUserValue { users(first: 5) { nodes { login } } }
  ... on ProjectV2ItemFieldRepositoryValue { repository { name } }
  ... on ProjectV2ItemFieldPullRequestValue { pullRequests(first: 5) { totalCount nodes { title } } }
  ... on ProjectV2ItemFieldReviewerValue { reviewers(first: 5) { nodes { ... on User { login } } } }
  ... on ProjectV2ItemIssueFieldValue { issueFieldValue { __typename
    ... on IssueFieldTextValue { text: value } ... on IssueFieldDateValue { date: value }
    ... on IssueFieldSingleSelectValue { name color } ... on IssueFieldMultiSelectValue { value options { name } } } }
} } }`

type Values = { node: { fieldValues: { nodes: { __typename: string }[] } } }
const valuesOf = async (id: string) =>
  (await data<Values>(standIn, `query v($id: ID!) { node(id: $id) { ${VALUES} } }`, { id })).node
    .fieldValues.nodes

describe('values', () => {
  test('of every kind are listed, built-in ones from the issue itself', async () => {
    const issueField = (issueFieldValue: object) => ({
      __typename: 'ProjectV2ItemIssueFieldValue',
      issueFieldValue,
    })
    const values = await valuesOf(item().id)
    expect(values).toEqual([
      { __typename: 'ProjectV2ItemFieldRepositoryValue', repository: { name: 'quay' } },
      { __typename: 'ProjectV2ItemFieldTextValue', text: 'Show the tide table' },
      {
        __typename: 'ProjectV2ItemFieldUserValue',
        users: { nodes: [{ login: 'mara-lind' }] },
      },
      { __typename: 'ProjectV2ItemFieldLabelValue', labels: { nodes: [{ name: 'bug' }] } },
      {
        __typename: 'ProjectV2ItemFieldPullRequestValue',
        pullRequests: { totalCount: 1, nodes: [{ title: 'Mend it' }] },
      },
      { __typename: 'ProjectV2ItemFieldSingleSelectValue' },
      { __typename: 'ProjectV2ItemFieldNumberValue', number: 3 },
      { __typename: 'ProjectV2ItemFieldIterationValue', title: 'Sprint 1' },
      { __typename: 'ProjectV2ItemFieldTextValue', text: 'Ask the pilots' },
      { __typename: 'ProjectV2ItemFieldDateValue', date: '2026-02-01' },
      {
        __typename: 'ProjectV2ItemFieldMultiSelectValue',
        options: [{ name: 'Web' }, { name: 'Map' }],
        updatedAt: '2026-01-06T08:00:08Z',
      },
      issueField({ __typename: 'IssueFieldSingleSelectValue', name: 'low', color: 'GRAY' }),
      issueField({
        __typename: 'IssueFieldMultiSelectValue',
        value: 'North, South',
        options: [{ name: 'North' }, { name: 'South' }],
      }),
      issueField({ __typename: 'IssueFieldTextValue', text: 'the pilots' }),
      issueField({ __typename: 'IssueFieldDateValue', date: '2026-03-01' }),
    ])
  })

  test('of a pull request name its reviewers', async () => {
    expect(await valuesOf(item(1).id)).toContainEqual({
      __typename: 'ProjectV2ItemFieldReviewerValue',
      reviewers: { nodes: [{ login: 'mara-lind' }] },
    })
  })

  test('an older host shows neither the newer columns nor their values', async () => {
    const old = await startStandIn({ world: standIn.world, newer: false })
    const query = `query f($id: ID!) { node(id: $id) { ... on ProjectV2Item {
      project { fields(first: 50) { nodes { ... on ProjectV2FieldCommon { name dataType } } } }
      fieldValues(first: 50) { nodes { __typename } } } } }`
    type Told = Values & {
      node: { project: { fields: { nodes: { name: string; dataType: string }[] } } }
    }
    const [now, before] = [
      await data<Told>(standIn, query, { id: item().id }),
      await data<Told>(old, query, { id: item().id }),
    ]
    await old.close()
    const names = ({ node }: Told) => node.project.fields.nodes.map(({ name }) => name)
    expect(names(now)).toEqual(expect.arrayContaining(['Areas', 'Type', 'Closed', 'Tracks']))
    expect(names(before)).toContain('Tracked by')
    expect(names(before)).not.toContain('Areas')
    expect(names(before)).not.toContain('Created')
    expect(before.node.fieldValues.nodes.map(value => value.__typename)).not.toContain(
      'ProjectV2ItemFieldMultiSelectValue',
    )
  })
})

describe('the timeline of an issue', () => {
  test('tells every value of its own fields, but not which one was removed', async () => {
    const query = `query t($id: ID!) { node(id: $id) { ... on Issue {
      timelineItems(first: 50, itemTypes: [ISSUE_FIELD_ADDED_EVENT, ISSUE_FIELD_CHANGED_EVENT, ISSUE_FIELD_REMOVED_EVENT]) { nodes { __typename
        ... on IssueFieldAddedEvent { value options { name } issueField { ... on IssueFieldCommon { name dataType } } }
        ... on IssueFieldChangedEvent { previousValue newValue previousOptions { name } newOptions { name } }
        ... on IssueFieldRemovedEvent { issueField { ... on IssueFieldCommon { name } } options { name } } } } } } }`
    type Told = { node: { timelineItems: { nodes: object[] } } }
    const told = await data<Told>(standIn, query, { id: item().content.id })
    const events = told.node.timelineItems.nodes
    expect(events).toHaveLength(8)
    expect(events.slice(0, 2)).toEqual([
      {
        __typename: 'IssueFieldAddedEvent',
        value: 'high',
        options: [{ name: 'high' }],
        issueField: { name: 'Risk', dataType: 'SINGLE_SELECT' },
      },
      {
        __typename: 'IssueFieldAddedEvent',
        value: 'North',
        options: [{ name: 'North' }],
        issueField: { name: 'Ports', dataType: 'MULTI_SELECT' },
      },
    ])
    expect(events.slice(5)).toEqual([
      {
        __typename: 'IssueFieldChangedEvent',
        previousValue: 'high',
        newValue: 'low',
        previousOptions: [{ name: 'high' }],
        newOptions: [{ name: 'low' }],
      },
      {
        __typename: 'IssueFieldChangedEvent',
        previousValue: 'North',
        newValue: 'North, South',
        previousOptions: [{ name: 'North' }],
        newOptions: [{ name: 'North' }, { name: 'South' }],
      },
      { __typename: 'IssueFieldRemovedEvent', issueField: { name: 'Weight' }, options: null },
    ])
  })

  test('tells what closed it, that it was opened again, and where it came from', async () => {
    const query = `query t($id: ID!) { node(id: $id) { ... on Issue { number repository { name }
      timelineItems(first: 50, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT]) { nodes { __typename
        ... on ClosedEvent { stateReason closable { closed } closer { ... on PullRequest { title } } }
        ... on ReopenedEvent { stateReason }
        ... on TransferredEvent { fromRepository { name } } } } } } }`
    const { node } = await data<{ node: object }>(standIn, query, { id: item().content.id })
    expect(node).toEqual({
      number: 1,
      repository: { name: 'quay' },
      timelineItems: {
        nodes: [
          {
            __typename: 'ClosedEvent',
            stateReason: 'COMPLETED',
            closable: { closed: false },
            closer: { title: 'Mend it' },
          },
          { __typename: 'ReopenedEvent', stateReason: 'REOPENED' },
          { __typename: 'TransferredEvent', fromRepository: { name: 'harbour' } },
        ],
      },
    })
  })

  test('a transferred issue has another id, its item is the same', () => {
    const before = made.worldAt(made.instant('2026-01-06', '23:00')).projects[0]!.items[0]!
    expect(item().id).toBe(before.id)
    expect(item().content.id).not.toBe(before.content.id)
    expect(standIn.world.nodes.has(before.content.id)).toBe(false)
  })
})

test('what a verb of its own tells is not set as a column', () => {
  expect(() =>
    scenario().on('2026-01-06', '09:00', team => void team.issue('x', 'X').set('Status', 'Done')),
  ).toThrow('verb of its own')
})

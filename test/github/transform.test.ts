import { describe, expect, test } from 'vitest'
import { ItemNode } from '../../server/github/responses.ts'
import { boardItemOf, fieldsOf, itemsPageOf } from '../../server/github/transform.ts'

const at = (text: string) => Date.parse(text)

const issueNode = {
  id: 'PVTI_1',
  type: 'ISSUE',
  isArchived: false,
  createdAt: '2026-06-01T08:00:00Z',
  updatedAt: '2026-06-03T08:00:00Z',
  points: {
    __typename: 'ProjectV2ItemFieldNumberValue',
    number: 5,
    updatedAt: '2026-06-02T08:00:00Z',
  },
  sprint: {
    __typename: 'ProjectV2ItemFieldIterationValue',
    iterationId: '5d03db48',
    updatedAt: '2026-06-02T09:00:00Z',
  },
  status: {
    __typename: 'ProjectV2ItemFieldSingleSelectValue',
    name: 'In Progress',
    updatedAt: '2026-06-13T10:00:00Z',
  },
  content: {
    __typename: 'Issue',
    id: 'I_1',
    number: 12,
    title: 'Anchor chain rusts',
    url: 'https://github.com/acme/boat/issues/12',
    issueState: 'OPEN',
    stateReason: null,
    closedAt: null,
    updatedAt: '2026-06-14T10:00:00Z',
    repository: { nameWithOwner: 'acme/boat' },
    assignees: { totalCount: 1, nodes: [{ login: 'ada-example' }] },
    labels: { totalCount: 1, nodes: [{ name: 'bug' }] },
  },
}

type Patch = Record<string, unknown>
const item = (patch: Patch = {}, content: Patch | null = {}) =>
  boardItemOf(
    ItemNode.parse({
      ...issueNode,
      ...patch,
      content: content && { ...issueNode.content, ...content },
    }),
  )

describe('an item of the board', () => {
  test('carries its values with the instant each was set', () => {
    expect(item()).toEqual({
      nodeId: 'PVTI_1',
      contentId: 'I_1',
      kind: 'issue',
      number: 12,
      repository: 'acme/boat',
      title: 'Anchor chain rusts',
      url: 'https://github.com/acme/boat/issues/12',
      assignees: ['ada-example'],
      labels: ['bug'],
      isDraft: false,
      reviewDecision: null,
      isArchived: false,
      points: 5,
      pointsAt: at('2026-06-02T08:00:00Z'),
      iterationId: '5d03db48',
      sprintAt: at('2026-06-02T09:00:00Z'),
      status: 'In Progress',
      statusAt: at('2026-06-13T10:00:00Z'),
      state: 'open',
      stateAt: null,
      createdAt: at('2026-06-01T08:00:00Z'),
      updatedAt: at('2026-06-03T08:00:00Z'),
      contentUpdatedAt: at('2026-06-14T10:00:00Z'),
    })
  })

  test('a cleared field is absent and reads as not known, 0 stays 0', () => {
    const cleared = item({ points: null, sprint: null, status: null })
    expect([cleared.points, cleared.iterationId, cleared.status]).toEqual([null, null, null])
    const zero = {
      __typename: 'ProjectV2ItemFieldNumberValue',
      number: 0,
      updatedAt: '2026-06-02T08:00:00Z',
    }
    expect(item({ points: zero }).points).toBe(0)
  })

  test('points may stand in an option or in an issue field', () => {
    const option = {
      __typename: 'ProjectV2ItemFieldSingleSelectValue',
      name: '8 points',
      updatedAt: '2026-06-02T08:00:00Z',
    }
    expect(item({ points: option }).points).toBe(8)
    const issueField = {
      __typename: 'ProjectV2ItemIssueFieldValue',
      issueFieldValue: { __typename: 'IssueFieldNumberValue', number: 2.5 },
    }
    expect(item({ points: issueField })).toMatchObject({ points: 2.5, pointsAt: null })
  })

  test('a value of a kind not known here reads as none', () => {
    const odd = { __typename: 'ProjectV2ItemFieldHologramValue' }
    const read = item({ points: odd, sprint: odd, status: odd })
    expect([read.points, read.iterationId, read.status]).toEqual([null, null, null])
  })

  test.each([
    [{ issueState: 'CLOSED', stateReason: 'COMPLETED' }, 'completed'],
    [{ issueState: 'CLOSED', stateReason: null }, 'completed'],
    [{ issueState: 'CLOSED', stateReason: 'A_NEW_REASON' }, 'completed'],
    [{ issueState: 'CLOSED', stateReason: 'NOT_PLANNED' }, 'not-planned'],
    [{ issueState: 'CLOSED', stateReason: 'DUPLICATE' }, 'duplicate'],
    [{ issueState: undefined, pullRequestState: 'CLOSED' }, 'unmerged'],
  ])('closed as %j is %s since it was closed', (content, state) => {
    const closed = item({}, { ...content, closedAt: '2026-06-20T10:00:00Z' })
    expect(closed).toMatchObject({ state, stateAt: at('2026-06-20T10:00:00Z') })
  })

  test('an issue opened again is open, without an instant', () => {
    expect(item({}, { stateReason: 'REOPENED' })).toMatchObject({ state: 'open', stateAt: null })
  })

  test('a pull request is merged since its merge', () => {
    const content = {
      __typename: 'PullRequest',
      issueState: undefined,
      pullRequestState: 'MERGED',
      mergedAt: '2026-06-20T10:00:00Z',
      closedAt: '2026-06-20T10:00:01Z',
      reviewDecision: 'APPROVED',
      isDraft: false,
    }
    expect(item({}, content)).toMatchObject({
      kind: 'pull-request',
      state: 'merged',
      stateAt: at('2026-06-20T10:00:00Z'),
      reviewDecision: 'APPROVED',
    })
  })

  test('an item whose content cannot be seen is redacted: a place without title and points', () => {
    expect(item({ type: 'REDACTED' }, null)).toMatchObject({
      nodeId: 'PVTI_1',
      kind: 'redacted',
      contentId: null,
      title: '',
      points: null,
      state: 'open',
    })
  })
})

test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//evil.test/x'])(
  'an address such as %s is none, as pages make links of addresses',
  url => {
    expect(item({}, { url }).url).toBeNull()
  },
)

test('iterations that no sprint can be are left out and named', () => {
  const iteration = (title: string, startDate: string, duration = 14) => ({
    id: title,
    title,
    startDate,
    duration,
  })
  const { fields, oddIterations } = fieldsOf({
    id: 'PVT_1',
    title: 'Board',
    url: 'https://github.com/orgs/acme/projects/1',
    fields: {
      nodes: [
        {
          __typename: 'ProjectV2IterationField',
          id: 'F1',
          name: 'Sprint',
          configuration: {
            iterations: [
              iteration('Sprint 1', '2026-06-01'),
              iteration('Some day', '9999-12-31'),
              iteration('For ever', '2026-06-15', 1_000_000_000),
            ],
            completedIterations: [iteration('Once', '0000-01-01')],
          },
        },
      ],
    },
  })
  expect(fields[0]?.iterations.map(({ title }) => title)).toEqual(['Sprint 1'])
  expect(oddIterations).toEqual([
    'Once (0000-01-01)',
    'Some day (9999-12-31)',
    'For ever (2026-06-15)',
  ])
})

describe('a page of items', () => {
  const page = (nodes: unknown[], next: boolean) =>
    itemsPageOf({
      items: {
        totalCount: 7,
        pageInfo: { hasNextPage: next, endCursor: 'Mg' },
        nodes: nodes.map(node => (node === null ? null : ItemNode.parse(node))),
      },
    })

  test('counts what may not be read instead of losing it', () => {
    const read = page([issueNode, null], true)
    expect(read).toMatchObject({ unreadable: 1, totalCount: 7, next: 'Mg', cutShort: 0 })
    expect(read.items).toHaveLength(1)
  })

  test.each([1e308, -1e308, 100_001])('takes %d points for none and counts them', number => {
    const points = { ...issueNode.points, number }
    const read = page([{ ...issueNode, points }, issueNode], false)
    expect(read.items.map(one => one.points)).toEqual([null, 5])
    expect(read.withOddPoints).toBe(1)
  })

  test('ends where GitHub says so', () => {
    expect(page([issueNode], false).next).toBeNull()
  })

  test('says when a list of labels was cut off', () => {
    const many = { totalCount: 120, nodes: [{ name: 'bug' }] }
    const content = { ...issueNode.content, labels: many }
    expect(page([{ ...issueNode, content }], false).cutShort).toBe(1)
  })
})

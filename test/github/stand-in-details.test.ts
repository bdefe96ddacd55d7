import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { ask, data } from './stand-in-ask.ts'

const made = scenario({ firstDay: '2026-01-05' })
  .person('Mara Lind')
  .person('Tomas Okafor')
  .person('Ines Halvorsen')
  .reviewTeam('Pilots', ['ines-halvorsen'])
  .repository('harbour')
  .repository('sandbox', { needsReview: false })
  .on('2026-01-05', '09:00', team => {
    for (const key of ['one', 'two', 'three', 'whole']) team.issue(key, `Issue ${key}`)
    team.item('one').childOf('whole').milestone('Spring', '2026-04-01').issueType('Bug')
    team.item('whole').parentOf('two')
    team.item('three').blockedBy('one').blockedBy('two')
    for (const name of ['a', 'b', 'c', 'd']) team.item('one').label(name)
    team.item('two').close()
    team.pullRequest('pull', 'Mend the tide table').linkedTo('one').size(1200, 310)
    team.pullRequest('free', 'Try something', { repository: 'sandbox' })
    team.pullRequest('early', 'Half an idea', { draft: true })
  })
  .on('2026-01-06', '09:00', team => {
    team.item('pull').requestReview('Tomas Okafor').requestReview('Pilots', { asCodeOwner: true })
  })
  .on('2026-01-07', '09:00', team => {
    team
      .item('pull')
      .review('Tomas Okafor', 'changes-requested')
      .review('tomas-okafor', 'commented')
    team.item('pull').review('Ines Halvorsen', 'approved')
    team.item('early').readyForReview()
    team.item('free').review('Mara Lind', 'approved')
  })

let standIn: StandIn

beforeAll(async () => {
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-08')) })
})

afterAll(() => standIn.close())

const idOf = (title: string) =>
  standIn.world.projects[0]!.items.find(item => item.content.title === title)!.content.id

async function node<Of>(title: string, selection: string): Promise<Of> {
  const query = `query n($id: ID!) { node(id: $id) { ${selection} } }`
  return (await data<{ node: Of }>(standIn, query, { id: idOf(title) })).node
}

describe('issues', () => {
  test('parent and sub-issues know each other, with the share that is completed', async () => {
    expect(
      await node(
        'Issue whole',
        `... on Issue { parent { title } subIssues(first: 10) { totalCount nodes { title parent { title } } }
          subIssuesSummary { total completed percentCompleted } }`,
      ),
    ).toEqual({
      parent: null,
      subIssues: {
        totalCount: 2,
        nodes: [
          { title: 'Issue one', parent: { title: 'Issue whole' } },
          { title: 'Issue two', parent: { title: 'Issue whole' } },
        ],
      },
      subIssuesSummary: { total: 2, completed: 1, percentCompleted: 50 },
    })
  })

  test('dependencies are listed newest first, and the summary tells open ones from all', async () => {
    expect(
      await node(
        'Issue three',
        `... on Issue { blockedBy(first: 10) { nodes { title } } blocking(first: 10) { totalCount }
          issueDependenciesSummary { blockedBy blocking totalBlockedBy totalBlocking } }`,
      ),
    ).toEqual({
      blockedBy: { nodes: [{ title: 'Issue two' }, { title: 'Issue one' }] },
      blocking: { totalCount: 0 },
      issueDependenciesSummary: {
        blockedBy: 1,
        blocking: 0,
        totalBlockedBy: 2,
        totalBlocking: 0,
      },
    })
  })

  test('milestone, type, labels and pull requests of an issue are told', async () => {
    expect(
      await node(
        'Issue one',
        `... on Issue { milestone { title dueOn state } issueType { name }
          labels(first: 3) { totalCount nodes { name } pageInfo { hasNextPage } }
          closedByPullRequestsReferences(first: 5) { nodes { title } } }`,
      ),
    ).toEqual({
      milestone: { title: 'Spring', dueOn: '2026-03-31T22:00:00Z', state: 'OPEN' },
      issueType: { name: 'Bug' },
      labels: {
        totalCount: 4,
        nodes: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
        pageInfo: { hasNextPage: true },
      },
      closedByPullRequestsReferences: { nodes: [{ title: 'Mend the tide table' }] },
    })
  })

  test('an older host knows no dependencies and leaves their events out of a timeline', async () => {
    const old = await startStandIn({ world: standIn.world, newer: false })
    const told = await ask(
      old,
      'query n($id: ID!) { node(id: $id) { ... on Issue { timelineItems(first: 50) { nodes { __typename } } } } }',
      { id: idOf('Issue three') },
    )
    const refused = await ask(
      old,
      '{ node(id: "x") { ... on Issue { blockedBy(first: 1) { totalCount } } } }',
    )
    await old.close()
    expect(told.body).toEqual({ data: { node: { timelineItems: { nodes: [] } } } })
    expect(refused.body.errors?.[0]?.message).toBe(
      "Field 'blockedBy' doesn't exist on type 'Issue'",
    )
  })
})

describe('pull requests', () => {
  const REVIEWS = `... on PullRequest { isDraft reviewDecision additions deletions changedFiles
    reviewRequests(first: 10) { nodes { asCodeOwner requestedReviewer {
      __typename ... on User { login } ... on Team { name combinedSlug } } } }
    latestReviews(first: 10) { nodes { author { login } state } }
    latestOpinionatedReviews(first: 10) { nodes { author { login } state } }
    reviews(first: 10) { totalCount nodes { submittedAt } }
    closingIssuesReferences(first: 10) { nodes { title } } }`

  test('one demand for changes outweighs an approval, and a comment takes neither back', async () => {
    const told = await node<Record<string, unknown>>('Mend the tide table', REVIEWS)
    expect(told).toMatchObject({
      reviewDecision: 'CHANGES_REQUESTED',
      additions: 1200,
      deletions: 310,
      changedFiles: 38,
      latestReviews: {
        nodes: [
          { author: { login: 'tomas-okafor' }, state: 'COMMENTED' },
          { author: { login: 'ines-halvorsen' }, state: 'APPROVED' },
        ],
      },
      latestOpinionatedReviews: {
        nodes: [
          { author: { login: 'tomas-okafor' }, state: 'CHANGES_REQUESTED' },
          { author: { login: 'ines-halvorsen' }, state: 'APPROVED' },
        ],
      },
      reviews: { totalCount: 3 },
      closingIssuesReferences: { nodes: [{ title: 'Issue one' }] },
    })
  })

  test('a review answers the request to its author and to the teams of its author', async () => {
    const at = made.instant('2026-01-06', '12:00')
    const before = await startStandIn({ world: made.worldAt(at) })
    const item = before.world.projects[0]!.items.find(known =>
      known.content.title.startsWith('Mend'),
    )
    const query = `query n($id: ID!) { node(id: $id) { ${REVIEWS} } }`
    const told = await data<{ node: Record<string, unknown> }>(before, query, {
      id: item!.content.id,
    })
    await before.close()
    expect(told.node).toMatchObject({
      reviewDecision: 'REVIEW_REQUIRED',
      reviewRequests: {
        nodes: [
          { asCodeOwner: false, requestedReviewer: { __typename: 'User', login: 'tomas-okafor' } },
          {
            asCodeOwner: true,
            requestedReviewer: {
              __typename: 'Team',
              name: 'Pilots',
              combinedSlug: 'harbour-works/pilots',
            },
          },
        ],
      },
    })
    const after = await node<{ reviewRequests: object }>('Mend the tide table', REVIEWS)
    expect(after.reviewRequests).toEqual({ nodes: [] })
  })

  test('a team is told only to a token that may read the organisation', async () => {
    const query = `query n($id: ID!) { node(id: $id) { ${REVIEWS} } }`
    const id = idOf('Mend the tide table')
    const { body } = await ask(standIn, query, { id }, TOKENS.withoutRepositories)
    expect(body.data).toBeUndefined()
    expect(body.errors?.map(({ type }) => type)).toEqual([
      'INSUFFICIENT_SCOPES',
      'INSUFFICIENT_SCOPES',
    ])
    expect(body.errors?.[0]?.message).toContain(
      "The 'name' field requires one of the following scopes: ['read:org', 'read:discussion']",
    )
  })

  test('without a rule that reviews are needed there is no decision', async () => {
    const told = await node<{ reviewDecision: unknown }>('Try something', REVIEWS)
    expect(told.reviewDecision).toBeNull()
  })

  test('the timeline tells when a review was asked for, given, and when a draft became ready', async () => {
    const events = (title: string) =>
      node<{ timelineItems: { nodes: object[] } }>(
        title,
        `... on PullRequest { timelineItems(first: 10, itemTypes: [REVIEW_REQUESTED_EVENT, READY_FOR_REVIEW_EVENT, PULL_REQUEST_REVIEW]) {
          nodes { __typename
            ... on ReviewRequestedEvent { createdAt requestedReviewer { ... on User { login } ... on Team { slug } } }
            ... on ReadyForReviewEvent { createdAt }
            ... on PullRequestReview { state submittedAt } } } }`,
      )
    expect((await events('Mend the tide table')).timelineItems.nodes.slice(0, 3)).toEqual([
      {
        __typename: 'ReviewRequestedEvent',
        createdAt: '2026-01-06T08:00:00Z',
        requestedReviewer: { login: 'tomas-okafor' },
      },
      {
        __typename: 'ReviewRequestedEvent',
        createdAt: '2026-01-06T08:00:01Z',
        requestedReviewer: { slug: 'pilots' },
      },
      {
        __typename: 'PullRequestReview',
        state: 'CHANGES_REQUESTED',
        submittedAt: '2026-01-07T08:00:00Z',
      },
    ])
    expect((await events('Half an idea')).timelineItems.nodes).toEqual([
      { __typename: 'ReadyForReviewEvent', createdAt: '2026-01-07T08:00:03Z' },
    ])
  })
})

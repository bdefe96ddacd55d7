import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { placeAfter, removeItem } from '../../scripts/stand-in/world/items.ts'
import type { Project, World } from '../../scripts/stand-in/world/types.ts'
import { ask, data } from './stand-in-ask.ts'

const PAGE = `query page($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on ProjectV2 {
  items(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } } }`

type Page = {
  node: {
    items: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string }
      nodes: { id: string }[]
    }
  }
}

let world: World
let project: Project
let standIn: StandIn

beforeAll(async () => {
  const big = bigWorld({ items: 250 })
  world = big.world
  project = big.project
  standIn = await startStandIn({ world, pointsPerHour: 60 })
})

beforeEach(() => standIn.forget())

afterAll(() => standIn.close())

async function readAll(between: (page: number) => void = () => {}): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  for (let count = 1; ; count += 1) {
    const told: Page = await data<Page>(standIn, PAGE, { id: project.id, first: 100, after })
    const { nodes, pageInfo } = told.node.items
    ids.push(...nodes.map(node => node.id))
    if (!pageInfo.hasNextPage) return ids
    after = pageInfo.endCursor
    between(count)
  }
}

describe('pages', () => {
  test('a board is read in pages of a hundred, each item once and in its order', async () => {
    expect(await readAll()).toEqual(project.items.map(item => item.id))
    expect(standIn.requests).toHaveLength(3)
  })

  test('an item moved down between two pages hides another', async () => {
    const ids = await readAll(page => {
      const [first] = project.items
      if (page === 1 && first) placeAfter(first, project.items.at(-1) ?? null, { at: 0, by: null })
    })
    expect(ids).toHaveLength(250)
    expect(new Set(ids).size).toBe(249)
  })

  test('an item moved up between two pages is read twice', async () => {
    const ids = await readAll(page => {
      const last = project.items.at(-1)
      if (page === 1 && last) placeAfter(last, null, { at: 0, by: null })
    })
    expect(ids).toHaveLength(250)
    expect(ids[100]).toBe(ids[99])
  })

  test('an item removed between two pages takes another with it', async () => {
    const before = project.items.map(item => item.id)
    const ids = await readAll(page => {
      const [first] = project.items
      if (page === 1 && first) removeItem(world, first, { at: 0, by: null })
    })
    expect(ids).toEqual(before.filter((_, index) => index !== 100))
  })
})

describe('limits', () => {
  test('more than a hundred at once is refused at its place', async () => {
    const { status, body } = await ask(standIn, PAGE, { id: project.id, first: 101 })
    expect(status).toBe(200)
    expect(body.errors).toMatchObject([
      {
        type: 'EXCESSIVE_PAGINATION',
        path: ['node', 'items'],
        message:
          'Requesting 101 records on the `items` connection exceeds the `first` limit of 100 records.',
      },
    ])
  })

  test('a list without a page size is refused, a count needs none', async () => {
    const list = await ask(standIn, PAGE, { id: project.id })
    expect(list.body.errors?.[0]?.type).toBe('MISSING_PAGINATION_BOUNDARIES')
    const count = await ask(
      standIn,
      'query c($id: ID!) { node(id: $id) { ... on ProjectV2 { items { totalCount } } } }',
      { id: project.id },
    )
    expect(count.body.errors).toBeUndefined()
  })

  test('a made-up cursor is refused', async () => {
    const { body } = await ask(standIn, PAGE, { id: project.id, first: 5, after: 'nonsense' })
    expect(body.errors?.[0]?.message).toBe('`nonsense` does not appear to be a valid cursor.')
  })

  test('more than a hundred ids at once are refused', async () => {
    const { body } = await ask(standIn, 'query n($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => project.id),
    })
    expect(body.errors?.[0]?.type).toBe('ARGUMENT_LIMIT')
  })

  test('more than half a million nodes are refused before anything is read', async () => {
    const { body } = await ask(
      standIn,
      `query q($id: ID!) { node(id: $id) { ... on ProjectV2 { items(first: 100) { nodes { content { ... on Issue {
        subIssues(first: 100) { nodes { labels(first: 60) { nodes { name } } } } } } } } } } }`,
      { id: project.id },
    )
    expect(body.data).toBeUndefined()
    expect(body.errors?.[0]).toMatchObject({
      type: 'MAX_NODE_LIMIT_EXCEEDED',
      message:
        'This query requests up to 610,100 possible nodes which exceeds the maximum limit of 500,000.',
    })
  })
})

describe('points', () => {
  const cost = async (selection: string) => {
    const { rateLimit } = await data<{ rateLimit: { cost: number; nodeCount: number } }>(
      standIn,
      `query q($id: ID!) { rateLimit(dryRun: true) { cost nodeCount } node(id: $id) { ... on ProjectV2 {
        items(first: 100) { nodes { ${selection} } } } } }`,
      { id: project.id },
    )
    return rateLimit
  }

  test('one connection on each of a hundred items costs a point, none costs the least', async () => {
    expect(await cost('id')).toEqual({ cost: 1, nodeCount: 100 })
    const assignees =
      'content { ... on Issue { assignees(first: 10) { nodes { login } } labels(first: 20) { nodes { name } } } }'
    expect(await cost(assignees)).toEqual({ cost: 2, nodeCount: 3100 })
  })

  test('the fragments of a union cost as much as the dearest of them', async () => {
    // Measured on gh's own item list: about 101 points and 410,200 nodes a page.
    const nested = (type: string, list: string) =>
      `... on ProjectV2ItemField${type}Value { ${list}(first: 10) { nodes { __typename } } }`
    const values = [
      nested('Label', 'labels'),
      nested('PullRequest', 'pullRequests'),
      nested('User', 'users'),
      nested('Reviewer', 'reviewers'),
    ].join(' ')
    expect(await cost(`fieldValues(first: 100) { nodes { ${values} } }`)).toEqual({
      cost: 101,
      nodeCount: 410_100,
    })
  })

  test('every answer says what is left of the hour, and a dry run costs nothing', async () => {
    const before = await ask(standIn, PAGE, { id: project.id, first: 1 })
    await cost('id')
    const after = await ask(standIn, PAGE, { id: project.id, first: 1 })
    const left = (told: typeof before) => Number(told.headers.get('x-ratelimit-remaining'))
    expect(left(after)).toBe(left(before) - 1)
    expect(after.headers.get('x-ratelimit-limit')).toBe('60')
    expect(after.headers.get('x-ratelimit-resource')).toBe('graphql')
    expect(after.headers.get('x-github-request-id')).toMatch(/^[0-9A-F]{4}:[0-9A-F:]+$/)
  })

  test('when the points are spent the answer is RATE_LIMITED until the hour is over', async () => {
    let told = await ask(standIn, PAGE, { id: project.id, first: 1 })
    while (!told.body.errors) told = await ask(standIn, PAGE, { id: project.id, first: 1 })
    expect(told.status).toBe(200)
    expect(told.body.errors[0]?.type).toBe('RATE_LIMITED')
    expect(told.headers.get('x-ratelimit-remaining')).toBe('0')
    const reset = Number(told.headers.get('x-ratelimit-reset')) * 1000
    world.now = () => reset
    const later = await ask(standIn, PAGE, { id: project.id, first: 1 })
    expect(later.body.errors).toBeUndefined()
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { betweenPages, disturbances } from '../../scripts/stand-in/disturbances.ts'
import { FAULT_NAMES, faultMixture } from '../../scripts/stand-in/fault-mixture.ts'
import {
  cutJson,
  dropped,
  type Fault,
  gatewayTimeoutPage,
  missingScopes,
  somethingWentWrongWith502,
  validationTimeout,
} from '../../scripts/stand-in/faults.ts'
import {
  ipAllowList,
  notAccessible,
  resourceLimits,
  samlPartial,
  samlWhole,
  unreadable,
} from '../../scripts/stand-in/faults-partial.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { getField, removeField, renameField } from '../../scripts/stand-in/world/projects.ts'
import type { Project } from '../../scripts/stand-in/world/types.ts'
import { ask, type GraphQLError } from './stand-in-ask.ts'

const PAGE = `query page($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on ProjectV2 {
  items(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id content { ... on Issue { id title } } } } } } }`

type Page = {
  node: {
    items: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string }
      nodes: ({ id: string; content: object | null } | null)[]
    }
  }
}

let standIn: StandIn
let project: Project

beforeEach(async () => {
  const big = bigWorld({ items: 230 })
  project = big.project
  standIn = await startStandIn({ world: big.world })
})

afterEach(() => standIn.close())

const page = (first = 100, after: string | null = null) =>
  ask<Page>(standIn, PAGE, { id: project.id, first, after })

async function told(fault: Fault, first?: number) {
  standIn.faults.next(fault)
  return page(first)
}

describe('answers in part', () => {
  const nulls = (body: { data?: Page }) =>
    body.data?.node.items.nodes.filter(node => node === null).length

  test('too much for GitHub is null beyond what it managed, and half of it comes whole', async () => {
    const { status, body } = await told(resourceLimits({ most: 60 }))
    expect(status).toBe(200)
    expect(nulls(body)).toBe(40)
    expect(body.errors).toHaveLength(40)
    expect(body.errors?.[0]).toMatchObject({
      type: 'RESOURCE_LIMITS_EXCEEDED',
      path: ['node', 'items', 'nodes', 60],
      message: 'Resource limits for this query exceeded.',
    })
    const half = await told(resourceLimits({ most: 60 }), 50)
    expect(half.body.errors).toBeUndefined()
  })

  test('single items and contents can be unreadable, each with its place', async () => {
    const [item, other] = [project.items[3]!, project.items[5]!]
    const { body } = await told(unreadable([item.id, other.content.id], 'NOT_FOUND'))
    expect(nulls(body)).toBe(1)
    expect(body.data?.node.items.nodes[5]).toEqual({ id: other.id, content: null })
    expect(body.errors?.map(({ type, path }) => ({ type, path }))).toEqual([
      { type: 'NOT_FOUND', path: ['node', 'items', 'nodes', 3] },
      { type: 'NOT_FOUND', path: ['node', 'items', 'nodes', 5, 'content'] },
    ])
  })

  test('single sign-on keeps single items or everything back, and a header says so', async () => {
    const some = await told(samlPartial([project.items[0]!.id]))
    expect(some.headers.get('x-github-sso')).toMatch(/^partial-results; organizations=\d+$/)
    expect(some.body.errors?.[0]?.extensions).toEqual({ saml_failure: true })
    const all = await told(samlWhole)
    expect(all.headers.get('x-github-sso')).toMatch(/^required; url=/)
    expect(all.body.data).toEqual({ node: null })
  })
})

describe('refusals', () => {
  const first = (body: { errors?: GraphQLError[] }) => body.errors?.[0]

  test('name their reason', async () => {
    const allowed = first((await told(ipAllowList)).body)
    expect(allowed).toMatchObject({ type: 'FORBIDDEN', path: ['node'] })
    expect(allowed?.message).toContain('IP allow list')
    const app = first((await told(notAccessible('integration'))).body)
    expect(app?.message).toBe('Resource not accessible by integration')
    const scope = await told(missingScopes('items', ['read:project'], ['repo']))
    expect(scope.body.data).toBeUndefined()
    expect(first(scope.body)?.type).toBe('INSUFFICIENT_SCOPES')
    expect(scope.headers.get('x-oauth-scopes')).toBe('repo')
  })
})

describe('faults that pass', () => {
  test('pages of a gateway, errors without data and JSON that stops', async () => {
    const gateway = await told(gatewayTimeoutPage)
    expect([gateway.status, gateway.text.startsWith('<!DOCTYPE html>')]).toEqual([504, true])
    const wrong = await told(somethingWentWrongWith502)
    expect(wrong.status).toBe(502)
    expect(wrong.body.errors?.[0]?.message).toMatch(/^Something went wrong while executing/)
    const validation = await told(validationTimeout)
    expect(validation.body).toEqual({ errors: [{ message: 'Timeout on validation of query' }] })
    await expect(told(cutJson())).rejects.toThrow(SyntaxError)
    await expect(told(dropped)).rejects.toThrow('fetch failed')
  })
})

describe('a mixture of faults', () => {
  const draw = async (seed: number, requests = 300, share = 0.5) => {
    const mixture = faultMixture(seed, { share, now: () => 0 })
    const usual = () => ({ status: 200, headers: {}, body: '{"data":{"a":1}}' })
    const received = { index: 0, query: '', operationName: null, headers: {} }
    const wrong: boolean[] = []
    for (let count = 0; count < requests; count += 1) {
      const before = mixture.drawn.length
      await mixture.fault({ ...received, variables: { first: 100 } }, usual)
      wrong.push(mixture.drawn.length > before)
    }
    return { drawn: mixture.drawn, wrong }
  }

  test('is the same for the same seed and another for another', async () => {
    const [one, same, other] = [await draw(1), await draw(1), await draw(2)]
    expect(one.drawn).toEqual(same.drawn)
    expect(one.drawn).not.toEqual(other.drawn)
  })

  test('holds every fault, and never more than two in a row', async () => {
    const { drawn, wrong } = await draw(7, 600)
    expect(new Set(drawn)).toEqual(new Set(FAULT_NAMES))
    const isRow = (length: number) =>
      wrong.some((_, index) => index >= length && wrong.slice(index - length, index).every(Boolean))
    expect([isRow(2), isRow(3)]).toEqual([true, false])
  })

  test('leaves all requests alone with a share of nothing', async () => {
    expect((await draw(7, 100, 0)).drawn).toEqual([])
  })
})

describe('a board that changes between two pages', () => {
  async function readAll(): Promise<string[]> {
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const { body }: { body: { data?: Page } } = await page(50, after)
      const { nodes, pageInfo } = body.data!.node.items
      ids.push(...nodes.flatMap(node => node?.id ?? []))
      if (!pageInfo.hasNextPage) return ids
      after = pageInfo.endCursor
    }
  }

  test('changes once before each further page, however often it is asked for', async () => {
    const pages: number[] = []
    standIn.faults.before(betweenPages(number => void pages.push(number)))
    const { body } = await page(50)
    const after = body.data!.node.items.pageInfo.endCursor
    await page(50, after)
    await page(50, after)
    await readAll()
    expect(pages).toEqual([1, 2, 3, 4])
  })

  test('is read with gaps or doubles, and its end is in the world', async () => {
    const { world } = standIn
    const seen = new Set<boolean>()
    for (let seed = 1; seed <= 6; seed += 1) {
      standIn.faults.clear()
      standIn.faults.before(disturbances(seed, { world, project, share: 1, most: 3 }))
      const ids = await readAll()
      const now = project.items.map(({ id }) => id)
      seen.add(ids.length === new Set(ids).size && now.every(id => ids.includes(id)))
      standIn.faults.clear()
      expect(await readAll()).toEqual(now)
    }
    expect(seen).toContain(false)
  })

  test('an item can be in no list and still answer by its id', async () => {
    const [item] = project.items
    item!.isUnlisted = true
    const ids = await readAll()
    expect(ids).toHaveLength(229)
    expect(ids).not.toContain(item!.id)
    const { body } = await ask<{ nodes: object[] }>(
      standIn,
      'query n($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: [item!.id] },
    )
    expect(body).toEqual({ data: { nodes: [{ id: item!.id }] } })
  })
})

describe('a field that is renamed or deleted', () => {
  const value = async (name: string, id: string) => {
    const { body } = await ask<{ node: { fieldValueByName: object | null } }>(
      standIn,
      'query v($id: ID!, $name: String!) { node(id: $id) { ... on ProjectV2Item { fieldValueByName(name: $name) { __typename } } } }',
      { id, name },
    )
    return body.data?.node.fieldValueByName
  }

  test('answers nothing by its old name and says no error', async () => {
    const { id } = project.items.find(item => item.values.some(({ input }) => 'number' in input))!
    expect(await value('Story Points', id)).not.toBeNull()
    renameField(getField(project, 'Story Points'), 'Effort', 0)
    expect(await value('Story Points', id)).toBeNull()
    expect(await value('Effort', id)).not.toBeNull()
    removeField(standIn.world, getField(project, 'Effort'), 0)
    expect(await value('Effort', id)).toBeNull()
  })
})

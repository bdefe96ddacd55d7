import { describe, expect, onTestFinished, test } from 'vitest'
import {
  badGateway,
  cutOff,
  type Fault,
  gatewayTimeout,
  rateLimited,
  secondaryLimit,
  slow,
  somethingWentWrong,
} from '../../scripts/stand-in/faults.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { placeAfter, removeItem, setArchived } from '../../scripts/stand-in/world/items.ts'
import { getField } from '../../scripts/stand-in/world/projects.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { type Connection, createGitHub, type Project } from '../../server/github/client.ts'
import type { FieldMapping } from '../../server/github/detect.ts'
import type { GitHubFailure } from '../../server/github/failures.ts'

const at = Date.parse('2026-06-24T12:00:00Z')
const address = { owner: 'big-harbour', number: 1 }

type Given = { items?: number; token?: string; newer?: boolean; timeoutMs?: number }

async function start({ items = 250, token = TOKENS.reads, newer = true, timeoutMs }: Given = {}) {
  const { world, project: board } = bigWorld({ items })
  const standIn = await startStandIn({ world, newer })
  onTestFinished(() => standIn.close())
  const slept: number[] = []
  const github = createGitHub({
    apiUrl: standIn.url,
    now: () => at,
    sleep: async milliseconds => void slept.push(milliseconds),
    ...(timeoutMs && { timeoutMs }),
  })
  return { standIn, world, board, slept, connection: github.connect({ token }) }
}

function mappingFor({ fields }: Project): FieldMapping {
  const named = (name: string) => fields.find(field => field.name === name) ?? null
  return { points: named('Story Points'), sprint: named('Sprint'), status: named('Status') }
}

async function readAll(connection: Connection) {
  const project = await connection.readProject(address)
  const nodeIds: string[] = []
  for await (const page of connection.readItems(project, mappingFor(project)))
    nodeIds.push(...page.items.map(({ nodeId }) => nodeId))
  return nodeIds
}

const sizesOf = (standIn: StandIn) =>
  standIn.requests.map(({ variables }) => variables.first).filter(first => first !== undefined)

const failureOf = async (work: Promise<unknown>): Promise<GitHubFailure> =>
  work.then(
    () => {
      throw new Error('It did not fail')
    },
    failure => failure,
  )

describe('reading', () => {
  test('takes one request for the project and one for each hundred items', async () => {
    const { connection, standIn, board } = await start()
    expect(await readAll(connection)).toEqual(board.items.map(({ id }) => id))
    expect(connection.counts()).toEqual({ requests: 4, timelines: 0, details: 0 })
    expect(standIn.requests).toHaveLength(4)
  })

  test('costs at most a few points for a page', async () => {
    const { connection, standIn } = await start()
    await readAll(connection)
    for (const { cost } of standIn.requests) expect(cost).toBeLessThanOrEqual(10)
  })

  test('asks what the host can do once, not for every team', async () => {
    const { world } = bigWorld({ items: 5 })
    const standIn = await startStandIn({ world })
    onTestFinished(() => standIn.close())
    const github = createGitHub({
      apiUrl: standIn.url,
      now: () => at,
      sleep: async () => undefined,
    })
    await readAll(github.connect({ token: TOKENS.reads }))
    await readAll(github.connect({ token: TOKENS.reads }))
    expect(standIn.requests.map(({ variables }) => variables.probe)).toEqual([
      true,
      undefined,
      false,
      undefined,
    ])
  })

  test('of a host without the newer parts leaves them out', async () => {
    const { connection, board } = await start({ newer: false, items: 120 })
    setArchived(board.items[0]!, true, { at, by: null })
    const project = await connection.readProject(address)
    expect(project.listsArchived).toBe(false)
    expect(await readAll(connection)).toHaveLength(119)
  })

  test('reads again when the board moved under the pages, and gives every item once', async () => {
    const { connection, standIn, board } = await start()
    let moved = false
    standIn.faults.when(
      ({ variables }) => variables.after !== null && variables.after !== undefined && !moved,
      (_, usual) => {
        moved = true
        // What was to come on the second page slips onto the first, which is read already.
        placeAfter(board.items.at(-1)!, null, { at, by: null })
        removeItem(standIn.world, board.items[50]!, { at, by: null })
        removeItem(standIn.world, board.items[51]!, { at, by: null })
        return usual()
      },
    )
    const ids = await readAll(connection)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of board.items) expect(ids).toContain(id)
  })

  test('says what became of items that no page showed', async () => {
    const { connection, world, board } = await start({ items: 5 })
    const [first, second, third] = board.items.map(({ id }) => id)
    setArchived(board.items[0]!, true, { at, by: null })
    board.items[2]!.forbidden = 'Resource protected by organization SAML enforcement.'
    removeItem(world, board.items[1]!, { at, by: null })
    const project = await connection.readProject(address)
    const told = await connection.readItemsById(project, mappingFor(project), [
      first!,
      second!,
      third!,
    ])
    expect(told.items.map(({ nodeId, isArchived }) => [nodeId, isArchived])).toEqual([
      [first, true],
    ])
    expect(told.gone).toEqual([second])
  })

  test('accepts a page on which single items are refused', async () => {
    const { connection, board } = await start({ items: 5 })
    board.items[1]!.forbidden = 'Resource protected by organization SAML enforcement.'
    const project = await connection.readProject(address)
    const pages = []
    for await (const page of connection.readItems(project, mappingFor(project))) pages.push(page)
    expect(pages).toMatchObject([{ unreadable: 1, totalCount: 5 }])
    expect(pages[0]?.items).toHaveLength(4)
    expect(pages[0]?.messages).toEqual(['Resource protected by organization SAML enforcement.'])
  })

  test('stops when a field is renamed meanwhile, instead of clearing it everywhere', async () => {
    const { connection, board } = await start()
    const project = await connection.readProject(address)
    getField(board, 'Story Points').name = 'Effort'
    const pages = connection.readItems(project, mappingFor(project))
    expect((await failureOf(pages.next())).message).toBe(
      'The field “Story Points” was changed on GitHub while Knots read the board. The next read will find it.',
    )
  })
})

describe('a busy GitHub', () => {
  test.each<[string, Fault]>([
    ['502', badGateway],
    ['504', gatewayTimeout],
    ['“Something went wrong”', somethingWentWrong],
    ['an answer cut off', cutOff()],
  ])('after %s is asked for smaller pages from the same place', async (_, fault) => {
    const { connection, standIn, board } = await start()
    let times = 0
    standIn.faults.when(({ variables }) => variables.first === 100 && times++ < 1, fault)
    expect(await readAll(connection)).toEqual(board.items.map(({ id }) => id))
    expect(sizesOf(standIn)).toEqual([100, 50, 50, 50, 50, 50])
  })

  test('is asked for larger pages again once it keeps up', async () => {
    const { connection, standIn } = await start({ items: 800 })
    standIn.faults.when(({ index }) => index === 2, badGateway)
    await readAll(connection)
    expect(sizesOf(standIn)).toEqual([100, 50, 50, 50, 50, 50, 100, 100, 100, 100, 100, 100])
  })

  test('that never answers a page of ten in time is given up, in words', async () => {
    const { connection, standIn, slept } = await start()
    standIn.faults.when(({ variables }) => variables.first !== undefined, badGateway)
    const failure = await failureOf(readAll(connection))
    expect(failure).toMatchObject({ kind: 'too-heavy', status: 502 })
    expect(failure.message).toBe('GitHub could not answer in time (502). Knots asks again later.')
    expect(sizesOf(standIn)).toEqual([100, 50, 25, 10, 10, 10])
    expect(slept).toEqual([1000, 4000])
  })

  test('that is too slow counts as out of reach', async () => {
    const { connection, standIn } = await start({ timeoutMs: 20 })
    let go: (value: unknown) => void = () => undefined
    const until = new Promise(resolve => {
      go = resolve
    })
    standIn.faults.when(() => true, slow(until))
    const failure = await failureOf(connection.readProject(address))
    go(undefined)
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toContain(`GitHub cannot be reached at ${standIn.url}`)
  })
})

describe('a rate limit', () => {
  test('that ends soon is waited for', async () => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(rateLimited(at + 60_000))
    expect(await readAll(connection)).toHaveLength(5)
    expect(slept).toEqual([61_000])
  })

  test.each([
    { status: 403, retryAfterSeconds: 30 },
    { status: 429, retryAfterSeconds: 30 },
  ] as const)('of the second kind is waited for as long as GitHub says: %j', async options => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(secondaryLimit(options))
    expect(await readAll(connection)).toHaveLength(5)
    expect(slept).toEqual([30_000])
  })

  test.each([200, 403] as const)(
    'of the second kind without a time is waited for a minute (%d)',
    async status => {
      const { connection, standIn, slept } = await start({ items: 5 })
      standIn.faults.next(secondaryLimit({ status }))
      expect(await readAll(connection)).toHaveLength(5)
      expect(slept).toEqual([60_000])
    },
  )

  test('that ends in an hour is told with its time instead', async () => {
    const { connection, standIn, slept } = await start({ items: 5 })
    standIn.faults.next(rateLimited(at + 3_600_000))
    const failure = await failureOf(connection.readProject(address))
    expect(failure.message).toBe(
      'GitHub answers this token no more until 13:00 UTC: its rate limit is used up. Knots goes on by itself.',
    )
    expect(slept).toEqual([])
  })
})

describe('a refusal is a sentence a person can act on', () => {
  const refusal = async (given: Given, who = address) => {
    const { connection } = await start({ items: 1, ...given })
    const failure = await failureOf(connection.readProject(who))
    return [failure.code, failure.message]
  }

  test('a wrong token', async () => {
    expect(await refusal({ token: 'ghp_wrong' })).toEqual([
      'github-token',
      'GitHub does not accept the token: it is mistyped, expired or revoked. Paste a new one.',
    ])
  })

  test('a token without the scope, and which', async () => {
    expect(await refusal({ token: TOKENS.withoutScope })).toEqual([
      'github-scope',
      'The token lacks the scope read:project. Add it to the token on GitHub, or make a new token with it.',
    ])
  })

  test('a fine-grained token without the permission', async () => {
    const [code, message] = await refusal({ token: TOKENS.fineGrainedWithoutProjects })
    expect(code).toBe('github-forbidden')
    expect(message).toContain('a fine-grained one the organisation’s permission Projects')
  })

  test('a project that is not there, or not visible', async () => {
    const [code, message] = await refusal({}, { owner: 'big-harbour', number: 99 })
    expect(code).toBe('github-not-found')
    expect(message).toContain(
      'There is no project 99 of big-harbour, or this token may not see it.',
    )
  })

  test('an owner that is not there', async () => {
    expect(await refusal({}, { owner: 'nobody-here', number: 1 })).toEqual([
      'github-not-found',
      'GitHub knows no organisation or user called “nobody-here”. Check its spelling in Settings.',
    ])
  })

  test('an address without GitHub’s interface', async () => {
    const { standIn } = await start({ items: 1 })
    const apiUrl = `${standIn.url}/wrong`
    const github = createGitHub({ apiUrl, now: () => at, sleep: async () => undefined })
    const failure = await failureOf(github.connect({ token: TOKENS.reads }).readProject(address))
    expect(failure.message).toContain(`There is no GitHub API at ${apiUrl}. Check GITHUB_API_URL`)
  })

  test('a GitHub that is not there', async () => {
    const apiUrl = 'http://127.0.0.1:9'
    const github = createGitHub({ apiUrl, now: () => at, sleep: async () => undefined })
    const failure = await failureOf(github.connect({ token: TOKENS.reads }).readProject(address))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toContain('GitHub cannot be reached at http://127.0.0.1:9')
  })
})

test('an Enterprise Server is asked under its own address', async () => {
  const asked: string[] = []
  const github = createGitHub({
    apiUrl: 'https://github.example.org/api/v3',
    now: () => at,
    sleep: async () => undefined,
    fetch: async input => {
      asked.push(String(input))
      return new Response('{"data":{"repositoryOwner":null}}', {
        headers: { 'content-type': 'application/json' },
      })
    },
  })
  await failureOf(github.connect({ token: 'x' }).readProject(address))
  expect(asked).toEqual(['https://github.example.org/api/graphql'])
})

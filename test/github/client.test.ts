import { describe, expect, onTestFinished, test } from 'vitest'
import {
  badGateway,
  cutJson,
  cutOff,
  dropped,
  type Fault,
  gatewayTimeout,
  gatewayTimeoutPage,
  slow,
  somethingWentWrong,
  somethingWentWrongWith502,
  validationTimeout,
} from '../../scripts/stand-in/faults.ts'
import { resourceLimits } from '../../scripts/stand-in/faults-partial.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { placeAfter, removeItem, setArchived } from '../../scripts/stand-in/world/items.ts'
import { getField } from '../../scripts/stand-in/world/projects.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { address, at, failureOf, mappingFor, readAll, sizesOf, start } from './client-setup.ts'

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
    ['502 with “Something went wrong”', somethingWentWrongWith502],
    ['504 with a page', gatewayTimeoutPage],
    ['a time-out of its validation', validationTimeout],
    ['data for half of the page', resourceLimits({ most: 50 })],
    ['an answer cut off', cutOff()],
    ['JSON cut off', cutJson()],
    ['a connection dropped', dropped],
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

import { parse, validate } from 'graphql'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Setup } from '../../scripts/stand-in/scenario/scenario.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { standInSchema } from '../../scripts/stand-in/schema.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import type { GitHubFailure } from '../../server/github/failures.ts'
import type { HostFeatures } from '../../server/github/queries.ts'
import { isSameValue, mutationsFor, type WrittenUse } from '../../server/github/write.ts'
import {
  clearQuery,
  issueFieldQuery,
  lookQuery,
  setQuery,
} from '../../server/github/write-query.ts'

const hostWith = (issueFields: boolean): HostFeatures => ({
  archivedStates: issueFields,
  issueFields,
  statusEvents: issueFields,
  filteredItems: issueFields,
  subIssues: issueFields,
  dependencies: issueFields,
})

const refusals = (newer: boolean, queries: string[]) =>
  queries.flatMap(query => validate(standInSchema({ newer }), parse(query)).map(String))

type Given = { points?: Setup['points']; token?: string; newer?: boolean }

async function start({ points, token = TOKENS.writes, newer = true }: Given = {}) {
  const made = scenario({ firstDay: '2026-05-01', ...(points && { points }) })
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
      team.issue('b', 'Charts')
      team.draft('c', 'Ropes')
    })
  const player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const standIn = await startStandIn({ world: player.world, newer })
  onTestFinished(() => standIn.close())
  const github = createGitHub({
    apiUrl: standIn.url,
    now: player.world.now,
    sleep: async () => undefined,
  })
  const connection = github.connect({ token })
  const { owner, projectNumber: number } = made.setup
  await connection.readProject({ owner, number })
  standIn.forget()
  const { items, fields } = player.project
  const look = (title: string, name: string, use: WrittenUse) =>
    connection.lookAtItem({
      nodeId: items.find(({ content }) => content.title === title)?.id ?? '',
      name,
      use,
    })
  const iteration = (at: number) =>
    fields.find(({ name }) => name === 'Sprint')?.iterations[at]?.id ?? ''
  return { connection, standIn, look, iteration, player }
}

const failureOf = (work: Promise<unknown>): Promise<GitHubFailure> =>
  work.then(
    () => {
      throw new Error('It did not fail')
    },
    failure => failure,
  )

describe('queries and mutations', () => {
  test('fit the schema of github.com', () => {
    const host = hostWith(true)
    const all = [lookQuery(host), setQuery(host), clearQuery(host), issueFieldQuery]
    expect(refusals(true, all)).toEqual([])
  })

  test('fit a host without the newer parts, which has no issue fields to set', () => {
    const host = hostWith(false)
    expect(refusals(false, [lookQuery(host), setQuery(host), clearQuery(host)])).toEqual([])
    expect(refusals(false, [issueFieldQuery]).length).toBeGreaterThan(0)
  })
})

describe('a look at an item', () => {
  test('tells what is in the column now, in GitHub’s terms', async () => {
    const { look, iteration, standIn } = await start()
    expect(await look('Tides', 'Sprint', 'sprint')).toMatchObject({ value: iteration(0) })
    expect(await look('Tides', 'Story Points', 'points')).toMatchObject({ value: 5 })
    expect(await look('Tides', 'Status', 'status')).toMatchObject({ value: 'Todo' })
    expect(await look('Charts', 'Sprint', 'sprint')).toMatchObject({ value: null })
    expect(standIn.requests).toHaveLength(4)
    for (const { cost } of standIn.requests) expect(cost).toBe(1)
  })

  test('fails with words for an item that is gone and for a column that is gone', async () => {
    const { look } = await start()
    expect(await failureOf(look('Nothing', 'Sprint', 'sprint'))).toMatchObject({
      kind: 'not-found',
    })
    expect(await failureOf(look('Tides', 'Effort', 'points'))).toMatchObject({
      message: 'The project has no column “Effort” any more. Read the board, then ask again.',
    })
  })
})

describe('a change', () => {
  test.each([
    ['Tides', 'Sprint', 'sprint', null],
    ['Tides', 'Story Points', 'points', 2.5],
    ['Tides', 'Story Points', 'points', 0],
    ['Tides', 'Status', 'status', 'Done'],
    ['Ropes', 'Story Points', 'points', 3],
  ] as const)('of %s: %s comes back as it was written', async (title, name, use, to) => {
    const { connection, look, player } = await start()
    const [mutation, ...others] = mutationsFor(await look(title, name, use), to)
    if (!mutation) throw new Error('There is nothing to send')
    expect(others).toEqual([])
    expect(await connection.write(mutation)).toEqual({
      value: to,
      itemAt: player.world.now(),
      contentAt: null,
    })
    expect((await look(title, name, use)).value).toBe(to)
  })

  test('to another iteration works on a host without the newer parts too', async () => {
    const { connection, look, iteration } = await start({ newer: false })
    const to = iteration(1)
    const [mutation] = mutationsFor(await look('Tides', 'Sprint', 'sprint'), to)
    if (!mutation) throw new Error('There is nothing to send')
    expect(await connection.write(mutation)).toMatchObject({ value: to })
  })

  test('of a list goes by the option that holds the number; without one there is nothing to send', async () => {
    const points = { kind: 'single-select' as const, name: 'Size', options: [1, 5, 8] }
    const { connection, look } = await start({ points })
    const looked = await look('Tides', 'Size', 'points')
    expect(mutationsFor(looked, 3)).toEqual([])
    const [mutation] = mutationsFor(looked, 8)
    if (!mutation) throw new Error('There is nothing to send')
    expect(mutation).toMatchObject({
      kind: 'set',
      value: { singleSelectOptionId: expect.any(String) },
    })
    expect(await connection.write(mutation)).toMatchObject({ value: 8 })
  })

  test('of an issue field is sent to the issue, set and deleted', async () => {
    const points = { kind: 'issue-field' as const, name: 'Story Points' }
    const { connection, look, player } = await start({ points })
    const changeTo = async (to: number | null) => {
      const [mutation] = mutationsFor(await look('Tides', 'Story Points', 'points'), to)
      if (mutation?.kind !== 'issue-field') throw new Error('It is not sent to the issue')
      return connection.write(mutation)
    }
    const contentAt = player.world.now()
    expect(await changeTo(8)).toEqual({ value: 8, itemAt: null, contentAt })
    expect(await changeTo(null)).toEqual({ value: null, itemAt: null, contentAt })
  })

  test('of an empty column tries the column first, then the issue field of that name', async () => {
    const points = { kind: 'issue-field' as const, name: 'Story Points' }
    const { connection, look } = await start({ points })
    const mutations = mutationsFor(await look('Charts', 'Story Points', 'points'), 3)
    expect(mutations.map(({ kind }) => kind)).toEqual(['set', 'issue-field'])
    const [own, ofIssue] = mutations
    if (!own || !ofIssue) throw new Error('There is nothing to send')
    expect((await failureOf(connection.write(own))).message).toContain('issue_field')
    expect(await connection.write(ofIssue)).toMatchObject({ value: 3 })
    const draft = mutationsFor(await look('Ropes', 'Story Points', 'points'), 3)
    expect(draft.map(({ kind }) => kind)).toEqual(['set'])
  })

  test.each([
    [TOKENS.reads, 'scope'],
    [TOKENS.fineGrained, 'forbidden'],
  ])('with a token that only reads (%s) fails as %s', async (token, kind) => {
    const { connection, look } = await start({ token })
    const [mutation] = mutationsFor(await look('Tides', 'Story Points', 'points'), 8)
    if (!mutation) throw new Error('There is nothing to send')
    expect(await failureOf(connection.write(mutation))).toMatchObject({ kind })
  })
})

test('points that differ by what a float rounds away are the same, and none is not zero', () => {
  expect(isSameValue(0.1 + 0.2, 0.3)).toBe(true)
  expect(isSameValue(2, 2.5)).toBe(false)
  expect(isSameValue(0, null)).toBe(false)
  expect(isSameValue('5', 5)).toBe(false)
})

import { parse, validate } from 'graphql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { badGateway, dropped } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { standInSchema } from '../../scripts/stand-in/schema.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { closeIssue, openIssue, reopen, transfer } from '../../scripts/stand-in/world/contents.ts'
import type { Issue, StateReason } from '../../scripts/stand-in/world/types.ts'
import { addRepository, TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'
import { GitHubFailure } from '../../server/github/failures.ts'
import {
  createIssueQuery,
  issueStatesQuery,
  newestIssuesQuery,
  numberedIssueQuery,
  repositoryQuery,
} from '../../server/github/issue-queries.ts'

const hour = 3_600_000

async function start(token: string = TOKENS.writes) {
  const made = scenario({ firstDay: '2026-05-01' })
  const player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const { world } = player
  const owner = player.project.owner
  const hull = addRepository(world, owner, 'hull')
  const vault = addRepository(world, owner, 'vault', { isPrivate: true })
  const standIn = await startStandIn({ world })
  onTestFinished(() => standIn.close())
  const slept: number[] = []
  const github = createGitHub({
    apiUrl: standIn.url,
    now: world.now,
    sleep: async milliseconds => void slept.push(milliseconds),
  })
  const { issues } = github.connect({ token })
  const opened = (title: string, at: number, body = ''): Issue => {
    const issue = openIssue(world, hull, { title, by: null, at })
    issue.body = body
    return issue
  }
  const name = (repository: { name: string }) => `${owner.login}/${repository.name}`
  return { issues, standIn, world, hull, vault, opened, name, now: world.now() }
}

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    error => (error instanceof GitHubFailure ? error.kind : String(error)),
  )

describe('the questions about issues', () => {
  test('fit the schema of github.com and of an older host', () => {
    for (const newer of [true, false]) {
      const schema = standInSchema({ newer })
      const all = [
        repositoryQuery,
        newestIssuesQuery,
        numberedIssueQuery,
        createIssueQuery,
        issueStatesQuery,
      ]
      expect(all.flatMap(query => validate(schema, parse(query)).map(String))).toEqual([])
    }
  })
})

describe('a new issue', () => {
  test('has its number, address and text, and is open', async () => {
    const { issues, hull, name, world } = await start()
    const { id, ...facts } = await issues.findRepository(name(hull))
    expect(facts).toEqual({ hasIssues: true, isArchived: false })
    const made = await issues.create(id, { title: 'Caulk the hull', body: 'All of it' })
    expect(made).toEqual({
      id: expect.any(String),
      number: 1,
      repository: 'harbour-works/hull',
      url: 'https://github.com/harbour-works/hull/issues/1',
      state: 'open',
    })
    expect(world.nodes.get(made.id)).toMatchObject({ title: 'Caulk the hull', body: 'All of it' })
  })

  test('is sent once, and may have landed although the answer was lost', async () => {
    const { issues, hull, standIn } = await start()
    standIn.faults.next(dropped)
    expect(await kindOf(issues.create(hull.id, { title: 'Caulk', body: '' }))).toBe('unreachable')
    expect(hull.lastNumber).toBe(1)
    standIn.faults.next(badGateway)
    expect(await kindOf(issues.create(hull.id, { title: 'Caulk', body: '' }))).toBe('too-heavy')
    expect(hull.lastNumber).toBe(1)
    expect(standIn.requests).toHaveLength(2)
  })

  test('needs a scope of classic tokens, and a permission of others', async () => {
    const classic = await start(TOKENS.withoutRepositories)
    const sent = classic.issues.create(classic.hull.id, { title: 'Caulk', body: '' })
    await expect(sent).rejects.toMatchObject({ kind: 'scope', message: /public_repo/ })
    const other = await start(TOKENS.fineGrained)
    expect(await kindOf(other.issues.create(other.hull.id, { title: 'Caulk', body: '' }))).toBe(
      'forbidden',
    )
  })

  test('cannot be made where a repository is out of sight, archived or without issues', async () => {
    const blind = await start(TOKENS.withoutRepositories)
    expect(await kindOf(blind.issues.findRepository(blind.name(blind.vault)))).toBe('not-found')
    const { issues, hull, name } = await start()
    Object.assign(hull, { isArchived: true, hasIssues: false })
    expect(await issues.findRepository(name(hull))).toMatchObject({
      hasIssues: false,
      isArchived: true,
    })
    expect(await kindOf(issues.create(hull.id, { title: 'Caulk', body: '' }))).toBe('unexpected')
    expect(await kindOf(issues.findRepository('harbour-works/nothing'))).toBe('not-found')
  })
})

describe('an issue that may be there already', () => {
  test('is found by words in its text among those made lately, however many came after it', async () => {
    const { issues, hull, name, opened, now, standIn } = await start()
    opened('Old', now - 3 * hour, 'mark 7')
    const wanted = opened('Wanted', now - hour, 'Text\n<!-- mark 7 -->')
    for (let count = 0; count < 120; count += 1) opened(`Other ${count}`, now - 60_000, 'mark 8')
    const found = await issues.findIssueWith(name(hull), '<!-- mark 7 -->', now - 2 * hour)
    expect(found).toMatchObject({ id: wanted.id, number: wanted.number })
    expect(standIn.requests).toHaveLength(3)
    expect(await issues.findIssueWith(name(hull), '<!-- mark 9 -->', now - 2 * hour)).toBeNull()
  })

  test('that was changed lately but made before is not asked for again and again', async () => {
    const { issues, hull, name, opened, now, standIn } = await start()
    for (let count = 0; count < 120; count += 1)
      opened(`Old ${count}`, now - 3 * hour).updatedAt = now
    expect(await issues.findIssueWith(name(hull), 'mark', now - hour)).toBeNull()
    expect(standIn.requests).toHaveLength(1)
  })

  test('is found by its number', async () => {
    const { issues, hull, name, opened, now } = await start()
    const { id, number } = opened('Caulk', now)
    expect(await issues.findNumbered(name(hull), number)).toMatchObject({ id, state: 'open' })
    expect(await kindOf(issues.findNumbered(name(hull), 99))).toBe('not-found')
    expect(await kindOf(issues.findNumbered('harbour-works/nothing', 1))).toBe('not-found')
  })
})

describe('the state of issues', () => {
  const change = (now: number) => ({ at: now, by: null })

  test('is read for all by one request; what is gone is missing', async () => {
    const { issues, opened, now, world, standIn } = await start()
    const made = (['COMPLETED', 'NOT_PLANNED', 'DUPLICATE', null] as const).map(reason => {
      const issue = opened(String(reason), now)
      if (reason) closeIssue(world, issue, { ...change(now), reason: reason as StateReason })
      return issue
    })
    const again = opened('Again', now)
    closeIssue(world, again, change(now))
    reopen(world, again, change(now))
    const states = await issues.readStates([...made.map(({ id }) => id), again.id, 'I_gone'])
    expect([...states.values()].map(({ state }) => state)).toEqual([
      'completed',
      'not-planned',
      'not-planned',
      'open',
      'open',
    ])
    expect(standIn.requests).toHaveLength(1)
    expect(await issues.readStates([])).toEqual(new Map())
    expect(standIn.requests).toHaveLength(1)
  })

  test('of one that moved to another repository is not known by its old id', async () => {
    const { issues, opened, now, world, vault } = await start()
    const issue = opened('Moved', now)
    const { id } = issue
    transfer(world, issue, vault, change(now))
    expect(await issues.readStates([id])).toEqual(new Map())
    expect((await issues.readStates([issue.id])).get(issue.id)).toMatchObject({
      repository: 'harbour-works/vault',
    })
  })
})

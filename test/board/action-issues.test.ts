import { describe, expect, onTestFinished, test } from 'vitest'
import { actions } from '../../db/schema.ts'
import { badGateway, dropped, type Fault, type Received } from '../../scripts/stand-in/faults.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { closeIssue, openIssue, reopen } from '../../scripts/stand-in/world/contents.ts'
import type { Issue, Repository } from '../../scripts/stand-in/world/types.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { issueMark } from '../../server/domain/actions-issue.ts'
import { createGitHub } from '../../server/github/client.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'

const T = '/api/teams/fleet'

/** The whole app with a team whose board is on a stand-in, and one action. Time moves by sleeping alone. */
async function start(token: string | null = TOKENS.writes, environment = {}) {
  const made = scenario({ firstDay: '2026-05-01' })
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1')
      team.issue('b', 'Charts')
    })
  const player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const { world } = player
  const standIn = await startStandIn({ world })
  onTestFinished(() => standIn.close())
  const slept: number[] = []
  let past = 0
  const clock = {
    now: () => world.now() + past,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds)
      past += milliseconds
    },
  }
  const github = createGitHub({ apiUrl: standIn.url, ...clock })
  const parts = { github, ...clock, environment }
  const app = await buildTestApp(parts)
  const { version } = await makeTeam(app)
  const { owner, projectNumber: number } = made.setup
  await app.patch(T, { version, github: { owner, number } })
  const teamId: string = (await app.get(T)).json().id
  await app.put(`${T}/github/token`, { token: TOKENS.reads })
  await app.app.knots.board.syncTeam(teamId)
  if (token !== null) await app.put(`${T}/github/token`, { token })
  const { repositories } = (await app.get(`${T}/actions/repositories`)).json()
  const repository: string = repositories[0].name
  const { id } = (await app.post(`${T}/actions`, { text: 'Buy **rope**', owner: 'crew' })).json()
  standIn.forget()
  const hull = world.repositories.get(repository.toLowerCase()) as Repository
  return {
    app,
    parts,
    standIn,
    world,
    hull,
    slept,
    teamId,
    id,
    repository,
    make: (body: object = { repository }, of = app) => of.post(`${T}/actions/${id}/issue`, body),
    action: async () => (await app.get(`${T}/actions`)).json().actions[0],
    sync: () => app.app.knots.board.syncTeam(teamId),
    /** The issues that were made of the action. */
    issues: () =>
      [...world.nodes.values()].filter(
        (node): node is Issue => node.__typename === 'Issue' && node.body.includes(issueMark(id)),
      ),
    asked: (name: string) =>
      standIn.requests.filter(({ query }) => query.includes(`${name}(`)).length,
  }
}

const isCreate = ({ query }: Pick<Received, 'query'>) => query.includes('createIssue')

/** GitHub does not look at the request at all. */
const limited: Fault = () => ({
  status: 403,
  headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': '900' },
  body: JSON.stringify({ message: 'You have exceeded a secondary rate limit.' }),
})

/** The issue is made, and then no answer comes. */
const lostAfter: Fault = dropped

describe('an action', () => {
  test('becomes an issue with its first line, its text, its role and the way back', async () => {
    const { make, issues, repository, hull } = await start(TOKENS.writes, {
      PUBLIC_URL: 'https://knots.example',
    })
    const answer = await make()
    expect(answer.statusCode).toBe(200)
    const [issue, ...others] = issues()
    expect(others).toEqual([])
    expect(issue).toMatchObject({ title: 'Buy rope', repository: hull })
    expect(issue?.body).toMatch(
      /^Buy \*\*rope\*\*\n\nOwner: crew\n\n.*knots\.example\/fleet\/actions#/,
    )
    expect(answer.json().issue).toEqual({
      number: issue?.number,
      repository,
      url: `https://github.com/${repository}/issues/${issue?.number}`,
      state: 'open',
    })
  })

  test('asked for again and again, by several at once too, is one issue', async () => {
    const { make, issues } = await start()
    const answers = await Promise.all([make(), make(), make()])
    answers.push(await make())
    expect(issues()).toHaveLength(1)
    const numbers = answers.map(answer => answer.json().issue.number)
    expect(new Set(numbers)).toEqual(new Set([issues()[0]?.number]))
  })

  test('can be linked with an issue that is there, and none is made', async () => {
    const { make, issues, world, hull, repository } = await start()
    const at = world.now()
    const { number } = openIssue(world, hull, { title: 'Rope', by: null, at })
    expect((await make({ repository, number })).json().issue).toMatchObject({ number })
    expect(issues()).toEqual([])
    const none = await make({ repository, number: 999 })
    expect(none.statusCode).toBe(502)
    expect(none.json().message).toBe(`There is no issue 999 in ${repository}.`)
  })

  test('of another team, and a repository that is not on the board, are refused', async () => {
    const { app, id, make, repository } = await start()
    await makeTeam(app, 'Port')
    const other = await app.post(`/api/teams/port/actions/${id}/issue`, { repository })
    expect(other.statusCode).toBe(404)
    expect((await make({ repository: 'crew/elsewhere' })).statusCode).toBe(400)
    const port = (await app.get('/api/teams/port/actions/repositories')).json()
    expect(port).toEqual({ repositories: [], why: expect.stringMatching(/no GitHub project/) })
  })
})

describe('an answer that is lost', () => {
  test('after the issue was made is looked for, and the issue is linked', async () => {
    const { make, issues, standIn } = await start()
    standIn.faults.when(isCreate, lostAfter)
    const answer = await make()
    expect(answer.json().issue).toMatchObject({ number: issues()[0]?.number })
    expect(issues()).toHaveLength(1)
  })

  test('before anything was made is said, and asking again makes the one', async () => {
    const { make, issues, standIn, slept, action } = await start()
    standIn.faults.when(isCreate, badGateway)
    const answer = await make()
    expect(answer.statusCode).toBe(502)
    expect(answer.json().message).toMatch(/answer was lost.*Ask once more/)
    expect(issues()).toEqual([])
    expect(await action()).toMatchObject({ issue: null })
    standIn.faults.clear()
    slept.length = 0
    expect((await make()).json().issue).toMatchObject({ number: issues()[0]?.number })
    expect(issues()).toHaveLength(1)
    // GitHub may still have been at work on the first.
    expect(slept.some(milliseconds => milliseconds > 10_000)).toBe(true)
  })

  test('of an issue that lands only later makes no second one', async () => {
    const { make, issues, standIn } = await start()
    let land = () => undefined as unknown
    standIn.faults.when(isCreate, (received, usual) => {
      land = usual
      return badGateway(received, usual)
    })
    expect((await make()).statusCode).toBe(502)
    standIn.faults.clear()
    land()
    expect((await make()).json().issue).toMatchObject({ number: issues()[0]?.number })
    expect(issues()).toHaveLength(1)
  })

  test('and not looked for either is found by the next process, whatever repository is asked for', async () => {
    const { make, issues, standIn, parts, app } = await start()
    standIn.faults.when(({ query }) => query.includes('issues('), dropped)
    standIn.faults.when(isCreate, lostAfter)
    expect((await make()).statusCode).toBe(502)
    expect(issues()).toHaveLength(1)
    standIn.faults.clear()
    const next = await buildTestApp({ ...parts, db: app.db })
    expect((await make(undefined, next)).json().issue.number).toBe(issues()[0]?.number)
    expect(issues()).toHaveLength(1)
  })

  test('is found by the next read of the board too', async () => {
    const { make, issues, standIn, action, sync } = await start()
    standIn.faults.when(({ query }) => query.includes('issues('), dropped)
    standIn.faults.when(isCreate, lostAfter)
    await make()
    standIn.faults.clear()
    await sync()
    expect(await action()).toMatchObject({ issue: { number: issues()[0]?.number, state: 'open' } })
  })
})

describe('a refusal', () => {
  test('says what the token needs and how to go on without, and leaves nothing to look for', async () => {
    const classic = await start(TOKENS.withoutRepositories)
    const answer = await classic.make()
    expect(answer.statusCode).toBe(502)
    expect(answer.json().message).toMatch(/public_repo.*by hand/)
    const fine = await start(TOKENS.fineGrained)
    expect((await fine.make()).json().message).toMatch(/permission Issues.*by hand/)
    const [row] = await fine.app.db.read.select().from(actions)
    expect(row).toMatchObject({ issueRepository: null, issueId: null })
    await fine.sync()
    expect(fine.asked('issues')).toBe(0)
  })

  test('comes in words where there is no token, no sight of the repository, or no place for issues', async () => {
    const { app, id, make, hull, repository, issues } = await start()
    await app.put(`${T}/github/token`, { token: 'ghp_of_nobody' })
    expect((await make()).json().message).toMatch(/does not accept the token/)
    await app.put(`${T}/github/token`, { token: TOKENS.writes })
    Object.assign(hull, { hasIssues: false })
    expect((await make()).json()).toMatchObject({
      message: expect.stringMatching(/switched off/),
      issues: [{ path: 'repository' }],
    })
    Object.assign(hull, { hasIssues: true, isArchived: true })
    expect((await make()).json().message).toMatch(/archived/)
    Object.assign(hull, { isArchived: false, isPrivate: true })
    await app.put(`${T}/github/token`, { token: TOKENS.withoutRepositories })
    expect((await make()).json().message).toBe(
      `GitHub shows this token no repository ${repository}. Give the token access to it. Until then make the issue by hand, and link it here by its number.`,
    )
    expect(issues()).toEqual([])
    expect((await app.get(`${T}/actions`)).json().actions).toMatchObject([{ id, issue: null }])
  })

  test('for a while is waited for or said, and makes nothing twice', async () => {
    const { make, issues, standIn } = await start()
    standIn.faults.when(isCreate, limited)
    const answer = await make()
    expect(answer.json().message).toMatch(/too much at once.*ask again later/)
    expect(issues()).toEqual([])
    standIn.faults.clear()
    await make()
    expect(issues()).toHaveLength(1)
  })
})

describe('each read of the board', () => {
  test('asks nothing about issues while there are none', async () => {
    const { sync, asked } = await start()
    await sync()
    expect(asked('nodes')).toBe(0)
  })

  test('follows the issue by one request, and leaves the action to people', async () => {
    const { make, issues, sync, action, world, asked, standIn, app } = await start()
    await make()
    const [issue] = issues()
    if (!issue) throw new Error('No issue was made')
    const change = () => ({ at: world.now(), by: null })
    closeIssue(world, issue, { ...change(), reason: 'COMPLETED' })
    standIn.forget()
    await sync()
    expect(asked('nodes')).toBe(1)
    expect(await action()).toMatchObject({ state: 'open', issue: { state: 'completed' } })
    reopen(world, issue, change())
    await sync()
    expect(await action()).toMatchObject({ issue: { state: 'open' } })
    closeIssue(world, issue, { ...change(), reason: 'NOT_PLANNED' })
    await sync()
    const { id, version } = await action()
    expect(await action()).toMatchObject({ issue: { state: 'not-planned' } })
    await app.patch(`${T}/actions/${id}`, { version, state: 'dropped' })
    standIn.forget()
    await sync()
    expect(asked('nodes')).toBe(0)
  })

  test('goes well although GitHub keeps the issues back', async () => {
    const { make, sync, standIn, action } = await start()
    await make()
    standIn.faults.when(({ query }) => query.includes('KnotsIssueStates'), badGateway)
    expect(await sync()).toMatchObject({ state: 'ok' })
    expect(await action()).toMatchObject({ issue: { state: 'open' } })
  })
})

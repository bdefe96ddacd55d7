import { describe, expect, onTestFinished, test } from 'vitest'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { addField, addProject } from '../../scripts/stand-in/world/projects.ts'
import { addPerson, TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'

const at = Date.parse('2026-06-24T12:00:00Z')
const address = { owner: 'big-harbour', number: 1 }
const noMapping = { points: null, sprint: null, status: null }

async function enterprise(path: string) {
  const { world, project } = bigWorld({ items: 120 })
  const standIn = await startStandIn({ world, enterprise: true })
  onTestFinished(() => standIn.close())
  const github = createGitHub({
    apiUrl: `${standIn.url}${path}`,
    now: () => at,
    sleep: async () => undefined,
  })
  return { standIn, world, board: project, connection: github.connect({ token: TOKENS.reads }) }
}

describe('an Enterprise Server', () => {
  test.each(['', '/api', '/api/v3', '/api/v3/'])('is read by its address with “%s”', async path => {
    const { connection, board } = await enterprise(path)
    const project = await connection.readProject(address)
    const pages = await Array.fromAsync(connection.readItems(project, noMapping))
    expect(pages.flatMap(({ items }) => items)).toHaveLength(board.items.length)
  })

  test('is asked for nothing that its version lacks, and found out with one request', async () => {
    const { connection, standIn, board } = await enterprise('/api/v3')
    const project = await connection.readProject(address)
    expect(connection.features()).toEqual({
      archivedStates: false,
      issueFields: false,
      statusEvents: false,
      filteredItems: false,
      subIssues: true,
      dependencies: false,
    })
    expect(standIn.requests).toHaveLength(1)
    const contents = board.items.slice(0, 20).map(({ content }) => content.id)
    await connection.readTimelines(project, noMapping, contents)
    expect(await connection.readDetails(contents)).toHaveLength(20)
    expect(await connection.runFilter(project.id, 'is:open')).toBeNull()
    expect(standIn.requests.map(({ status }) => status)).toEqual(standIn.requests.map(() => 200))
  })

  test('that limits nobody says nothing of points, in headers or in the answer', async () => {
    const { connection } = await enterprise('/api/v3')
    await connection.readProject(address)
    expect(connection.rateLimit()).toBeNull()
    expect(await connection.readToken()).toMatchObject({ login: 'knots-reader', limit: null })
  })
})

describe('a project of a person', () => {
  test('is read by the same question as one of an organisation', async () => {
    const { world } = bigWorld({ items: 1 })
    const owner = addPerson(world, 'mara-lind', 'Mara Lind')
    const made = addProject(world, owner, { number: 3, title: 'My harbour', at })
    addField(world, made, { name: 'Sprint', dataType: 'ITERATION' })
    const standIn = await startStandIn({ world })
    onTestFinished(() => standIn.close())
    const github = createGitHub({
      apiUrl: standIn.url,
      now: () => at,
      sleep: async () => undefined,
    })
    const connection = github.connect({ token: TOKENS.reads })
    const project = await connection.readProject({ owner: 'mara-lind', number: made.number })
    expect(project).toMatchObject({ title: 'My harbour', views: [] })
    expect(project.url).toContain('/users/mara-lind/projects/')
  })
})

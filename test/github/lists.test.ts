import { expect, onTestFinished, test } from 'vitest'
import { badGateway } from '../../scripts/stand-in/faults.ts'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { addPerson, newLabel, TOKENS } from '../../scripts/stand-in/world/world.ts'
import { createGitHub } from '../../server/github/client.ts'

const at = Date.parse('2026-06-24T12:00:00Z')
const noMapping = { points: null, sprint: null, status: null }

/** A board of five items; the first has 250 labels and 12 assignees, more than one answer lists. */
async function start() {
  const { world, project: board } = bigWorld({ items: 5 })
  const [item] = board.items
  const content = item!.content
  if (content.__typename === 'DraftIssue') throw new Error('A draft has no labels')
  content.labels = Array.from({ length: 250 }, (_, n) => newLabel(world, `label-${n}`))
  content.assignees = Array.from({ length: 12 }, (_, n) => addPerson(world, `hand-${n}`))
  const standIn = await startStandIn({ world })
  onTestFinished(() => standIn.close())
  const github = createGitHub({
    apiUrl: standIn.url,
    now: () => at,
    sleep: async () => undefined,
  })
  const connection = github.connect({ token: TOKENS.reads })
  const project = await connection.readProject({ owner: 'big-harbour', number: 1 })
  const read = async () => {
    const pages = await Array.fromAsync(connection.readItems(project, noMapping))
    const items = pages.flatMap(page => page.items)
    const found = items.find(({ nodeId }) => nodeId === item!.id)
    return { found, cutShort: pages.reduce((sum, page) => sum + page.cutShort, 0) }
  }
  return { standIn, read, connection, project, item: item! }
}

test('labels and assignees beyond the first page are fetched', async () => {
  const { read, standIn } = await start()
  const { found, cutShort } = await read()
  expect(found?.labels).toEqual(Array.from({ length: 250 }, (_, n) => `label-${n}`))
  expect(found?.assignees).toEqual(Array.from({ length: 12 }, (_, n) => `hand-${n}`))
  expect(cutShort).toBe(0)
  expect(standIn.requests.filter(({ query }) => query.includes('KnotsLists'))).toHaveLength(3)
})

test('of single items as well', async () => {
  const { connection, project, item } = await start()
  const { items } = await connection.readItemsById(project, noMapping, [item.id])
  expect(items[0]?.labels).toHaveLength(250)
})

test('that GitHub does not give leave the item as it is, and are told', async () => {
  const { read, standIn } = await start()
  standIn.faults.when(({ query }) => query.includes('KnotsLists'), badGateway)
  const { found, cutShort } = await read()
  expect(found?.labels).toHaveLength(100)
  expect(cutShort).toBe(1)
})

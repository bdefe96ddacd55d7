import { expect, test } from 'vitest'
import { itemLinks, items, projects } from '../../db/schema.ts'
import { Refinement } from '../../server/contract/refinement.ts'
import { saveViewReads } from '../../server/store/views.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { itemRow } from '../support/rows.ts'

const T = '/api/teams/fleet'

const views = [
  { number: 7, name: 'Triage', filter: 'no:status', layout: 'table' },
  { number: 8, name: 'Too long', filter: 'status:Doing', layout: 'table' },
]

const readOf = (role: 'triage' | 'in-progress-too-long', itemIds: string[]) => ({
  role,
  filter: '',
  isByGithub: true,
  ignored: [],
  readAt: 1,
  error: null,
  itemIds,
})

/** An epic with a part and a lone item in triage; one in progress; one that is done meanwhile. */
async function withBoard() {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  await app.db.write(async tx => {
    await tx
      .insert(projects)
      .values({ teamId, projectId: 'p', title: 'Boat', url: '', fields: [], views, viewRoles: {} })
    await tx
      .insert(items)
      .values([
        itemRow({ teamId, itemId: 'epic', position: 1, contentId: 'c-epic' }),
        itemRow({ teamId, itemId: 'part', position: 2 }),
        itemRow({ teamId, itemId: 'lone', position: 3, repository: 'crew/sail' }),
        itemRow({ teamId, itemId: 'done', position: 4, state: 'completed' }),
        itemRow({ teamId, itemId: 'slow', position: 5, status: 'Doing', statusAt: 86_400_000 }),
      ])
    await tx.insert(itemLinks).values({
      teamId,
      itemId: 'part',
      kind: 'parent',
      contentId: 'c-epic',
      number: 1,
      repository: 'crew/boat',
      title: 'Epic',
      isOpen: true,
    })
  })
  const inTriage = (ids: string[]) =>
    saveViewReads(app.db, teamId, [readOf('triage', ids)], ['triage', 'in-progress-too-long'])
  await inTriage(['epic', 'part', 'lone', 'done'])
  await saveViewReads(
    app.db,
    teamId,
    [readOf('in-progress-too-long', ['slow'])],
    ['triage', 'in-progress-too-long'],
  )
  const shown = async () => Refinement.parse((await app.get(`${T}/refinement`)).json())
  return { app, shown, inTriage }
}

test('triage holds what is open, parts under what they are parts of', async () => {
  const { shown } = await withBoard()
  const { triage, inProgress, counts } = await shown()
  expect(triage.items.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['epic', null],
    ['part', 'epic'],
    ['lone', null],
  ])
  expect(triage.view).toBe('Triage')
  expect(inProgress.items.map(({ id, statusSince }) => [id, statusSince])).toEqual([
    ['slow', '1970-01-02T00:00:00.000Z'],
  ])
  expect(counts).toEqual({ before: null, now: 3 })
})

test('a list without a view says what to do', async () => {
  const { shown } = await withBoard()
  const { external } = await shown()
  expect(external.items).toEqual([])
  expect(external.why).toMatch(/No saved view .* choose one in Settings/)
})

test('without a board the lists say where they come from', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  const { triage, counts } = Refinement.parse((await app.get(`${T}/refinement`)).json())
  expect(triage.why).toMatch(/Connect one in Settings/)
  expect(counts.before).toBeNull()
})

test('a note stays until the item leaves triage', async () => {
  const { app, shown, inTriage } = await withBoard()
  const note = async () => (await shown()).triage.items.find(({ id }) => id === 'lone')?.note?.text
  const url = `${T}/items/lone/triage-note`
  await app.put(url, { version: null, text: 'Ask operations first' })
  expect(await note()).toBe('Ask operations first')
  const late = await app.put(url, { version: null, text: 'Drop it' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toEqual({ version: 1, text: 'Ask operations first' })
  await inTriage(['epic', 'lone'])
  expect(await note()).toBe('Ask operations first')
  await inTriage(['epic'])
  await inTriage(['epic', 'lone'])
  expect(await note()).toBeUndefined()
})

test('an item waits for something outside until somebody says it does no longer', async () => {
  const { app, shown } = await withBoard()
  const url = `${T}/items/slow/wait`
  const wait = { text: 'The new certificate', since: '2026-06-01', askAgain: '2026-06-20' }
  const answer = await app.put(url, { version: null, ...wait })
  expect(Refinement.parse(answer.json()).external.items.map(item => item.wait)).toEqual([
    { ...wait, version: 1 },
  ])
  const early = await app.put(url, { version: 1, ...wait, askAgain: '2026-05-01' })
  expect(early.json().issues[0].path).toBe('askAgain')
  expect((await app.remove(`${url}?version=7`)).statusCode).toBe(409)
  expect((await app.remove(`${url}?version=1`)).statusCode).toBe(200)
  expect((await shown()).external.items).toEqual([])
})

test('items of another team cannot be noted', async () => {
  const { app } = await withBoard()
  await makeTeam(app, 'Other')
  const url = '/api/teams/other/items/lone/triage-note'
  expect((await app.put(url, { version: null, text: 'x' })).statusCode).toBe(404)
})

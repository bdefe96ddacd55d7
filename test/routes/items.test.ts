import { expect, test } from 'vitest'
import { items } from '../../db/schema.ts'
import { Board } from '../../server/contract/item.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { itemRow } from '../support/rows.ts'

const url = '/api/teams/fleet/items'

async function withItems(rows: Partial<typeof items.$inferInsert>[]) {
  const app = await buildTestApp()
  const { id: teamId } = await makeTeam(app)
  await app.db.write(async tx => {
    await tx
      .insert(items)
      .values(rows.map((row, index) => itemRow({ teamId, position: index, ...row })))
  })
  const titles = async (query = '') => {
    const { items } = Board.parse((await app.get(url + query)).json())
    return items.map(item => item.title)
  }
  return { app, titles }
}

test('the board comes in its order, without what was archived or left it', async () => {
  const { titles } = await withItems([
    { title: 'second', position: 2 },
    { title: 'archived', position: 3, isArchived: true },
    { title: 'gone', position: 4, isPresent: false },
    { title: 'first', position: 1 },
  ])
  expect(await titles()).toEqual(['first', 'second'])
})

test('filters narrow it down, each on its own and all together', async () => {
  const { titles } = await withItems([
    { title: 'Fix login', number: 12, status: 'Todo', labels: ['bug', 'a"b'], repository: 'o/web' },
    {
      title: 'Draw 100% of it',
      number: 7,
      status: 'Done',
      labels: ['bugfix'],
      repository: 'o/api',
    },
    { title: 'Plain', number: 120, status: null, labels: [], repository: null },
  ])
  expect(await titles('?status=Todo')).toEqual(['Fix login'])
  expect(await titles('?status=none')).toEqual(['Plain'])
  expect(await titles('?label=bug')).toEqual(['Fix login'])
  expect(await titles(`?label=${encodeURIComponent('a"b')}`)).toEqual(['Fix login'])
  expect(await titles('?repository=o/api')).toEqual(['Draw 100% of it'])
  expect(await titles('?text=LOGIN')).toEqual(['Fix login'])
  expect(await titles('?text=%2312')).toEqual(['Fix login'])
  expect(await titles('?text=100%25')).toEqual(['Draw 100% of it'])
  expect(await titles('?text=_')).toEqual([])
  expect(await titles('?sprintId=none&label=bug&status=Done')).toEqual([])
})

test('a long board comes page by page, each item once', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => ({
    title: `Item ${index}`,
    // Two items may share a place for a moment.
    position: Math.floor(index / 2),
    itemId: `id-${String(index).padStart(2, '0')}`,
  }))
  const { app } = await withItems(rows)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Board = (await app.get(`${url}?limit=10${cursor && `&cursor=${cursor}`}`)).json()
    seen.push(...page.items.map(item => item.title))
    cursor = page.next
  }
  expect(seen).toEqual(rows.map(row => row.title))
})

test('a cursor that is none and a limit that is too high are refused', async () => {
  const { app } = await withItems([{ title: 'one' }])
  expect((await app.get(`${url}?cursor=nonsense`)).json().issues[0].path).toBe('cursor')
  expect((await app.get(`${url}?limit=501`)).json().issues[0].path).toBe('limit')
})

test('items of another team are not shown', async () => {
  const { app } = await withItems([{ title: 'mine' }])
  await makeTeam(app, 'Port')
  expect((await app.get('/api/teams/port/items')).json()).toEqual({ items: [], next: null })
})

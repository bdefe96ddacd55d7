import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { data } from './stand-in-ask.ts'

const made = scenario({ firstDay: '2026-01-05' })
  .view('Backlog', 'is:open no:sprint')
  .view('Board', '', 'board')

let standIn: StandIn

beforeAll(async () => {
  standIn = await startStandIn({ world: made.worldAt(made.instant('2026-01-08')) })
})

afterAll(() => standIn.close())

test('saved views come with number, name, filter and layout', async () => {
  const told = await data<{ organization: { projectV2: object } }>(
    standIn,
    '{ organization(login: "harbour-works") { projectV2(number: 7) { views(first: 20) { nodes { number name filter layout } } } } }',
  )
  expect(told.organization.projectV2).toEqual({
    views: {
      nodes: [
        { number: 1, name: 'Backlog', filter: 'is:open no:sprint', layout: 'TABLE_LAYOUT' },
        { number: 2, name: 'Board', filter: '', layout: 'BOARD_LAYOUT' },
      ],
    },
  })
})

test('introspection names the fields of a type with their arguments', async () => {
  type Shown = { __type: { fields: { name: string; args: { name: string }[] }[] } | null }
  const query = '{ __type(name: "ProjectV2") { fields { name args { name } } } }'
  const items = ({ __type }: Shown) => __type?.fields.find(({ name }) => name === 'items')?.args
  const old = await startStandIn({ world: standIn.world, newer: false })
  const [now, before] = [await data<Shown>(standIn, query), await data<Shown>(old, query)]
  await old.close()
  expect(items(now)?.map(({ name }) => name)).toContain('archivedStates')
  expect(items(before)?.map(({ name }) => name)).not.toContain('query')
  const missing = await data<Shown>(standIn, '{ __type(name: "Nothing") { fields { name } } }')
  expect(missing.__type).toBeNull()
})

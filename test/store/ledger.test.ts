import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changes, teams } from '../../db/schema.ts'
import type { Change } from '../../server/domain/change.ts'
import {
  listChanges,
  listChangesOfItems,
  listSignals,
  toChange,
  toRow,
} from '../../server/store/ledger.ts'
import { freshDb } from '../support/db.ts'
import { teamRow } from '../support/rows.ts'

const told = fc.record({
  itemId: fc.constantFrom('a', 'b'),
  at: fc.integer({ min: 0, max: 9e12 }),
  notBefore: fc.option(fc.integer({ min: 0, max: 9e12 })),
  source: fc.constantFrom('webhook', 'timeline', 'value-date', 'sync', 'manual'),
  certainty: fc.constantFrom('exact', 'bounded', 'assumed'),
  recordedAt: fc.integer({ min: 0, max: 9e12 }),
})
const fact = fc.oneof(
  fc.record({ field: fc.constantFrom('present', 'archived'), value: fc.boolean() }),
  fc.record({ field: fc.constant('points'), value: fc.option(fc.constantFrom(0, 0.5, 8)) }),
  fc.record({ field: fc.constantFrom('sprint', 'status'), value: fc.option(fc.string()) }),
  fc.record({ field: fc.constant('state'), value: fc.constantFrom('open', 'merged') }),
)
const change = fc.tuple(told, fact).map(([a, b]) => ({ ...a, ...b }) as Change)

test('every change comes back from its row as it was', () => {
  fc.assert(
    fc.property(change, one => {
      expect(toChange(toRow('team', one))).toEqual(one)
    }),
  )
})

const status = (itemId: string, value: string, at: number): Change => ({
  itemId,
  field: 'status',
  value,
  at,
  notBefore: null,
  source: 'sync',
  certainty: 'exact',
  recordedAt: 0,
})

test('what was replaced, and what is another team’s, is not told', async () => {
  const db = freshDb()
  await db.write(async tx => {
    await tx.insert(teams).values([teamRow({ id: 'one' }), teamRow({ id: 'two' })])
    await tx.insert(changes).values([
      { id: 2, ...toRow('one', status('a', 'Done', 4)) },
      { id: 1, ...toRow('one', status('a', 'Done', 5)), replacedBy: 2 },
      { id: 3, ...toRow('one', status('b', 'Todo', 1)) },
      { id: 4, ...toRow('two', status('a', 'Doing', 1)) },
    ])
  })
  expect(await listChanges(db.read, 'one')).toEqual([
    status('a', 'Done', 4),
    status('b', 'Todo', 1),
  ])
  expect(await listChangesOfItems(db.read, 'one', ['b'])).toEqual([status('b', 'Todo', 1)])
  expect(await listSignals(db.read, 'one', ['a'])).toEqual([
    { id: 2, change: status('a', 'Done', 4) },
  ])
})

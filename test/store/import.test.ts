import { expect, test } from 'vitest'
import { teams } from '../../db/schema.ts'
import type { ImportState, ImportWrites } from '../../server/domain/import.ts'
import { applyImport } from '../../server/store/import.ts'
import { readImportState } from '../../server/store/import-state.ts'
import { getTeam } from '../../server/store/teams.ts'
import { contentOf } from '../board/board-setup.ts'
import { pageOf } from '../minutes/page.ts'
import { planFor } from '../minutes/team.ts'
import { freshDb } from '../support/db.ts'
import { agendaPage } from '../support/import.ts'
import { teamRow } from '../support/rows.ts'

const page = pageOf(agendaPage)
const by = { by: null, now: Date.parse('2026-06-18T12:00:00Z') }
const shown = new Map()

async function start() {
  const db = freshDb()
  const row = teamRow()
  await db.write(async tx => {
    await tx.insert(teams).values(row)
  })
  const team = await getTeam(db.read, row.slug)
  const apply = (plan: (state: ImportState) => { writes: ImportWrites }) =>
    applyImport(db, team, shown, by, plan)
  return { db, team, apply }
}

test('what is written is read back as planned', async () => {
  const { db, team, apply } = await start()
  const { writes } = await apply(state => planFor(page, state))
  const state = await readImportState(db.read, team.id, shown)
  expect(state.sprints).toHaveLength(16)
  expect(state.cards.map(({ id }) => id)).toEqual(writes.cards.map(({ id }) => id))
  expect(state.actions).toEqual(writes.actions.map(({ past: _, ...action }) => action))
  expect(state.availability).toHaveLength(19)
  expect(state.records).toHaveLength(writes.records.length)
  expect(planFor(page, state).preview.hasChanges).toBe(false)
})

test('a write that fails leaves nothing half-written', async () => {
  const { db, apply } = await start()
  const before = await contentOf(db)
  const broken: ((writes: ImportWrites) => void)[] = [
    writes => void writes.people.push({ id: 'same', name: 'a' }, { id: 'same', name: 'b' }),
    writes => void writes.sprints.push(writes.sprints[0]!),
    writes => void writes.totals.push({ ...writes.totals[0]!, sprintId: 'nowhere' }),
    writes => void writes.availability.push({ ...writes.availability[0]!, personId: 'nobody' }),
    writes => void writes.cards.push({ ...writes.cards[0]!, id: 'x', sprintId: 'nowhere' }),
    writes => void writes.actions.push({ ...writes.actions[0]!, id: 'x', dueSprintId: 'nowhere' }),
    writes => void writes.records.push({ target: 'x', field: 'x', value: null }),
  ]
  for (const breakIt of broken) {
    const attempt = apply(state => {
      const plan = planFor(page, state)
      breakIt(plan.writes)
      return plan
    })
    await expect(attempt).rejects.toThrow()
    expect(await contentOf(db)).toEqual(before)
  }
})

test('the plan sees what another import wrote a moment before', async () => {
  const { db, apply } = await start()
  const [one, other] = await Promise.all([
    apply(state => planFor(page, state)),
    apply(state => planFor(page, state)),
  ])
  expect([one.writes.sprints.length, other.writes.sprints.length]).toEqual([16, 0])
  const [row] = await db.read.select().from(teams)
  expect(row?.revision).toBe(2)
})

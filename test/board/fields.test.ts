import { describe, expect, test } from 'vitest'
import { items } from '../../db/schema.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { addField } from '../../scripts/stand-in/world/projects.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { saveMapping } from '../../server/store/board.ts'
import { data } from '../github/stand-in-ask.ts'
import { contentOf, ledgerOf, setUp } from './board-setup.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-06-15' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
    team.issue('b', 'Charts').estimate(3).moveTo('Sprint 1').status('Done')
  })

/** A board read on June 16th; `remove` and `field` change its columns as on GitHub's settings page. */
async function read() {
  const player = made.play()
  player.advanceTo(made.instant('2026-06-16', '12:00'))
  const setup = await setUp(player.world)
  const { board, teamId, db } = setup
  expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', warnings: [] })
  const field = (name: string) => player.project.fields.find(one => one.name === name)!
  const remove = (name: string) => {
    player.project.fields = player.project.fields.filter(one => one.name !== name)
  }
  const values = async () =>
    (await db.read.select().from(items).orderBy(items.position)).map(item => ({
      points: item.points,
      sprintId: item.sprintId,
      status: item.status,
    }))
  return { ...setup, player, field, remove, values }
}

describe('a field that somebody deletes', () => {
  test.each([
    ['Story Points', 'The field taken for points', 'points stay as they were last read'],
    ['Sprint', 'The field taken for sprint', 'items stay in the sprints they were last in'],
    ['Status', 'The field taken for status', 'statuses stay as they were last read'],
  ])('%s: clears nothing, and the read says what to do', async (name, field, until) => {
    const { board, teamId, db, remove, values } = await read()
    const [before, ledger] = [await values(), (await contentOf(db)).changes]
    remove(name)
    const sync = await board.syncTeam(teamId)
    expect(sync).toMatchObject({ state: 'ok', changes: 0 })
    expect(sync.warnings).toEqual([
      `${field} is no longer on the board. Choose another in Settings.`,
      `Until then ${until}.`,
    ])
    expect(await values()).toEqual(before)
    expect((await contentOf(db)).changes).toEqual(ledger)
  })

  test('is not replaced by another of the same kind before a person says so', async () => {
    const { board, teamId, db, player, remove, values } = await read()
    const hours = addField(player.world, player.project, { name: 'Estimate', dataType: 'NUMBER' })
    remove('Story Points')
    await board.syncTeam(teamId)
    expect((await values()).map(({ points }) => points)).toEqual([5, 3])
    const [project] = (await contentOf(db)).projects as Parameters<typeof saveMapping>[1][]
    await saveMapping(db, { ...project!, pointsFieldId: hours.id })
    expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', warnings: [] })
    expect((await values()).map(({ points }) => points)).toEqual([null, null])
  })

  test('comes back with its values when it is made to mean the same again', async () => {
    const { board, teamId, player, remove, values } = await read()
    const fields = [...player.project.fields]
    remove('Sprint')
    await board.syncTeam(teamId)
    player.project.fields = fields
    const before = await values()
    expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', warnings: [], changes: 0 })
    expect(await values()).toEqual(before)
  })
})

test('a renamed field goes on meaning the same', async () => {
  const { board, teamId, db, field, values } = await read()
  const [before, ledger] = [await values(), await ledgerOf(db, made)]
  field('Story Points').name = 'Effort'
  field('Sprint').name = 'Turn'
  field('Status').name = 'Column'
  expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', warnings: [], changes: 0 })
  expect(await values()).toEqual(before)
  expect(await ledgerOf(db, made)).toEqual(ledger)
})

test('a field renamed while pages are read fails the read, and the next one finds it', async () => {
  const { board, teamId, standIn, field, values } = await read()
  const before = await values()
  standIn.faults.when(
    ({ variables }) => variables.first !== undefined,
    (_, usual) => {
      field('Story Points').name = 'Effort'
      return usual()
    },
  )
  const sync = await board.syncTeam(teamId)
  expect(sync).toMatchObject({ state: 'failed' })
  expect(sync.error).toContain('The field “Story Points” was changed on GitHub')
  expect(await values()).toEqual(before)
  standIn.faults.clear()
  expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', warnings: [], changes: 0 })
})

const saveIterations = `
mutation Save($field: ID!, $title: String!) {
  updateProjectV2Field(input: {
    fieldId: $field
    iterationConfiguration: {
      startDate: "2026-06-15"
      duration: 14
      iterations: [
        { title: "Sprint 1", startDate: "2026-06-15", duration: 14 }
        { title: $title, startDate: "2026-06-29", duration: 14 }
      ]
    }
  }) { projectV2Field { __typename } }
}`

test('iterations saved anew through GitHub’s interface lose their ids, and nothing of the history', async () => {
  const { board, teamId, db, standIn, field, values } = await read()
  const [before, ledger] = [await values(), await ledgerOf(db, made)]
  const ids = field('Sprint').iterations.map(({ id }) => id)
  const variables = { field: field('Sprint').id, title: 'Sprint 2' }
  await data(standIn, saveIterations, variables, TOKENS.writes)
  expect(field('Sprint').iterations.map(({ id }) => id)).not.toContain(ids[0])
  expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', changes: 0 })
  expect(await values()).toEqual(before)
  expect(await ledgerOf(db, made)).toEqual(ledger)
  expect((await contentOf(db)).sprints).toMatchObject([{ number: 1 }, { title: 'Sprint 2' }])
})

import { describe, expect, test } from 'vitest'
import { items, projects, sprints as sprintsTable } from '../../db/schema.ts'
import { webhookState } from '../../server/store/webhooks.ts'
import { contentPayload, fieldEdit, itemPayload, projectPayload } from '../support/webhooks.ts'
import { start } from './webhook-setup.ts'

describe('an item', () => {
  test('put on the board is added at its end, and one taken off is gone', async () => {
    const { item, deliver, settled, news, happen, row, db, teamId } = await start(team => {
      team.issue('e', 'Sails').estimate(2).moveTo('Sprint 1')
      team.item('b').removeFromBoard()
    })
    const charts = item('Charts')
    happen()
    await deliver('projects_v2_item', itemPayload('created', item('Sails')))
    await deliver('projects_v2_item', itemPayload('deleted', charts))
    await settled()
    expect(await row('Sails')).toMatchObject({ points: 2, isPresent: true, position: 4 })
    expect(await row('Charts')).toMatchObject({ points: 3, isPresent: false })
    expect(await news()).toEqual([
      '06-03T10:00 Sails: present 1 (exact, value-date)',
      '06-03T10:00 Sails: points 2 (exact, value-date)',
      '06-03T10:00 Sails: sprint Sprint 1 (exact, value-date)',
      '06-03T10:01 Charts: present 0 (bounded since 06-02T12:00, sync)',
    ])
    // Its place is known to a read of the whole board alone.
    expect((await webhookState(db.read, teamId, 0)).isFullReadDue).toBe(true)
  })

  test('taken off and put back stays the item it was', async () => {
    const { item, deliver, settled, happen, db, news } = await start(team => {
      team.item('b').removeFromBoard()
      team.item('b').add()
    })
    const old = item('Charts')
    happen()
    await deliver('projects_v2_item', itemPayload('deleted', old))
    await deliver('projects_v2_item', itemPayload('created', item('Charts')))
    await settled()
    const rows = (await db.read.select().from(items)).filter(({ title }) => title === 'Charts')
    expect(rows).toMatchObject([{ itemId: old.id, nodeId: item('Charts').id, isPresent: true }])
    const told = (await news()).filter(line => line.includes('present'))
    expect(told.at(-1)).toBe('06-03T10:00 Charts: present 1 (exact, value-date)')
  })

  test('archived and restored is told exactly', async () => {
    const { item, deliver, settled, news, happen, row } = await start(
      team => team.item('a').archive(),
      { later: team => team.item('a').unarchive() },
    )
    happen('10:02')
    await deliver('projects_v2_item', itemPayload('archived', item('Tides')))
    await settled()
    expect(await row('Tides')).toMatchObject({ isArchived: true })
    happen('10:06')
    await deliver('projects_v2_item', itemPayload('restored', item('Tides')))
    await settled()
    expect(await row('Tides')).toMatchObject({ isArchived: false })
    expect(await news()).toEqual([
      '06-03T10:00 Tides: archived 1 (exact, webhook)',
      '06-03T10:05 Tides: archived 0 (exact, webhook)',
    ])
  })

  test('converted from a draft keeps its place and its history', async () => {
    const { item, deliver, settled, happen, row } = await start(team => team.item('c').convert())
    const before = await row('Ropes')
    happen()
    await deliver('projects_v2_item', itemPayload('converted', item('Ropes')))
    await settled()
    expect(await row('Ropes')).toMatchObject({
      itemId: before?.itemId,
      position: before?.position,
      kind: 'issue',
      contentId: item('Ropes').content.id,
    })
  })

  test('moved on the board asks nothing, and makes the next read a full one', async () => {
    const { item, deliver, settled, asked, happen, db, teamId, board } = await start(team => {
      team.item('a').placeAfter('d')
    })
    happen()
    expect((await webhookState(db.read, teamId, 0)).isFullReadDue).toBe(false)
    await deliver('projects_v2_item', itemPayload('reordered', item('Tides')))
    expect(await settled()).toMatchObject([{ outcome: 'ignored', action: 'reordered' }])
    expect(asked()).toEqual([])
    expect((await webhookState(db.read, teamId, 0)).isFullReadDue).toBe(true)
    await board.syncTeam(teamId)
    const rows = await db.read.select().from(items)
    expect(rows.find(({ title }) => title === 'Tides')?.position).toBe(3)
  })

  test('in an iteration that Knots has not met takes a read of the whole board', async () => {
    const { item, deliver, settled, asked, happen, db, player } = await start(team => {
      team.item('a').moveTo('Sprint 2')
    })
    const field = player.project.fields.find(({ name }) => name === 'Sprint')
    const last = field?.iterations.at(-1)
    if (!field || !last) throw new Error('There is no iteration')
    field.iterations.push({ ...last, id: 'ffff0003', title: 'Sprint 3', startDate: '2026-06-29' })
    happen()
    const value = item('Tides').values.find(one => one.field === field)
    if (value) value.input = { iterationId: 'ffff0003' }
    await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Sprint'))
    expect(await settled()).toMatchObject([{ outcome: 'read' }])
    expect(asked()).toContain('KnotsItems')
    const rows = await db.read.select().from(items)
    const sprints = await db.read.select().from(sprintsTable)
    const sprintId = rows.find(({ title }) => title === 'Tides')?.sprintId
    expect(sprints.find(({ id }) => id === sprintId)?.title).toBe('Sprint 3')
  })
})

describe('an issue or pull request', () => {
  test('closed, opened again, or merged is told with its instants', async () => {
    const { item, deliver, settled, news, happen } = await start(
      team => {
        team.item('a').close('completed')
        team.item('d').merge()
      },
      { later: team => team.item('a').reopen() },
    )
    happen('10:02')
    await deliver(...contentPayload('closed', item('Tides').content))
    await deliver(...contentPayload('closed', item('Lights').content))
    await settled()
    happen('10:06')
    await deliver(...contentPayload('reopened', item('Tides').content))
    await settled()
    const states = (await news()).filter(line => line.includes('state'))
    expect(states).toEqual([
      '06-03T10:00 Tides: state completed (exact, webhook)',
      '06-03T10:00 Lights: state merged (exact, webhook)',
      '06-03T10:05 Tides: state open (exact, webhook)',
    ])
  })

  test('that is on no board, and a project that no team reads, ask nothing', async () => {
    const { item, deliver, settled, asked, happen } = await start(team => {
      team.issue('e', 'Sails')
    })
    happen()
    await deliver(...contentPayload('labeled', item('Sails').content))
    const stranger = { ...item('Tides'), project: { ...item('Tides').project, id: 'PVT_other' } }
    await deliver('projects_v2_item', itemPayload('edited', stranger))
    await deliver('star', { action: 'created' })
    const rows = await settled()
    expect(rows.map(({ outcome, message, teamId: team }) => [outcome, message, team])).toEqual([
      ['ignored', 'It is on no board that Knots reads.', null],
      ['ignored', 'No team reads this project.', null],
      ['ignored', 'Knots has no use for this event.', null],
    ])
    expect(asked()).toEqual([])
  })
})

test('a project’s new title is read, and nothing else of it', async () => {
  const { deliver, settled, asked, db, player } = await start(() => undefined)
  player.project.title = 'Harbour board, second year'
  await deliver('projects_v2', projectPayload('edited', player.project))
  expect(await settled()).toMatchObject([{ outcome: 'read' }])
  expect(asked()).toEqual(['KnotsProject'])
  expect(await db.read.select().from(projects)).toMatchObject([
    { title: 'Harbour board, second year' },
  ])
})

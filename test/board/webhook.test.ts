import { describe, expect, test } from 'vitest'
import { slow } from '../../scripts/stand-in/faults.ts'
import { fieldEdit, itemPayload } from '../support/webhooks.ts'
import { contentOf } from './board-setup.ts'
import { start } from './webhook-setup.ts'

describe('an edit', () => {
  test('with from and to is in the figures after two requests, told exactly', async () => {
    const { item, deliver, settled, asked, news, happen, row, topics } = await start(team => {
      team.item('a').estimate(8)
    })
    happen()
    const answer = await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
    expect(answer.outcome).toBe('waiting')
    expect(await settled()).toMatchObject([
      {
        event: 'projects_v2_item',
        action: 'edited',
        outcome: 'read',
        message: '',
        tookMilliseconds: 0,
      },
    ])
    expect(asked()).toEqual(['KnotsProject', 'KnotsItemsById'])
    expect(await news()).toEqual(['06-03T10:00 Tides: points 8 (exact, webhook)'])
    expect((await row('Tides'))?.points).toBe(8)
    expect(new Set(topics)).toEqual(new Set(['webhooks', 'board', 'sprints', 'team']))
  })

  test('without from and to is told by the date of the value', async () => {
    const { item, deliver, settled, news, happen } = await start(team => {
      team.item('a').estimate(8).moveTo('Sprint 2').status('Done')
    })
    happen()
    await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Status', { bare: true }))
    await settled()
    expect(await news()).toEqual([
      '06-03T10:00 Tides: points 8 (exact, value-date)',
      '06-03T10:00 Tides: sprint Sprint 2 (exact, value-date)',
      '06-03T10:00 Tides: status Done (exact, value-date)',
    ])
  })

  test('that clears a value dates what a read alone could not', async () => {
    const { item, deliver, settled, news, happen } = await start(team => {
      team.item('a').estimate(null)
      team.item('a').moveTo(null)
      team.item('a').status(null)
    })
    happen()
    for (const field of ['Story Points', 'Sprint', 'Status'])
      await deliver('projects_v2_item', fieldEdit(item('Tides'), field))
    await settled()
    expect(await news()).toEqual([
      '06-03T10:00 Tides: points null (exact, webhook)',
      '06-03T10:00 Tides: sprint null (exact, webhook)',
      '06-03T10:00 Tides: status null (exact, webhook)',
    ])
  })

  test('of points, sprint and status is nothing new to the next read of the board', async () => {
    const { db, board, teamId, item, deliver, settled, happen } = await start(team => {
      team.item('a').estimate(8).moveTo('Sprint 2').status('In progress')
      team.item('b').estimate(null)
    })
    happen()
    for (const field of ['Story Points', 'Sprint', 'Status'])
      await deliver('projects_v2_item', fieldEdit(item('Tides'), field))
    await deliver('projects_v2_item', fieldEdit(item('Charts'), 'Story Points'))
    await settled()
    const before = await contentOf(db, ['syncs'])
    expect(await board.syncTeam(teamId)).toMatchObject({ state: 'ok', changes: 0 })
    const after = await contentOf(db, ['syncs'])
    expect([after.items, after.changes]).toEqual([before.items, before.changes])
  })

  test('of a title is read too', async () => {
    const { item, deliver, settled, happen, row } = await start(team => {
      team.item('c').rename('Thin ropes')
    })
    happen()
    await deliver('projects_v2_item', itemPayload('edited', item('Thin ropes'), { body: {} }))
    await settled()
    expect(await row('Thin ropes')).toBeDefined()
  })
})

describe('the same deliveries in another order', () => {
  test('late ones change the past and never the present', async () => {
    const { item, deliver, settled, news, row, happen } = await start(
      team => team.item('a').estimate(8),
      { later: team => team.item('a').estimate(13) },
    )
    happen('10:02')
    const first = fieldEdit(item('Tides'), 'Story Points')
    happen('10:07')
    await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
    await settled()
    await deliver('projects_v2_item', first)
    await settled()
    expect((await row('Tides'))?.points).toBe(13)
    expect(await news()).toEqual([
      '06-03T10:00 Tides: points 8 (exact, webhook)',
      '06-03T10:05 Tides: points 13 (exact, webhook)',
    ])
  })
})

describe('a burst', () => {
  test('is read at once, and what arrives meanwhile with one more read', async () => {
    const { item, deliver, settled, asked, happen, standIn, row } = await start(team => {
      for (let index = 0; index < 30; index += 1) team.issue(`n${index}`, `New ${index}`)
      team.item('a').estimate(8)
    })
    happen()
    let go: (value: unknown) => void = () => undefined
    standIn.faults.next(slow(new Promise(resolve => (go = resolve))))
    await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
    for (let index = 0; index < 30; index += 1)
      await deliver('projects_v2_item', itemPayload('created', item(`New ${index}`)))
    go(undefined)
    const rows = await settled()
    expect(rows.filter(({ outcome }) => outcome === 'read')).toHaveLength(31)
    expect(asked()).toEqual(['KnotsProject', 'KnotsItemsById', 'KnotsProject', 'KnotsItemsById'])
    const ids = standIn.requests.map(({ variables }) => (variables.ids as string[])?.length)
    expect(ids).toEqual([undefined, 1, undefined, 30])
    expect(await row('New 29')).toMatchObject({ isPresent: true, position: 4 + 29 })
  })

  test('that repeats a delivery reads it once', async () => {
    const { item, deliver, settled, asked, happen, news } = await start(team => {
      team.item('a').estimate(8)
    })
    happen()
    const payload = fieldEdit(item('Tides'), 'Story Points')
    await deliver('projects_v2_item', payload, 'guid-1')
    await settled()
    expect(await deliver('projects_v2_item', payload, 'guid-1')).toMatchObject({ outcome: 'known' })
    await settled()
    expect(asked()).toHaveLength(2)
    expect(await news()).toHaveLength(1)
  })
})

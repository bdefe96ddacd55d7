import { expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { Report } from '../../server/contract/review.ts'
import type { Velocity } from '../../server/contract/velocity.ts'
import { playBoard } from './played-board.ts'

const keys = ['chart', 'log', 'mast', 'rope', 'sail', 'buoy'] as const

/** June with an item of every kind of end, and after it somebody who turns the whole board upside down. */
function juneAndAfter() {
  const made = scenario({ firstDay: '2026-06-01' })
    .person('Mara Lind')
    .person('Tom Weir')
    .repository('harbour')
    .repository('quay')
    .sprint('June', { firstDay: '2026-06-08' })
    .sprint('July', { firstDay: '2026-06-22' })
    .on('2026-06-02', '09:00', team => {
      team.issue('chart', 'Draw the chart').estimate(5).moveTo('June').label('map')
      team
        .issue('log', 'Keep the log')
        .estimate(3)
        .moveTo('June')
        .assign('tom-weir')
        .childOf('chart')
      team.pullRequest('mast', 'Mend the mast').estimate(8).moveTo('June')
      team.issue('rope', 'Splice the rope').estimate(2).moveTo('June')
      team.issue('buoy', 'Paint the buoy').estimate(1)
    })
    .on('2026-06-10', '09:00', team => {
      team.issue('sail', 'Sew the sail').estimate(3).moveTo('June').close()
      team.item('chart').close()
      team.item('rope').moveTo(null)
      team.item('buoy').close()
    })
  return made.on('2026-06-23', '15:00', team => {
    for (const key of keys) team.item(key).rename(`Was ${key}`).estimate(13).label('late')
    for (const key of ['chart', 'sail', 'buoy']) team.item(key).reopen()
    team.item('chart').moveTo('July').assign('mara-lind')
    team.item('log').moveTo('July').close()
    team.item('mast').merge()
    team.item('rope').moveTo('June').close()
    team.item('buoy').moveTo('June')
    team.item('sail').removeFromBoard()
    team.item('buoy').placeAfter(null)
  })
}

const closed = ({ sprints, ...velocity }: Velocity, sprintId: string) => ({
  sprint: sprints.find(one => one.id === sprintId),
  shares: velocity.shares,
  average: velocity.average,
})

test('whatever happens to the board after the close, a closed sprint says the same in the same bytes', async () => {
  const made = juneAndAfter()
  const board = await playBoard(made, made.instant('2026-06-05', '12:00'))
  const readOn = (day: string) => board.readAt(made.instant(day, '12:00'))
  for (const day of ['2026-06-05', '2026-06-08']) await readOn(day)
  const id = await board.sprintId('June')
  await board.post(`/sprints/${id}/commit`)
  for (const day of ['2026-06-11', '2026-06-22']) await readOn(day)
  const buoy = (await board.get(`/sprints/${id}/report`)).outside[0].item.id
  await board.put(`/sprints/${id}/outside/${buoy}`, { decision: 'accepted' })
  await board.post(`/sprints/${id}/adjustments`, { points: 2, reason: 'An old review' })
  const log = (await board.get(`/sprints/${id}/items`)).items.find(
    (item: { title: string }) => item.title === 'Keep the log',
  )
  await board.put(`/sprints/${id}/items/${log.id}/note`, { version: null, text: 'Ink ran out' })
  await board.readAt(made.instant('2026-06-23', '09:00'))
  expect((await board.post(`/sprints/${id}/close`)).statusCode).toBe(200)

  const parts = ['', '/items', '/report', '/report.csv', '/burndown', '/history'].map(
    part => `/sprints/${id}${part}`,
  )
  const allOf = () => Promise.all(parts.map(board.text))
  const before = await allOf()
  const report: Report = JSON.parse(before[2]!)
  expect(report.items.map(item => [item.title, item.class, item.share])).toEqual([
    ['Draw the chart', 'committed-done', 5],
    ['Keep the log', 'carried-over', 3],
    ['Mend the mast', 'carried-over', 8],
    ['Splice the rope', 'removed', 2],
    ['Paint the buoy', 'done-outside', 1],
    ['Sew the sail', 'added-done', 3],
  ])
  expect(report.items[1]).toMatchObject({
    assignees: ['tom-weir'],
    parent: { title: 'Draw the chart' },
    note: { text: 'Ink ran out' },
  })
  expect(report.sprint.points).toMatchObject({ completed: 8, outside: 1, adjusted: 2, counted: 11 })
  const velocity = closed(await board.get('/velocity'), id)

  await board.readAt(made.instant('2026-06-23', '18:00'))
  const { items } = await board.get('/items')
  expect(items.every((item: { title: string }) => item.title.startsWith('Was '))).toBe(true)
  expect(await allOf()).toEqual(before)
  expect(closed(await board.get('/velocity'), id)).toEqual(velocity)
})

test('a sprint that was over when first met can be corrected, and reads of the board leave that alone', async () => {
  const made = juneAndAfter()
  const board = await playBoard(made, made.instant('2026-06-23', '09:00'))
  await board.readAt(made.instant('2026-06-23', '09:00'))
  const id = await board.sprintId('June')
  const at = `/sprints/${id}`
  expect(await board.get(`${at}/learned`)).toEqual({ figures: [], items: [] })
  const report: Report = await board.get(`${at}/report`)
  expect(report.sprint).toMatchObject({ state: 'closed', points: { completed: 8, counted: 8 } })
  const [offer] = report.outside
  const body = { decision: 'accepted', reason: 'Seen when Knots was set up' }
  await board.put(`${at}/outside/${offer!.item.id}`, body)
  const before = await board.text(`${at}/report`)
  for (const time of ['12:00', '18:00', '19:00'])
    await board.readAt(made.instant('2026-06-23', time))
  expect(await board.text(`${at}/report`)).toBe(before)
  expect(JSON.parse(before).sprint.points).toMatchObject({ outside: 1, counted: 9 })
  const { entries } = await board.get(`${at}/history`)
  expect(entries.map((one: { kind: string }) => one.kind)).toEqual(['closed-as-found', 'corrected'])
})

import { describe, expect, test } from 'vitest'
import { changes, items, webhookDeliveries } from '../../db/schema.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { addView } from '../../scripts/stand-in/world/projects.ts'
import { contentOf, setUp } from './board-setup.ts'

const made = scenario({ firstDay: '2026-05-01' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-06-01' })
  .on('2026-05-20', '09:00', team => {
    team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
    team.issue('b', 'Charts').estimate(3).moveTo('Sprint 1').status('Todo')
  })
  .on('2026-06-02', '12:30', team => team.item('a').estimate(8))

type Delivery = Partial<typeof webhookDeliveries.$inferInsert>

/** A board read at noon; `at` moves the clock to a time of the same day, or of another. */
async function readAtNoon(newer = true) {
  const player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const setup = await setUp(player.world, { newer })
  const { db, board, teamId, standIn } = setup
  const read = async () => {
    standIn.forget()
    const sync = await board.syncTeam(teamId)
    expect(sync.error).toBeNull()
    return sync
  }
  const at = (time: string, day = '2026-06-02') => player.advanceTo(made.instant(day, time))
  let count = 0
  const deliver = (delivery: Delivery = {}) =>
    db.write(async tx => {
      count += 1
      const deliveryId = `delivery-${count}`
      const usual = { event: 'issues', action: 'labeled', receivedAt: player.world.now() }
      await tx
        .insert(webhookDeliveries)
        .values({ deliveryId, ...usual, teamId, outcome: 'read', ...delivery })
    })
  await read()
  return { ...setup, player, read, at, deliver }
}

describe('an unchanged board while webhooks arrive', () => {
  test('costs one request, and counts as read', async () => {
    const { read, at, deliver, db, standIn } = await readAtNoon()
    const before = await contentOf(db, ['syncs', 'webhook_deliveries'])
    at('12:05')
    await deliver()
    at('12:10')
    const sync = await read()
    expect(standIn.requests).toHaveLength(1)
    expect(sync).toMatchObject({ state: 'ok', requests: 1, items: 2, changes: 0 })
    expect(sync.lastReadAt).toBe(sync.finishedAt)
    expect(await contentOf(db, ['syncs', 'webhook_deliveries'])).toEqual(before)
  })

  test('also by the ping of a hook', async () => {
    const { read, at, deliver } = await readAtNoon()
    await deliver({ event: 'ping', action: null, outcome: 'ignored' })
    at('12:10')
    expect((await read()).requests).toBe(1)
  })

  test('is read as a whole an hour after it last was', async () => {
    const { read, at, deliver } = await readAtNoon()
    at('12:29')
    await deliver()
    expect((await read()).requests).toBe(1)
    at('13:00')
    expect((await read()).requests).toBe(2)
  })

  test('bounds a change by the last read of the whole board, not by a look at the project', async () => {
    const { read, at, deliver, db, player } = await readAtNoon()
    at('12:10')
    await deliver()
    await read()
    player.project.items[1]!.values = []
    player.project.updatedAt = made.instant('2026-06-02', '12:20')
    at('12:25')
    await read()
    const cleared = (await db.read.select().from(changes)).filter(
      row => row.certainty === 'bounded',
    )
    expect(cleared.map(({ notBefore }) => notBefore)).toEqual(
      cleared.map(() => made.instant('2026-06-02', '12:00')),
    )
    expect(cleared).toHaveLength(3)
  })
})

describe('the whole board is read', () => {
  test('when the project changed', async () => {
    const { read, at, deliver, db } = await readAtNoon()
    await deliver()
    at('12:35')
    expect((await read()).requests).toBe(2)
    const rows = await db.read.select().from(items).orderBy(items.position)
    expect(rows.map(({ points }) => points)).toEqual([8, 3])
  })

  test('when it changed so shortly before the last read that this may have missed something', async () => {
    const { read, at, deliver } = await readAtNoon()
    await deliver()
    at('12:30')
    await read()
    at('12:35')
    expect((await read()).requests).toBe(2)
    at('12:40')
    expect((await read()).requests).toBe(1)
  })

  test.each<[string, Delivery | null]>([
    ['no webhook arrives', null],
    [
      'the last one came more than an hour ago',
      { receivedAt: made.instant('2026-06-02', '11:05') },
    ],
    ['one could not be read', { outcome: 'failed' }],
    ['one is not read yet', { outcome: 'waiting' }],
  ])('when %s', async (_, delivery) => {
    const { read, at, deliver } = await readAtNoon()
    at('12:05')
    if (delivery) await deliver(delivery)
    at('12:10')
    expect((await read()).requests).toBe(2)
  })

  test('when fields, iterations or views are not those of the last read', async () => {
    const { read, at, deliver, player } = await readAtNoon()
    await deliver()
    const field = player.project.fields.find(({ name }) => name === 'Sprint')!
    const steps = [
      () => Object.assign(field.iterations[0]!, { title: 'Sprint one' }),
      () => Object.assign(field, { name: 'Turn' }),
      () => addView(player.world, player.project, { name: 'Review', at: 0 }),
    ]
    for (const [index, step] of steps.entries()) {
      step()
      at(`12:1${index}`)
      expect((await read()).requests, `step ${index}`).toBe(2)
      expect((await read()).requests).toBe(1)
    }
  })

  test('when the last read left something to be tried again', async () => {
    const { read, at, deliver, player } = await readAtNoon()
    player.project.items[0]!.forbidden = 'Resource protected by organization SAML enforcement.'
    await deliver()
    at('13:00')
    await deliver()
    expect((await read()).warnings).toHaveLength(2)
    at('13:05')
    expect((await read()).requests).toBeGreaterThan(1)
  })
})

describe('once a night', () => {
  test('the whole board is read and all details anew, whatever the project says', async () => {
    const { read, at, deliver, standIn } = await readAtNoon()
    const details = () =>
      standIn.requests.filter(({ query }) => query.includes('query KnotsDetails')).length
    at('01:55', '2026-06-03')
    await deliver()
    await read()
    expect(details()).toBe(0)
    at('02:05', '2026-06-03')
    const night = await read()
    expect(night.requests).toBeGreaterThan(1)
    expect(details()).toBe(1)
    at('02:10', '2026-06-03')
    expect(await read()).toMatchObject({ requests: 1, detailRequests: 0 })
  })

  test('archived items that an older host does not list are asked for', async () => {
    const { read, at, player, db } = await readAtNoon(false)
    const item = player.project.items[1]!
    item.isArchived = true
    at('12:10')
    await read()
    player.project.items.splice(1, 1)
    player.world.nodes.delete(item.id)
    const presence = async () =>
      (await db.read.select().from(items).orderBy(items.title)).map(({ isPresent }) => isPresent)
    at('12:20')
    await read()
    expect(await presence()).toEqual([true, true])
    at('02:05', '2026-06-03')
    await read()
    expect(await presence()).toEqual([false, true])
  })
})

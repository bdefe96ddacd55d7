import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { items, teams } from '../../db/schema.ts'
import { badGateway, slow } from '../../scripts/stand-in/faults.ts'
import { Invalid } from '../../server/errors.ts'
import { findSync } from '../../server/store/syncs.ts'
import { addDelivery, webhookState } from '../../server/store/webhooks.ts'
import { teamRow } from '../support/rows.ts'
import { fieldEdit } from '../support/webhooks.ts'
import { contentOf } from './board-setup.ts'
import { start } from './webhook-setup.ts'

const estimated = (given: Parameters<typeof start>[1] = {}) =>
  start(team => {
    team.item('a').estimate(8)
  }, given)

/** Lets one answer of GitHub wait for a word. */
function held() {
  let go: (value: unknown) => void = () => undefined
  const fault = slow(new Promise(resolve => (go = resolve)))
  return { fault, go: () => go(undefined) }
}

test('a read that fails leaves all as it was, says why, and makes the next one a full one', async () => {
  const { item, deliver, settled, happen, standIn, db, teamId, board, row } = await estimated()
  happen()
  const before = await contentOf(db, ['webhook_deliveries'])
  standIn.faults.when(() => true, badGateway)
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'), 'guid-1')
  const [failed] = await settled()
  expect(failed).toMatchObject({ outcome: 'failed' })
  expect(failed?.message).toMatch(/GitHub/)
  expect(await contentOf(db, ['webhook_deliveries'])).toEqual(before)
  const due = async () => {
    const since = (await findSync(db.read, teamId))?.lastReadFrom ?? 0
    return (await webhookState(db.read, teamId, since)).isFullReadDue
  }
  expect(await due()).toBe(true)

  standIn.faults.clear()
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'), 'guid-1')
  expect(await settled()).toMatchObject([{ outcome: 'read', message: '' }])
  expect(await row('Tides')).toMatchObject({ points: 8 })
  happen('10:03')
  await board.syncTeam(teamId)
  expect(await due()).toBe(false)
})

test('after a failed read the next delivery is read as ever', async () => {
  const { item, deliver, settled, happen, standIn, row } = await estimated()
  happen()
  standIn.faults.next(badGateway, 3)
  await deliver('projects_v2_item', fieldEdit(item('Charts'), 'Status'))
  await settled()
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
  expect((await settled()).map(({ outcome }) => outcome)).toEqual(['failed', 'read'])
  expect(await row('Tides')).toMatchObject({ points: 8 })
})

test('a team that cannot read GitHub is told what to do', async () => {
  const words = 'There is no token to read GitHub with. Give the team one in Settings.'
  const refused = () => Promise.reject(new Invalid(words))
  const { item, deliver, settled, happen } = await estimated({
    parts: { board: { connect: refused, syncTeam: refused } },
  })
  happen()
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
  expect(await settled()).toMatchObject([{ outcome: 'failed', message: words }])
})

test('a fault of Knots’ own is told without its words', async () => {
  const { item, deliver, settled, happen, faults } = await estimated({
    parts: {
      board: {
        connect: () => Promise.reject(new Error('secret inner words')),
        syncTeam: () => Promise.reject(new Error('not asked')),
      },
    },
  })
  happen()
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
  const [failed] = await settled()
  expect(failed?.message).toBe(
    'Something went wrong inside Knots while it read this. Its log says what.',
  )
  expect(faults).toHaveLength(1)
})

test('what arrives while the whole board is read waits for its end', async () => {
  const { item, deliver, settled, happen, standIn, board, teamId, asked, row } = await estimated()
  const answer = held()
  standIn.faults.next(answer.fault)
  const sync = board.syncTeam(teamId)
  happen()
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
  answer.go()
  expect(await sync).toMatchObject({ state: 'ok' })
  expect(asked()).not.toContain('KnotsItemsById')
  expect(await settled()).toMatchObject([{ outcome: 'read' }])
  expect(asked().at(-1)).toBe('KnotsItemsById')
  expect(await row('Tides')).toMatchObject({ points: 8 })
})

test('a read of the whole board waits for the items under way, and finds nothing new', async () => {
  const { item, deliver, settled, happen, standIn, board, teamId, asked, news } = await estimated()
  happen()
  const answer = held()
  standIn.faults.next(answer.fault)
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
  const sync = board.syncTeam(teamId)
  answer.go()
  expect(await sync).toMatchObject({ state: 'ok', changes: 0 })
  await settled()
  expect(asked().slice(0, 3)).toEqual(['KnotsProject', 'KnotsItemsById', 'KnotsProject'])
  expect(await news()).toEqual(['06-03T10:00 Tides: points 8 (exact, webhook)'])
})

test('an answer from before the delivery is asked for again', async () => {
  let late: (() => void) | null = null
  const { item, deliver, settled, happen, asked, news } = await estimated({
    parts: {
      sleep: async () => {
        late?.()
      },
    },
  })
  happen()
  const tides = item('Tides')
  const value = tides.values.find(({ field }) => field.name === 'Story Points')
  const payload = fieldEdit(tides, 'Story Points')
  const { updatedAt } = tides
  tides.updatedAt -= 60_000
  if (value) value.input = { number: 5 }
  late = () => {
    tides.updatedAt = updatedAt
    if (value) value.input = { number: 8 }
  }
  await deliver('projects_v2_item', payload)
  expect(await settled()).toMatchObject([{ outcome: 'read' }])
  expect(asked()).toHaveLength(4)
  expect(await news()).toEqual(['06-03T10:00 Tides: points 8 (exact, webhook)'])
})

test('an answer that stays behind is said, and what was delivered is left to the next full read', async () => {
  const { item, deliver, settled, happen, news } = await estimated()
  happen()
  const tides = item('Tides')
  const payload = fieldEdit(tides, 'Status')
  tides.updatedAt -= 60_000
  await deliver('projects_v2_item', payload)
  expect(await settled()).toMatchObject([
    {
      outcome: 'failed',
      message: 'GitHub still showed it as it was before. The next read of the board brings it.',
    },
  ])
  expect(await news()).toEqual(['06-03T10:00 Tides: points 8 (exact, value-date)'])
})

test('two teams of one project are both told, and a repetition tells neither', async () => {
  const { item, deliver, settled, happen, db, board } = await estimated()
  const other = teamRow({ githubOwner: 'harbour-works', githubNumber: 7 })
  await db.write(async tx => {
    await tx.insert(teams).values(other)
  })
  await board.syncTeam(other.id)
  happen()
  const payload = fieldEdit(item('Tides'), 'Story Points')
  await deliver('projects_v2_item', payload, 'guid-1')
  expect((await settled()).map(({ outcome }) => outcome)).toEqual(['read', 'read'])
  const rows = (await db.read.select().from(items)).filter(({ title }) => title === 'Tides')
  expect(rows.map(({ points }) => points)).toEqual([8, 8])
  expect(await deliver('projects_v2_item', payload, 'guid-1')).toMatchObject({ outcome: 'known' })
})

test('a team that was given another project is told nothing of the old one', async () => {
  const { item, deliver, settled, happen, db, teamId, standIn } = await estimated()
  happen()
  const answer = held()
  standIn.faults.next(answer.fault)
  await deliver('projects_v2_item', fieldEdit(item('Tides'), 'Story Points'))
  const before = await db.read.select().from(items)
  await db.write(async tx => {
    await tx.update(teams).set({ githubNumber: 99 }).where(eq(teams.id, teamId))
  })
  answer.go()
  expect(await settled()).toMatchObject([
    { outcome: 'failed', message: expect.stringMatching(/another project/) },
  ])
  expect(await db.read.select().from(items)).toEqual(before)
})

test('what waited when the process ended counts as failed', async () => {
  const { webhooks, deliveries, db, teamId } = await estimated()
  await addDelivery(db, {
    deliveryId: 'guid-1',
    event: 'issues',
    action: 'closed',
    receivedAt: Date.parse('2026-06-02T09:00:00Z'),
    outcome: 'waiting',
    teamIds: [teamId],
  })
  await webhooks.begin()
  expect(await deliveries()).toMatchObject([{ outcome: 'failed' }])
})

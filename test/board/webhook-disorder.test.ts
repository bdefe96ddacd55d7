import { expect, test } from 'vitest'
import { items } from '../../db/schema.ts'
import { type Random, seeded } from '../../scripts/stand-in/scenario/random.ts'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { ItemVerbs } from '../../scripts/stand-in/scenario/team.ts'
import { disordered } from '../../scripts/stand-in/webhooks/delivery.ts'
import { webhooksOf } from '../../scripts/stand-in/webhooks/webhooks.ts'
import { itemAsOf } from '../../server/domain/ledger.ts'
import { listChanges } from '../../server/store/ledger.ts'
import { setUpWebhooks } from './webhook-setup.ts'

const keys = ['a', 'b', 'c', 'd', 'e', 'f']

function anything(item: ItemVerbs, random: Random) {
  const deed = random.pick(['points', 'sprint', 'status', 'close', 'archive', 'rename'])
  if (deed === 'points') item.estimate(random.pick([null, 1, 2, 3, 5]))
  if (deed === 'sprint') item.moveTo(random.pick([null, 'Sprint 1', 'Sprint 2']))
  if (deed === 'status') item.status(random.pick([null, 'Todo', 'In progress', 'Done']))
  if (deed === 'close') item.close(random.pick(['completed', 'not-planned'])).reopen()
  if (deed === 'archive') item.archive().unarchive()
  if (deed === 'rename') item.rename(`Renamed ${random.whole(1, 99)}`)
}

/** A busy morning on a board of six issues. */
function busy(seed: number) {
  const random = seeded(seed)
  const made = scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      for (const key of keys) team.issue(key, `Item ${key}`).estimate(2).moveTo('Sprint 1')
    })
  for (let minute = 0; minute < 40; minute += 1)
    made.on('2026-06-03', `10:${String(minute).padStart(2, '0')}`, team =>
      anything(team.item(random.pick(keys)), random),
    )
  return made
}

const shown = ({
  points,
  sprintId,
  status,
  state,
  isArchived,
  isPresent,
}: typeof items.$inferSelect) => ({
  points,
  sprintId,
  status,
  state,
  archived: isArchived,
  present: isPresent,
})

test.each([
  [1, true],
  [2, true],
  [3, false],
  [4, true],
])(
  'mixed up and doubled (seed %i, values told: %s), deliveries end where a read of the board does',
  async (seed, withValues) => {
    const made = busy(seed)
    const player = made.play()
    player.advanceTo(made.instant('2026-06-02', '12:00'))
    const { db, board, teamId, webhooks, settled, faults } = await setUpWebhooks(player, made)
    const sender = webhooksOf(player.world, { secret: 'secret', withValues })
    player.advanceTo(made.instant('2026-06-03', '11:00'))
    expect(sender.deliveries.length).toBeGreaterThan(30)
    for (const { headers, body } of disordered(sender.deliveries, seed))
      await webhooks.receive({
        deliveryId: headers['x-github-delivery'] ?? '',
        event: headers['x-github-event'] ?? '',
        body,
      })
    const rows = await settled()
    expect(rows.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(faults).toEqual([])

    const delivered = await db.read.select().from(items)
    const ledger = Map.groupBy(await listChanges(db.read, teamId), ({ itemId }) => itemId)
    for (const row of delivered) {
      const now = itemAsOf(ledger.get(row.itemId) ?? [], player.world.now(), () => false)
      const { points, sprintId, status, state, archived, present } = now
      expect({ points, sprintId, status, state, archived, present }).toEqual(shown(row))
    }
    await board.syncTeam(teamId)
    expect((await db.read.select().from(items)).map(shown)).toEqual(delivered.map(shown))
  },
)

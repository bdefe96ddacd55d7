import { items, webhookDeliveries } from '../../db/schema.ts'
import { type Player, type Scenario, scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { Team } from '../../scripts/stand-in/scenario/team.ts'
import type { Item } from '../../scripts/stand-in/world/types.ts'
import { makeWebhooks, type WebhookParts } from '../../server/board/webhook.ts'
import { newDeliveryId } from '../support/webhooks.ts'
import { ledgerOf, setUp } from './board-setup.ts'

/** A team whose board was read once, and what takes in the deliveries about it. */
export async function setUpWebhooks(
  player: Player,
  made: Scenario,
  parts: Partial<WebhookParts> = {},
) {
  const topics: string[] = []
  const live = {
    publish: (topic: string) => void topics.push(topic),
    subscribe: () => () => undefined,
  }
  const { owner, projectNumber: number } = made.setup
  const setup = await setUp(player.world, { owner, number, parts: { live } })
  const webhooks = makeWebhooks({
    db: setup.db,
    board: setup.board,
    config: { githubWebhookSecret: 'secret', publicUrl: null },
    live,
    now: player.world.now,
    sleep: async () => undefined,
    onFault: error => void setup.faults.push(error),
    ...parts,
  })
  await setup.board.syncTeam(setup.teamId)
  setup.standIn.forget()
  topics.length = 0

  const item = (title: string): Item => {
    const found = player.project.items.find(({ content }) => content.title === title)
    if (!found) throw new Error(`There is no ${title} on the board`)
    return found
  }
  const deliver = (event: string, payload: unknown, deliveryId = newDeliveryId()) =>
    webhooks.receive({ deliveryId, event, body: JSON.stringify(payload) })
  const deliveries = () => setup.db.read.select().from(webhookDeliveries)
  /** All deliveries once none waits any more. */
  const settled = async () => {
    for (;;) {
      const rows = await deliveries()
      if (rows.every(({ outcome }) => outcome !== 'waiting')) return rows
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  const asked = () =>
    setup.standIn.requests.map(
      ({ operationName, query }) => operationName ?? /query (\w+)/.exec(query)?.[1],
    )
  return { ...setup, webhooks, topics, item, deliver, deliveries, settled, asked }
}

/** Read for the first time on June 2nd; what is told then happens on the 3rd, from ten o'clock on. */
export type Deeds = (team: Team) => void

function told(deeds: Deeds, later: Deeds) {
  return scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      team.issue('a', 'Tides').estimate(5).moveTo('Sprint 1').status('Todo')
      team.issue('b', 'Charts').estimate(3).moveTo('Sprint 1').status('Todo')
      team.draft('c', 'Ropes').status('Todo')
      team.pullRequest('d', 'Lights').moveTo('Sprint 1')
    })
    .on('2026-06-03', '10:00', deeds)
    .on('2026-06-03', '10:05', later)
}

type Given = { later?: Deeds; parts?: Partial<WebhookParts> }

/** The same, with what is new in the ledger since that read. */
export async function start(deeds: Deeds, { later = () => undefined, parts }: Given = {}) {
  const made = told(deeds, later)
  const player = made.play()
  player.advanceTo(made.instant('2026-06-02', '12:00'))
  const setup = await setUpWebhooks(player, made, parts)
  const before = new Set(await ledgerOf(setup.db, made))
  const news = async () => (await ledgerOf(setup.db, made)).filter(line => !before.has(line))
  const happen = (time = '10:01') => player.advanceTo(made.instant('2026-06-03', time))
  const row = async (title: string) =>
    (await setup.db.read.select().from(items)).find(one => one.title === title)
  return { ...setup, made, player, news, happen, row }
}

import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { type Player, scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { startStandIn } from '../../scripts/stand-in/server.ts'
import { type Delivery, disordered } from '../../scripts/stand-in/webhooks/delivery.ts'
import { webhooksOf } from '../../scripts/stand-in/webhooks/webhooks.ts'
import { editProject } from '../../scripts/stand-in/world/projects.ts'

const SECRET = 'a lantern in the fog'

const made = scenario({ firstDay: '2026-01-05' })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: '2026-01-05' })
  .on('2026-01-06', '09:00', team => {
    team.issue('a', 'Show the tide table').estimate(3).moveTo('Sprint 1').status('Todo').estimate(5)
    team.item('a').estimate(null).rename('Show all tide tables').label('bug').close()
    team
      .pullRequest('p', 'Mend it')
      .requestReview('Mara Lind')
      .review('Mara Lind', 'approved')
      .merge()
    team.draft('d', 'Think').placeAfter(null).archive().unarchive().convert()
    team.item('a').removeFromBoard()
  })
const end = made.instant('2026-01-07')

type Body = {
  action: string
  projects_v2_item?: Record<string, unknown>
  changes?: Record<string, Record<string, unknown>>
  [name: string]: unknown
}

const bodyOf = (delivery: Delivery) => JSON.parse(delivery.body) as Body
const named = (delivery: Delivery) =>
  `${delivery.headers['x-github-event']} ${bodyOf(delivery).action}`

function played(options: { withValues?: boolean } = {}): {
  player: Player
  deliveries: Delivery[]
} {
  const player = made.play()
  const { deliveries } = webhooksOf(player.world, { secret: SECRET, ...options })
  player.advanceTo(end)
  return { player, deliveries }
}

/** Somebody to deliver to, on a free port of this machine. */
async function receiver(answer = 202) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(answer).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { received, url: `http://127.0.0.1:${port}/hook` }
}

test('every change of the board and its issues is delivered, in the order in which it happened', () => {
  expect(played().deliveries.map(named)).toEqual([
    'issues opened',
    'projects_v2_item created',
    'projects_v2_item edited',
    'projects_v2_item edited',
    'projects_v2_item edited',
    'projects_v2_item edited',
    'projects_v2_item edited',
    'issues edited',
    'projects_v2_item edited',
    'issues labeled',
    'issues closed',
    'projects_v2_item edited',
    'pull_request opened',
    'projects_v2_item created',
    'pull_request review_requested',
    'pull_request_review submitted',
    'pull_request closed',
    'projects_v2_item edited',
    'projects_v2_item created',
    'projects_v2_item reordered',
    'projects_v2_item archived',
    'projects_v2_item restored',
    'issues opened',
    'projects_v2_item converted',
    'projects_v2_item deleted',
  ])
})

test('a delivery is signed over its bytes and has an id that another delivery has not', () => {
  const { deliveries } = played()
  for (const { headers, body } of deliveries) {
    const signature = createHmac('sha256', SECRET).update(body).digest('hex')
    expect(headers['x-hub-signature-256']).toBe(`sha256=${signature}`)
    expect(headers['x-github-delivery']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/)
  }
  const ids = deliveries.map(({ headers }) => headers['x-github-delivery'])
  expect(new Set(ids).size).toBe(ids.length)
})

test('an edited value comes with what it was before and after, of every kind', () => {
  const values = played().deliveries.flatMap(
    delivery => bodyOf(delivery).changes?.field_value ?? [],
  )
  expect(values.slice(0, 6)).toMatchObject([
    { field_type: 'number', field_name: 'Story Points', project_number: 7, from: null, to: 3 },
    { field_type: 'iteration', from: null, to: { title: 'Sprint 1', start_date: '2026-01-05' } },
    { field_type: 'single_select', from: null, to: { name: 'Todo' } },
    { field_type: 'number', from: 3, to: 5 },
    { field_type: 'number', from: 5, to: null },
    { field_type: 'title', field_name: 'Title' },
  ])
  expect(values[5]).not.toHaveProperty('from')
})

test('the values before and after can be missing, as was seen', () => {
  const values = played({ withValues: false }).deliveries.flatMap(
    delivery => bodyOf(delivery).changes?.field_value ?? [],
  )
  expect(values).toHaveLength(8)
  for (const value of values) {
    expect(Object.keys(value ?? {}).sort()).toEqual([
      'field_name',
      'field_node_id',
      'field_type',
      'project_number',
    ])
  }
})

test('an item tells ids and dates of its own, never a title or a number', () => {
  const { deliveries, player } = played()
  const archived = deliveries.map(bodyOf).find(({ action }) => action === 'archived')!
  expect(archived.projects_v2_item).toMatchObject({
    content_type: 'DraftIssue',
    project_node_id: player.project.id,
    archived_at: '2026-01-06T08:00:20Z',
    updated_at: '2026-01-06T08:00:20Z',
  })
  expect(archived.changes?.archived_at).toEqual({ from: null, to: '2026-01-06T09:00:20+01:00' })
  expect(JSON.stringify(archived.projects_v2_item)).not.toContain('Think')
})

test('a draft that gets another title is an item that was edited', () => {
  const draft = scenario({ firstDay: '2026-01-05' })
    .on('2026-01-06', '09:00', team => void team.draft('d', 'Think'))
    .on('2026-01-06', '10:00', team => void team.item('d').rename('Think again'))
  const player = draft.play()
  const { deliveries } = webhooksOf(player.world, { secret: SECRET })
  player.advanceTo(end)
  expect(bodyOf(deliveries.at(-1)!)).toMatchObject({
    action: 'edited',
    changes: { field_value: { field_type: 'title' } },
    projects_v2_item: { updated_at: '2026-01-06T09:00:00Z' },
  })
})

test('the project itself tells what was edited', () => {
  const { player, deliveries } = played()
  const before = deliveries.length
  editProject(player.project, { title: 'Quay board' }, { at: end, by: null })
  expect(deliveries.slice(before).map(bodyOf)).toMatchObject([
    { action: 'edited', changes: { title: { from: 'Harbour board', to: 'Quay board' } } },
  ])
})

test('the board of a user delivers nothing but its issues', () => {
  const own = scenario({ firstDay: '2026-01-05', owner: 'mara-lind', ownerKind: 'user' })
    .person('Mara Lind')
    .on('2026-01-06', '09:00', team => void team.issue('a', 'Mine').estimate(3))
  const player = own.play()
  const { deliveries } = webhooksOf(player.world, { secret: SECRET })
  player.advanceTo(end)
  expect(deliveries.map(named)).toEqual(['issues opened'])
})

test('deliveries arrive one after another, and as they are when sent again', async () => {
  const player = made.play()
  const standIn = await startStandIn({ world: player.world })
  onTestFinished(() => standIn.close())
  const { received, url } = await receiver()
  const webhooks = standIn.webhooks({ url, secret: SECRET, events: ['projects_v2_item'] })
  expect(await webhooks.ping()).toBe(202)
  player.advanceTo(end)
  await webhooks.settled()
  expect(received.map(({ headers }) => headers['x-github-event'])).toEqual([
    'ping',
    ...webhooks.deliveries.map(() => 'projects_v2_item'),
  ])
  const [first] = webhooks.deliveries
  await webhooks.redeliver(first!)
  expect(received.at(-1)).toEqual(received[1])
})

test('a burst waits until it is released, mixed up and with doubles by its seed', async () => {
  const player = made.play()
  const { received, url } = await receiver(500)
  const webhooks = webhooksOf(player.world, { url, secret: SECRET })
  webhooks.hold()
  player.advanceTo(end)
  expect(received).toEqual([])
  await webhooks.release({ seed: 3 })
  const ids = received.map(({ headers }) => headers['x-github-delivery'])
  expect(ids).toEqual(
    disordered(webhooks.deliveries, 3).map(({ headers }) => headers['x-github-delivery']),
  )
  expect(new Set(ids).size).toBe(webhooks.deliveries.length)
  expect(ids.length).toBeGreaterThan(webhooks.deliveries.length)
  expect(new Set(webhooks.statuses)).toEqual(new Set([500]))
})

test('nothing is delivered beyond this machine, and nobody listening is no error', async () => {
  const { world } = made.play()
  const far = { url: 'https://example.com/hook', secret: SECRET }
  expect(() => webhooksOf(world, far)).toThrow('to this machine only')
  const nobody = webhooksOf(world, { url: 'http://127.0.0.1:1/hook', secret: SECRET })
  expect(await nobody.ping()).toBe(0)
})

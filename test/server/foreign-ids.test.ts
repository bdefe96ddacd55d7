import { getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as schema from '../../db/schema.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { documentedRoutes } from '../support/askers.ts'
import { testClock } from '../support/clock.ts'
import { freshDb } from '../support/db.ts'
import { signedIn, withSignIn } from '../support/identity.ts'
import { makeWholeTeam } from '../support/whole-team.ts'

// A scrum master of one team puts the ids of another into addresses of their own.

/** What the part of an address before an id, or the name of the id, says that it is of. */
const kinds: Record<string, SQLiteTable> = {
  sprints: schema.sprints,
  members: schema.members,
  people: schema.people,
  ':personId': schema.people,
  shares: schema.shareLinks,
  'team-events': schema.teamEvents,
  writes: schema.writes,
  adjustments: schema.adjustments,
  items: schema.items,
  ':itemId': schema.items,
  goals: schema.goals,
  ':goalId': schema.goals,
  targets: schema.targets,
  rounds: schema.pokerRounds,
  cards: schema.cards,
  ':targetId': schema.cards,
  groups: schema.cardGroups,
  themes: schema.themes,
  actions: schema.actions,
  meetings: schema.meetings,
  'minute-lines': schema.minuteLines,
}

const words = 'Words of a stranger'
/** Fits what most routes want; what a route does not know is not looked at. */
const body = {
  ...{ version: 1, text: words, name: words, title: words, reason: words, points: 3, rating: 3 },
  ...{
    decision: 'accepted',
    isReady: true,
    tab: 'tab-of-a-test',
    dots: 1,
    with: null,
    seconds: 60,
  },
  ...{
    personId: null,
    repository: 'crew/hull',
    section: 'opening',
    isPresent: true,
    place: 'wind',
  },
  ...{ since: '2026-01-20', askAgain: null, plannedPercent: 50, label: '3', topics: [words] },
  ...{ goalId: null, cards: [], isDiscussed: true, id: null, from: 'write', to: 'group' },
}
const bodies: Record<string, object> = {
  'POST /meetings/:id/move': { from: null, to: null },
  'POST /sprints/:id/retro/cards': { place: 'wind', text: words, secret: 's'.repeat(40) },
  'POST /sprints/:id/targets': { goalId: null, text: words },
  'POST /sprints/:id/adjustments': { points: 3, reason: words },
  'POST /meetings/:id/lines': { section: 'opening', text: words },
  'PUT /sprints/:id/items/:itemId/note': { version: null, text: words },
  'PUT /sprints/:id/poker/facilitator': { personId: 'somebody' },
  'POST /goals/:id/merge': { version: 1, into: 'own-goal-of-port' },
}

/** There the item of another team is like one that the sprint does not offer, or that waits for nothing (any more). */
const conflicts = new Set(['PUT /sprints/:id/outside/:itemId', 'DELETE /items/:itemId/wait'])

/** All rows there are. */
async function everything({ db }: TestApp): Promise<string> {
  const tables = Object.values(schema).filter(one => one !== null && typeof one === 'object')
  const rows: unknown[] = []
  for (const table of tables as SQLiteTable[])
    rows.push([getTableName(table), await db.read.select().from(table)])
  return JSON.stringify(rows)
}

/** Every way to fill the ids of an address with at least one that is foreign. */
function* fillings(path: string, foreign: Map<string, string>, own: Map<string, string>) {
  const parts = path.split('/')
  const places = parts.flatMap((part, index) => {
    const key = part in kinds ? part : (parts[index - 1] ?? '')
    return part.startsWith(':') && key in kinds ? [{ index, key }] : []
  })
  for (let choice = 1; choice < 2 ** places.length; choice += 1) {
    const filled = [...parts]
    for (const [bit, { index, key }] of places.entries()) {
      const isForeign = Math.floor(choice / 2 ** bit) % 2 === 1
      const kind = getTableName(kinds[key] as SQLiteTable)
      filled[index] = (isForeign ? undefined : own.get(kind)) ?? foreign.get(kind) ?? ''
    }
    yield filled.join('/').replace(':step', 'reveal')
  }
}

test('an id of another team is not found under one’s own, and nothing changes', async () => {
  const whole = await makeWholeTeam(freshDb())
  const app = await buildTestApp({
    ...{ db: whole.db, clock: testClock(whole.now), environment: withSignIn },
  })
  const admin = await signedIn(app, { login: 'captain', isAdministrator: true })
  const port = (await app.post('/api/teams', { name: 'Port', timeZone: 'UTC' }, admin)).json()
  const T = '/api/teams/port'
  const made = async (path: string, given: object) => {
    const answer = await app.post(path, given, admin)
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`)
    return answer.json().id as string
  }
  const personId = await made(`${T}/people`, { name: 'Ada' })
  const me = await signedIn(app, { in: { teamId: port.id, role: 'scrum-master', personId } })
  const days = { firstDay: '2026-01-12', lastDay: '2026-01-25' }
  const own = new Map([
    ['sprints', await made(`${T}/sprints`, days)],
    ['people', personId],
    ['goals', await made(`${T}/goals`, { id: 'own-goal-of-port', name: 'Deeper' })],
  ])
  const retro = `${T}/sprints/${own.get('sprints')}/retro`
  let { phase } = (await app.post(retro, {}, admin)).json().board
  for (const to of ['group', 'vote'])
    phase = (await app.post(`${retro}/phase`, { from: phase, to }, admin)).json().board.phase
  expect(phase).toBe('vote')
  await made(`${whole.url}/shares`, { page: 'velocity' })

  const foreign = new Map([
    ['members', await made(`${whole.url}/members`, { login: 'stranger', role: 'member' })],
  ])
  for (const table of Object.values(kinds)) {
    const name = getTableName(table)
    const key = table === schema.items ? sql`item_id` : sql`id`
    const rows = await app.db.read.select({ id: sql<string>`${key}` }).from(table)
    const row = rows.find(({ id }) => id !== own.get(name))
    expect(row, name).toBeDefined()
    if (!foreign.has(name)) foreign.set(name, row?.id ?? '')
  }
  // What is looked for is there: with the right team some of it is found.
  const { sprints } = (await app.get(`${whole.url}/sprints`, admin)).json()
  const unknown = new Map([...foreign.keys()].map(name => [name, 'an-id-of-nothing']))
  expect(JSON.stringify(sprints)).toContain(foreign.get('sprints'))

  const before = await everything(app)
  const wrong: string[] = []
  let asked = 0
  for (const route of await documentedRoutes(app)) {
    const [method = '', path = ''] = route.split(' ')
    if (!path.startsWith('/api/teams/:team/')) continue
    const ofTeam = path.replace('/api/teams/:team', '')
    const payload = bodies[`${method} ${ofTeam}`] ?? body
    const ask = (filled: string) =>
      app.app.inject({
        ...{ method: method as 'PUT', url: `${T}${filled}?version=1`, headers: me },
        ...(method === 'GET' || method === 'DELETE' ? {} : { payload }),
      })
    const unknowns = [...fillings(ofTeam, unknown, own)]
    for (const [index, filled] of [...fillings(ofTeam, foreign, own)].entries()) {
      const answer = await ask(filled)
      const same = await ask(unknowns[index] ?? '')
      asked += 1
      const status = conflicts.has(`${method} ${ofTeam}`) ? [404, 409] : [404]
      if (!status.includes(answer.statusCode) || answer.body !== same.body)
        wrong.push(`${method} ${filled}: ${answer.body}, ${same.body}`)
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(90)
  expect(await everything(app)).toBe(before)
}, 120_000)

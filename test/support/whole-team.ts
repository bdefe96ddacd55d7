import { type Db, openDb } from '../../db/open.ts'
import { outsideDecisions, writes } from '../../db/schema.ts'
import { makeDemoBoard, playDemo } from '../../scripts/demo/play.ts'
import type { Person } from '../../server/contract/person.ts'
import type { Sprint } from '../../server/contract/sprint.ts'
import { makeFigures } from '../../server/figures.ts'
import { buildTestApp, type TestApp } from './app.ts'
import { testClock } from './clock.ts'

const today = '2026-01-21'

export type WholeTeam = { db: Db; slug: string; url: string; now: string }

/** The demo team after a few sprints, with a row in every table that belongs to a team. The database is the caller's. */
export async function makeWholeTeam(db = openDb(':memory:')): Promise<WholeTeam> {
  const board = await makeDemoBoard(today, 3)
  const at = board.told.made.instant(today, '14:00')
  const live = { publish: () => undefined, subscribe: () => () => undefined }
  await playDemo({ db, now: () => at, live, figures: makeFigures(db) }, { board })
  await board.standIn.close()
  const now = new Date(at).toISOString()
  const app = await buildTestApp({ db, clock: testClock(now) })
  const [team] = (await app.get('/api/teams')).json().teams
  const url = `/api/teams/${team.slug}`
  await addTheRest(app, team, url, at)
  return { db, slug: team.slug, url, now }
}

async function addTheRest(
  app: TestApp,
  team: { id: string; slug: string },
  url: string,
  at: number,
) {
  const get = async (path: string) => (await app.get(url + path)).json()
  const tell = async (method: 'post' | 'put', path: string, body: object, headers = {}) => {
    const answer = await app[method](url + path, body, headers)
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`)
    return answer
  }
  const [person] = (await get('/people')).people as Person[]
  const { sprints } = (await get('/sprints')) as { sprints: Sprint[] }
  const closed = sprints.findLast(({ state }) => state === 'closed')
  const current = sprints.find(({ state }) => state === 'active')
  if (!person || !closed || !current) throw new Error('The demo team has no closed sprint')
  const [first, second] = (await get(`/sprints/${closed.id}/items`)).items as { id: string }[]
  const itemId = first?.id ?? ''
  const me = await app.put('/api/me', { team: team.slug, personId: person.id })
  const as = { cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }

  const csv =
    'title,firstDay,lastDay,committed,completed,fte\nBefore,2025-01-06,2025-01-19,20,18,3.5'
  await tell('post', '/import/sprints', { text: csv }, as)
  const days = { firstDay: '2026-02-02', lastDay: '2026-02-03' }
  await tell('post', '/team-events', { name: 'Dry dock', ...days, personIds: [person.id] })
  await tell('post', '/goals', { id: 'goal-of-test', name: 'Faster hull', label: 'hull' })
  const target = { id: 'target-of-test', goalId: 'goal-of-test', text: 'Paint it' }
  await tell('post', `/sprints/${current.id}/targets`, target)
  const review = { version: null, text: 'Half of it is painted' }
  await tell('put', `/sprints/${closed.id}/goals/goal-of-test/review`, review)
  await tell('put', `/items/${itemId}/triage-note`, { version: null, text: 'Ask the yard' })
  const wait = { version: null, text: 'The yard', since: '2026-01-20', askAgain: '2026-01-28' }
  await tell('put', `/items/${second?.id}/wait`, wait)
  const carried = { version: null, text: 'The paint came late' }
  await tell('put', `/sprints/${current.id}/items/${itemId}/note`, carried)
  const agreed = { points: 2, reason: 'Helped another crew' }
  await tell('post', `/sprints/${closed.id}/adjustments`, agreed, as)
  await tell('post', '/actions', { text: 'Buy rope', owner: `${person.name} and everyone` })
  await tell('post', `/sprints/${current.id}/poker`, { topics: ['Sails'] }, as)
  const { id: meetingId } = (await tell('post', '/meetings', {}, as)).json()
  const there = { personId: person.id, isPresent: true }
  await tell('put', `/meetings/${meetingId}/attendance`, there)
  await tell('post', `/meetings/${meetingId}/lines`, { section: 'opening', text: 'Fair wind' })
  await app.db.write(async tx => {
    const decided = { isAccepted: false, decidedBy: person.id, decidedAt: at }
    await tx.insert(outsideDecisions).values({ sprintId: current.id, itemId, ...decided })
    await tx.insert(writes).values({
      id: 'write-of-test',
      teamId: team.id,
      itemId,
      field: 'sprint',
      from: null,
      to: current.id,
      state: 'by-hand',
      askedBy: person.id,
      askedAt: at,
    })
  })
}

import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { shareLinks, sprints } from '../../db/schema.ts'
import { SharedPage } from '../../server/contract/share.ts'
import { buildTestApp } from '../support/app.ts'
import { signedIn, withSignIn } from '../support/identity.ts'

const T = '/api/teams/fleet'
const hidden = 'Nobody outside may read this'

/** A private team with two sprints, full of words that are nobody else's business. */
async function fleet() {
  const app = await buildTestApp({ environment: withSignIn })
  const admin = await signedIn(app, { login: 'captain', isAdministrator: true })
  await app.post('/api/teams', { name: 'Fleet', timeZone: 'Europe/Berlin' }, admin)
  const ids: string[] = []
  for (const [firstDay, lastDay, goal] of [
    ['2026-06-01', '2026-06-11', hidden],
    ['2026-06-12', '2026-06-25', 'Sail round the cape'],
  ]) {
    const { id, version } = (await app.post(`${T}/sprints`, { firstDay, lastDay }, admin)).json()
    const comment = goal === hidden ? hidden : 'Fair wind'
    const excluded = goal === hidden ? { reason: hidden } : undefined
    await app.patch(`${T}/sprints/${id}`, { version, goal, comment, excluded }, admin)
    ids.push(id)
  }
  const [before = '', current = ''] = ids
  for (const [id, name] of [
    ['goal-of-before', hidden],
    ['goal-of-current', 'Faster hull'],
  ])
    await app.post(`${T}/goals`, { id, name }, admin)
  const target = (goalId: string, text: string) => ({ goalId, text })
  await app.post(`${T}/sprints/${before}/targets`, target('goal-of-before', hidden), admin)
  await app.post(`${T}/sprints/${current}/targets`, target('goal-of-current', 'Paint it'), admin)
  await app.post(`${T}/sprints/${current}/retro`, { isAnonymous: false }, admin)
  await app.post(`${T}/actions`, { text: hidden, owner: 'everyone' }, admin)
  await app.post(`${T}/people`, { name: hidden }, admin)
  const share = async (body: object) => {
    const answer = await app.post(`${T}/shares`, body, admin)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json() as { id: string; path: string }
  }
  const read = (path: string) => app.get(`/api${path.replace('/share/', '/shares/')}`)
  return { app, admin, before, current, share, read }
}

describe('a shared page', () => {
  test('shows one sprint to whoever has its address, and nothing else of the team', async () => {
    const { current, share, read } = await fleet()
    for (const page of ['sprint', 'report']) {
      const { path } = await share({ page, sprintId: current })
      const answer = await read(path)
      expect(answer.statusCode).toBe(200)
      const shown = SharedPage.parse(answer.json())
      expect(shown.sprint?.goal).toContain('Sail round the cape')
      expect(shown.sprint?.comment).toBe('Fair wind')
      expect(shown.sprintGoals?.goals.map(({ name }) => name)).toEqual(['Faster hull'])
      expect(shown.burndown).not.toBe(null)
      expect(shown.report === null).toBe(page === 'sprint')
      expect(shown).toMatchObject({ velocity: null, goals: null })
      expect(answer.body).not.toContain(hidden)
    }
  })

  test('of velocity holds figures and no words of any sprint', async () => {
    const { share, read } = await fleet()
    const { body, ...answer } = await read((await share({ page: 'velocity' })).path)
    const { velocity, sprint, report, goals } = SharedPage.parse(answer.json())
    expect(velocity?.sprints).toHaveLength(2)
    expect([sprint, report, goals]).toEqual([null, null, null])
    for (const words of [hidden, 'Sail round', 'Fair wind', 'Faster hull'])
      expect(body).not.toContain(words)
  })

  test('of goals holds the goals alone', async () => {
    const { share, read } = await fleet()
    const shown = (await read((await share({ page: 'goals' })).path)).json()
    expect(shown.goals.goals).toHaveLength(2)
    expect(shown).toMatchObject({ sprint: null, velocity: null, report: null, sprintGoals: null })
  })

  test('of a calendar is a calendar, and other pages are none', async () => {
    const { app, share, current } = await fleet()
    const { path } = await share({ page: 'calendar' })
    expect(path).toMatch(/^\/api\/shares\/[\w-]{43}\/calendar\.ics$/)
    const answer = await app.get(path)
    expect(answer.headers['content-type']).toContain('text/calendar')
    expect(answer.body.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(answer.body).not.toContain(hidden)
    const page = (await app.get(path.replace('/calendar.ics', ''))).json()
    expect(page).toMatchObject({ page: 'calendar', velocity: null, sprint: null, goals: null })
    const other = await share({ page: 'sprint', sprintId: current })
    const url = `${other.path.replace('/share/', '/api/shares/')}/calendar.ics`
    expect((await app.get(url)).statusCode).toBe(404)
  })

  test('is kept by nobody and found by no search', async () => {
    const { share, read } = await fleet()
    const { path } = await share({ page: 'velocity' })
    for (const one of [path, '/share/unknown']) {
      const { headers } = await read(one)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
      })
    }
  })

  test('cannot be read once it is ended, its last day is over or its sprint is gone', async () => {
    const { app, admin, before, share, read } = await fleet()
    const ended = await share({ page: 'goals' })
    const short = await share({ page: 'velocity', lastDay: '2026-06-17' })
    const ofSprint = await share({ page: 'sprint', sprintId: before })
    for (const { path } of [ended, short, ofSprint]) expect((await read(path)).statusCode).toBe(200)
    expect((await app.remove(`${T}/shares/${ended.id}`, admin)).statusCode).toBe(204)
    expect((await app.remove(`${T}/shares/${ended.id}`, admin)).statusCode).toBe(404)
    await app.clock.advance(10 * 60 * 60 * 1000)
    await app.db.write(async tx => void (await tx.delete(sprints).where(eq(sprints.id, before))))
    const answers = await Promise.all([ended, short, ofSprint].map(({ path }) => read(path)))
    for (const answer of answers) expect(answer.statusCode).toBe(404)
    const [first, ...others] = answers.map(({ body }) => body)
    expect(others).toEqual([first, first])
  })

  test('has an address that is told once, and only its hash is kept', async () => {
    const { app, admin, share } = await fleet()
    const { path, ...link } = await share({ page: 'velocity', note: 'For the harbour' })
    const key = path.split('/').at(-1) ?? ''
    expect(key).toHaveLength(43)
    const list = await app.get(`${T}/shares`, admin)
    expect(list.json().links).toEqual([link])
    expect(link).toMatchObject({ madeBy: 'captain', note: 'For the harbour', sprint: null })
    expect(JSON.stringify(await app.db.read.select().from(shareLinks))).not.toContain(key)
    expect(app.log.join('')).not.toContain(key)
  })

  test('opens nothing but itself', async () => {
    const { app, share } = await fleet()
    const key = (await share({ page: 'velocity' })).path.split('/').at(-1)
    for (const headers of [
      { authorization: `Bearer ${key}` },
      { cookie: `knots-session=${key}` },
    ] as Record<string, string>[])
      for (const url of [T, `${T}/velocity`, '/api/teams', '/api/events?team=fleet'])
        expect((await app.get(url, headers)).statusCode).toBe(401)
  })

  test('has to be a page that there is, of a sprint that the team has, until a day to come', async () => {
    const { app, admin } = await fleet()
    for (const [body, status] of [
      [{ page: 'sprint' }, 400],
      [{ page: 'velocity', sprintId: 'some-sprint' }, 400],
      [{ page: 'sprint', sprintId: 'some-sprint' }, 404],
      [{ page: 'retro' }, 400],
      [{ page: 'velocity', lastDay: '2026-06-16' }, 400],
    ] as const)
      expect((await app.post(`${T}/shares`, body, admin)).statusCode).toBe(status)
  })
})

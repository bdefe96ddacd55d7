import { describe, expect, test } from 'vitest'
import { apiTokens, sessions } from '../../db/schema.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { makeAccount, openSession, tokenOf, withSignIn } from '../support/identity.ts'

const account = '/api/account'

async function sailor() {
  const app = await buildTestApp({ environment: withSignIn })
  const id = await makeAccount(app, { login: 'ada' })
  return { app, id, here: await openSession(app, id), there: await openSession(app, id) }
}

const dayMilliseconds = 24 * 60 * 60 * 1000

describe('sessions', () => {
  test('are listed by a name that opens nothing', async () => {
    const { app, here } = await sailor()
    const { sessions: listed } = (await app.get(`${account}/sessions`, here)).json()
    expect(listed).toHaveLength(2)
    expect(listed.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1)
    const rows = await app.db.read.select().from(sessions)
    for (const { id } of listed) {
      expect(id).toHaveLength(16)
      expect(rows.filter(({ keyHash }) => keyHash.startsWith(id))).toHaveLength(1)
    }
  })

  test('one that ended by itself is not listed any more', async () => {
    const { app, id } = await sailor()
    await app.clock.advance(31 * dayMilliseconds)
    const again = await openSession(app, id)
    const { sessions: listed } = (await app.get(`${account}/sessions`, again)).json()
    expect(listed).toMatchObject([{ isThis: true }])
    expect(await app.db.read.$count(sessions)).toBe(3)
  })

  test('one is ended by its name, of one’s own account only', async () => {
    const { app, here, there } = await sailor()
    const other = await openSession(app, await makeAccount(app, { login: 'bo' }))
    const { sessions: listed } = (await app.get(`${account}/sessions`, here)).json()
    const { id } = listed.find(({ isThis }: { isThis: boolean }) => !isThis)
    expect((await app.remove(`${account}/sessions/${id}`, other)).statusCode).toBe(404)
    expect((await app.get(`${account}/sessions`, there)).statusCode).toBe(200)
    expect((await app.remove(`${account}/sessions/${id}`, here)).statusCode).toBe(204)
    expect((await app.get(`${account}/sessions`, there)).statusCode).toBe(401)
    expect((await app.remove(`${account}/sessions/${id}`, here)).statusCode).toBe(404)
    expect((await app.get(`${account}/sessions`, here)).statusCode).toBe(200)
  })

  test('signing out everywhere else leaves this browser, and with all none', async () => {
    const { app, here, there } = await sailor()
    expect((await app.remove(`${account}/sessions`, here)).statusCode).toBe(204)
    expect((await app.get(`${account}/sessions`, there)).statusCode).toBe(401)
    expect((await app.get(`${account}/sessions`, here)).statusCode).toBe(200)
    const gone = await app.remove(`${account}/sessions?all=true`, here)
    expect(gone.cookies[0]).toMatchObject({ name: 'knots-session', value: '' })
    expect((await app.get(`${account}/sessions`, here)).statusCode).toBe(401)
  })
})

describe('tokens', () => {
  test('are told once, and only their hash is kept', async () => {
    const { app, here } = await sailor()
    const made = await app.post(`${account}/tokens`, { name: 'Nightly', scope: 'read' }, here)
    expect(made.statusCode).toBe(201)
    const { token, ...shown } = made.json()
    expect(token).toMatch(/^knots_[\w-]{43}$/)
    expect(shown).toMatchObject({ name: 'Nightly', scope: 'read', team: null, expiresAt: null })
    const list = await app.get(`${account}/tokens`, here)
    expect(list.json()).toEqual({ tokens: [shown] })
    expect(JSON.stringify(await app.db.read.select().from(apiTokens))).not.toContain(token)
    expect(app.log.join('')).not.toContain(token)
    const script = { authorization: `Bearer ${token}` }
    expect((await app.get('/api/teams', script)).statusCode).toBe(200)
    expect((await app.remove(`${account}/tokens/${shown.id}`, here)).statusCode).toBe(204)
    expect((await app.get('/api/teams', script)).statusCode).toBe(401)
    expect((await app.remove(`${account}/tokens/${shown.id}`, here)).statusCode).toBe(404)
  })

  test('hold through their last day in the zone of their team, and no longer', async () => {
    const { app, id } = await sailor()
    const admiral = await openSession(app, await makeAccount(app, { isAdministrator: true }))
    const body = { name: 'Fleet', timeZone: 'Pacific/Auckland' }
    await app.post('/api/teams', body, admiral)
    const given = { name: 'Nightly', scope: 'read', team: 'fleet', lastDay: '2026-06-18' }
    const { token, expiresAt } = (await app.post(`${account}/tokens`, given, admiral)).json()
    expect(expiresAt).toBe('2026-06-18T11:59:59.999Z')
    const script = { authorization: `Bearer ${token}` }
    await app.clock.advance(dayMilliseconds - 2000)
    expect((await app.get('/api/teams/fleet', script)).statusCode).toBe(200)
    await app.clock.advance(3000)
    expect((await app.get('/api/teams/fleet', script)).statusCode).toBe(401)
    expect(id).toBeTruthy()
  })

  test('cannot be made for a team that the account may not see, nor for a day that has passed', async () => {
    const { app, here } = await sailor()
    const admiral = await openSession(app, await makeAccount(app, { isAdministrator: true }))
    await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admiral)
    const given = { name: 'Nightly', scope: 'read' }
    const ofTeam = { ...given, team: 'fleet' }
    expect((await app.post(`${account}/tokens`, ofTeam, here)).statusCode).toBe(404)
    const past = { ...given, lastDay: '2026-06-16' }
    const refused = await app.post(`${account}/tokens`, past, here)
    expect(refused.statusCode).toBe(400)
    expect(refused.json().issues[0].path).toBe('lastDay')
  })

  test('are at most fifty for one account', async () => {
    const { app, id, here } = await sailor()
    for (let count = 0; count < 50; count += 1) await tokenOf(app, id)
    const one = await app.post(`${account}/tokens`, { name: 'More', scope: 'read' }, here)
    expect(one.statusCode).toBe(409)
    expect(one.json().message).toContain('50')
  })

  test('of somebody else cannot be seen or revoked', async () => {
    const { app, here } = await sailor()
    const made = await app.post(`${account}/tokens`, { name: 'Nightly', scope: 'write' }, here)
    const { id, token } = made.json()
    const other = await openSession(app, await makeAccount(app, { login: 'bo' }))
    expect((await app.get(`${account}/tokens`, other)).json()).toEqual({ tokens: [] })
    expect((await app.remove(`${account}/tokens/${id}`, other)).statusCode).toBe(404)
    const script = { authorization: `Bearer ${token}` }
    expect((await app.get('/api/teams', script)).statusCode).toBe(200)
    // Nor by a token: what leaks must not be able to make itself last.
    expect((await app.get(`${account}/tokens`, script)).statusCode).toBe(403)
  })
})

test('where nobody signs in there is no account, and it is said so', async () => {
  const app = await buildTestApp()
  await makeTeam(app)
  for (const path of ['sessions', 'tokens']) {
    const answer = await app.get(`${account}/${path}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().message).toContain('Nobody signs in here')
  }
})

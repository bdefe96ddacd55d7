import { describe, expect, test } from 'vitest'
import { apiTokens, members, people, sessions } from '../../db/schema.ts'
import { buildTestApp } from '../support/app.ts'
import { makeAccount, openSession, signedIn, tokenOf, withSignIn } from '../support/identity.ts'

async function harbour() {
  const app = await buildTestApp({ environment: withSignIn })
  const adminId = await makeAccount(app, { login: 'first', isAdministrator: true })
  const admin = await openSession(app, adminId)
  const team = (await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admin)).json()
  const person = (await app.post('/api/teams/fleet/people', { name: 'Ada' }, admin)).json()
  const adaId = await makeAccount(app, {
    login: 'ada',
    in: { teamId: team.id, role: 'member', personId: person.id },
  })
  return { app, admin, adminId, adaId, ada: await openSession(app, adaId), person }
}

describe('accounts', () => {
  test('are listed with their teams and roles', async () => {
    const { app, admin, adaId } = await harbour()
    const { accounts } = (await app.get('/api/accounts', admin)).json()
    expect(accounts.map(({ name }: { name: string }) => name)).toEqual(['ada', 'first'])
    expect(accounts[0]).toMatchObject({
      id: adaId,
      isAdministrator: false,
      teams: [{ slug: 'fleet', name: 'Fleet', role: 'member' }],
    })
  })

  test('an edit of nothing changes nothing', async () => {
    const { app, admin, adaId } = await harbour()
    const answer = await app.patch(`/api/accounts/${adaId}`, {}, admin)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ isBlocked: false, isAdministrator: false })
  })

  test('one that is blocked is out at once, with its tokens, and stays out', async () => {
    const { app, admin, ada, adaId } = await harbour()
    const script = await tokenOf(app, adaId)
    const url = `/api/accounts/${adaId}`
    expect((await app.get('/api/teams', ada)).statusCode).toBe(200)
    const blocked = await app.patch(url, { isBlocked: true }, admin)
    expect(blocked.json()).toMatchObject({ isBlocked: true, isAdministrator: false })
    for (const as of [ada, script]) expect((await app.get('/api/teams', as)).statusCode).toBe(401)
    expect(await app.db.read.$count(sessions)).toBe(1)
    await app.patch(url, { isBlocked: false }, admin)
    expect((await app.get('/api/teams', ada)).statusCode).toBe(401)
    expect((await app.get('/api/teams', script)).statusCode).toBe(200)
  })

  test('an administrator can make others administrators, and is not one any more by the next request', async () => {
    const { app, admin, adminId, ada, adaId } = await harbour()
    expect((await app.get('/api/accounts', ada)).statusCode).toBe(403)
    await app.patch(`/api/accounts/${adaId}`, { isAdministrator: true }, admin)
    expect((await app.get('/api/accounts', ada)).statusCode).toBe(200)
    await app.patch(`/api/accounts/${adminId}`, { isAdministrator: false }, ada)
    expect((await app.get('/api/accounts', admin)).statusCode).toBe(403)
  })

  test('the last administrator can neither be demoted, blocked nor deleted', async () => {
    const { app, admin, adminId, adaId } = await harbour()
    const url = `/api/accounts/${adminId}`
    // One who is blocked administers nothing.
    await app.patch(`/api/accounts/${adaId}`, { isAdministrator: true, isBlocked: true }, admin)
    expect((await app.patch(url, { isAdministrator: false }, admin)).statusCode).toBe(409)
    expect((await app.patch(url, { isBlocked: true }, admin)).statusCode).toBe(409)
    expect((await app.remove(url, admin)).statusCode).toBe(409)
    expect((await app.get('/api/accounts', admin)).statusCode).toBe(200)
  })

  test('administrators that the settings name stay so until the settings change', async () => {
    const { app, admin } = await harbour()
    const id = await makeAccount(app, { login: 'Admiral', isAdministrator: true })
    for (const edit of [{ isAdministrator: false }, { isBlocked: true }]) {
      const answer = await app.patch(`/api/accounts/${id}`, edit, admin)
      expect(answer.statusCode).toBe(409)
      expect(answer.json().message).toContain('KNOTS_ADMINISTRATORS')
    }
    expect((await app.remove(`/api/accounts/${id}`, admin)).statusCode).toBe(409)
  })

  test('one that is deleted leaves the person in the team', async () => {
    const { app, admin, ada, adaId, person } = await harbour()
    await tokenOf(app, adaId)
    expect((await app.remove(`/api/accounts/${adaId}`, admin)).statusCode).toBe(204)
    expect((await app.get('/api/teams', ada)).statusCode).toBe(401)
    expect(await app.db.read.$count(apiTokens)).toBe(0)
    expect(await app.db.read.$count(members)).toBe(1)
    expect(await app.db.read.select({ id: people.id }).from(people)).toEqual([{ id: person.id }])
    expect((await app.remove(`/api/accounts/${adaId}`, admin)).statusCode).toBe(404)
  })

  test('are nobody else’s business', async () => {
    const { app } = await harbour()
    const somebody = await signedIn(app)
    expect((await app.get('/api/accounts', somebody)).statusCode).toBe(403)
    expect((await app.get('/api/accounts')).statusCode).toBe(401)
  })
})

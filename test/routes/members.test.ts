import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { makeAccount, openSession, signedIn, tokenOf, withSignIn } from '../support/identity.ts'

const T = '/api/teams/fleet'

/** A team made by an administrator, and somebody of each role. */
async function crew() {
  const app = await buildTestApp({ environment: withSignIn })
  const admiral = await signedIn(app, { login: 'admiral', isAdministrator: true })
  const made = await app.post('/api/teams', { name: 'Fleet', timeZone: 'Europe/Berlin' }, admiral)
  const teamId: string = made.json().id
  const captainId = await makeAccount(app, {
    login: 'Captain',
    in: { teamId, role: 'scrum-master' },
  })
  const captain = await openSession(app, captainId)
  const mate = await signedIn(app, { login: 'mate', in: { teamId, role: 'member' } })
  return { app, teamId, admiral, captain, captainId, mate }
}

type Listed = { id: string; version: number; role: string; login: string; isMe: boolean }
const listed = async (app: TestApp, as: Record<string, string>): Promise<Listed[]> =>
  (await app.get(`${T}/members`, as)).json().members

const me = async (app: TestApp, as: Record<string, string>) => {
  const found = (await listed(app, as)).find(({ isMe }) => isMe)
  if (!found) throw new Error('They are no member')
  return found
}

describe('members', () => {
  test('who makes a team is its first scrum master', async () => {
    const { app, admiral } = await crew()
    expect(await me(app, admiral)).toMatchObject({ role: 'scrum-master', personId: null })
  })

  test('a role is given at once to who has signed in with that login, whatever its case', async () => {
    const { app, captain } = await crew()
    const id = await makeAccount(app, { login: 'Bosun-Bo' })
    const answer = await app.post(`${T}/members`, { login: '@bosun-BO', role: 'viewer' }, captain)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ login: 'bosun-bo', role: 'viewer', account: { id } })
    const bosun = await openSession(app, id)
    expect((await app.get(T, bosun)).statusCode).toBe(200)
  })

  test('a role for somebody who never signed in waits for them', async () => {
    const { app, captain } = await crew()
    const given = { mail: 'Bo@Example.org', role: 'member' }
    const answer = await app.post(`${T}/members`, given, captain)
    expect(answer.json()).toMatchObject({ mail: 'bo@example.org', account: null })
    const again = await app.post(`${T}/members`, { ...given, role: 'viewer' }, captain)
    expect(again.statusCode).toBe(409)
    expect(again.json().message).toContain('bo@example.org')
  })

  test('somebody who has a role under another name gets no second one', async () => {
    const { app, captain } = await crew()
    const answer = await app.post(`${T}/members`, { login: 'MATE', role: 'viewer' }, captain)
    expect(answer.statusCode).toBe(409)
  })

  test.each([
    [{ role: 'viewer' }, 'login'],
    [{ role: 'viewer', login: 'bo', mail: 'bo@example.org' }, 'login'],
    [{ role: 'viewer', login: 'bo umberstone' }, 'login'],
    [{ role: 'viewer', mail: 'bo' }, 'mail'],
    [{ role: 'owner', login: 'bo' }, 'role'],
  ])('%j is refused with the field that is wrong', async (given, path) => {
    const { app, captain } = await crew()
    const answer = await app.post(`${T}/members`, given, captain)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().issues[0].path).toBe(path)
  })

  test('one person of the team is one member', async () => {
    const { app, captain } = await crew()
    const bo = (await app.post(`${T}/people`, { name: 'Bo' }, captain)).json()
    const given = { login: 'bo', role: 'member', personId: bo.id }
    expect((await app.post(`${T}/members`, given, captain)).json().personId).toBe(bo.id)
    const mine = await me(app, captain)
    const edit = { version: mine.version, personId: bo.id }
    const taken = await app.patch(`${T}/members/${mine.id}`, edit, captain)
    expect(taken.statusCode).toBe(409)
    const nobody = { version: mine.version, personId: 'nobody' }
    expect((await app.patch(`${T}/members/${mine.id}`, nobody, captain)).statusCode).toBe(404)
  })

  test('an old version is refused with the member as it is now', async () => {
    const { app, captain, mate } = await crew()
    const { id, version } = await me(app, mate)
    const url = `${T}/members/${id}`
    expect((await app.patch(url, { version, role: 'viewer' }, captain)).json()).toMatchObject({
      version: version + 1,
      role: 'viewer',
    })
    const late = await app.patch(url, { version, role: 'member' }, captain)
    expect(late.statusCode).toBe(409)
    expect(late.json().current).toMatchObject({ id, role: 'viewer', login: 'mate' })
  })

  test('a role that was taken or changed holds from the next request on', async () => {
    const { app, captain, mate } = await crew()
    const { id, version } = await me(app, mate)
    const write = () => app.post(`${T}/goals`, { name: 'Faster' }, mate)
    expect((await write()).statusCode).toBe(201)
    await app.patch(`${T}/members/${id}`, { version, role: 'viewer' }, captain)
    expect((await write()).statusCode).toBe(403)
    expect((await app.remove(`${T}/members/${id}`, captain)).statusCode).toBe(204)
    expect((await write()).statusCode).toBe(404)
    expect((await app.get(T, mate)).statusCode).toBe(404)
  })

  test('the last scrum master stays one unless an administrator says otherwise', async () => {
    const { app, captain, admiral, teamId, captainId } = await crew()
    const first = await me(app, admiral)
    expect((await app.remove(`${T}/members/${first.id}`, captain)).statusCode).toBe(204)
    const { id, version } = await me(app, captain)
    // Somebody who never signed in can let nobody in.
    await app.post(`${T}/members`, { login: 'later', role: 'scrum-master' }, captain)
    const script = await tokenOf(app, captainId, { teamId })
    for (const as of [captain, script]) {
      const step = await app.patch(`${T}/members/${id}`, { version, role: 'member' }, as)
      expect(step.statusCode).toBe(409)
      expect((await app.remove(`${T}/members/${id}`, as)).statusCode).toBe(409)
    }
    const same = { version, role: 'scrum-master' }
    expect((await app.patch(`${T}/members/${id}`, same, captain)).statusCode).toBe(200)
    expect((await app.remove(`${T}/members/${id}`, admiral)).statusCode).toBe(204)
  })

  test('logins, addresses and who is invited are for scrum masters; others see names and roles', async () => {
    const { app, captain, mate } = await crew()
    await app.post(`${T}/members`, { mail: 'late@example.org', role: 'member' }, captain)
    expect(await listed(app, captain)).toHaveLength(4)
    await app.put(`${T}/visibility`, { isPublic: true }, captain)
    const reader = await signedIn(app)
    for (const as of [mate, reader]) {
      const { isPublic, members } = (await app.get(`${T}/members`, as)).json()
      expect(isPublic).toBe(true)
      expect(members).toHaveLength(3)
      for (const member of members) {
        expect(member).toMatchObject({ login: null, mail: null, account: { signedInAt: null } })
        expect(member.account.name).toMatch(/admiral|Captain|mate/)
      }
    }
  })

  test('who only reads a team is not told the key of its pictures', async () => {
    const { app, captain, mate } = await crew()
    await app.post(`${T}/pictures/key`, {}, captain)
    await app.put(`${T}/visibility`, { isPublic: true }, captain)
    const keyFor = async (as: Record<string, string>) => {
      const [team] = (await app.get('/api/teams', as)).json().teams
      expect((await app.get(T, as)).json().pictureKey).toBe(team.pictureKey)
      return team.pictureKey
    }
    expect(await keyFor(mate)).toBeTypeOf('string')
    expect(await keyFor(await signedIn(app))).toBeNull()
  })

  test('a public team can be read by every account, a private one by its members', async () => {
    const { app, captain } = await crew()
    const reader = await signedIn(app)
    expect((await app.get(T, reader)).statusCode).toBe(404)
    const put = await app.put(`${T}/visibility`, { isPublic: true }, captain)
    expect(put.json()).toMatchObject({ isPublic: true })
    expect((await app.get(T, reader)).json()).toMatchObject({ isPublic: true })
    expect((await app.get('/api/teams', reader)).json().teams).toHaveLength(1)
    await app.put(`${T}/visibility`, { isPublic: false }, captain)
    expect((await app.get(T, reader)).statusCode).toBe(404)
    expect((await app.get('/api/teams', reader)).json().teams).toHaveLength(0)
  })
})

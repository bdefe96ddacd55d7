import { describe, expect, test } from 'vitest'
import { auditEntries } from '../../db/schema.ts'
import type { AuditPage } from '../../server/contract/audit.ts'
import { auditDays } from '../../server/store/audit.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { makeAccount, openSession, signedIn, withSignIn } from '../support/identity.ts'

const T = '/api/teams/fleet'
const dayMilliseconds = 24 * 60 * 60 * 1000
type As = Record<string, string>

async function harbour() {
  const app = await buildTestApp({ environment: withSignIn })
  const admin: As = await signedIn(app, { login: 'captain', isAdministrator: true })
  const team = (await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admin)).json()
  const mateId = await makeAccount(app, { login: 'mate', in: { teamId: team.id, role: 'member' } })
  return { app, admin, mateId, mate: await openSession(app, mateId) }
}

const entries = async (app: TestApp, as: As, query = ''): Promise<AuditPage['entries']> =>
  (await app.get(`/api/audit${query}`, as)).json().entries

describe('the record', () => {
  test('goes on where a cursor says, the latest first and none twice', async () => {
    const { app, admin } = await harbour()
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      await app.post(`${T}/goals`, { name }, admin)
      if (name === 'Two') await app.clock.advance(1000)
    }
    const ids: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: AuditPage = (await app.get(`/api/audit?limit=2${cursor}`, admin)).json()
      ids.push(...page.entries.map(({ id }) => id))
      cursor = page.next && `&cursor=${page.next}`
    }
    expect(ids).toEqual([5, 4, 3, 2, 1])
    expect((await app.get('/api/audit?cursor=elsewhere', admin)).statusCode).toBe(400)
  })

  test('is filtered by team, account and what was searched for', async () => {
    const { app, admin, mate, mateId } = await harbour()
    await app.post('/api/teams', { name: 'Port', timeZone: 'UTC' }, admin)
    await app.post('/api/teams/port/goals', { name: 'Deeper' }, admin)
    await app.post(`${T}/goals`, { name: 'Faster' }, mate)
    const who = async (query: string) =>
      (await entries(app, admin, query)).map(
        (one: { who: string; team: { slug: string } | null }) =>
          [one.who, one.team?.slug].join(' '),
      )
    expect(await who('?team=port')).toEqual(['captain port'])
    expect(await who(`?accountId=${mateId}`)).toEqual(['mate fleet'])
    expect(await who('?search=PRODUCT%20GOAL')).toEqual(['mate fleet', 'captain port'])
    expect(await who('?search=MAT')).toEqual(['mate fleet'])
    expect(await who('?search=%25')).toEqual([])
    expect(await who('?search=nothing')).toEqual([])
    expect((await app.get('/api/audit?team=unknown', admin)).statusCode).toBe(404)
  })

  test(`forgets what is older than ${auditDays} days`, async () => {
    const { app } = await harbour()
    const old = { who: 'Old', what: 'sign-in', details: {} }
    await app.db.write(async tx => {
      for (const days of [399, 401])
        await tx.insert(auditEntries).values({
          ...old,
          at: app.clock.now() + dayMilliseconds * (2 - days),
        })
    })
    await app.clock.advance(2 * dayMilliseconds)
    const again = await openSession(app, await makeAccount(app, { isAdministrator: true }))
    await app.post(`${T}/goals`, { name: 'Faster' }, again)
    const left = (await entries(app, again)).filter(one => one.who === 'Old')
    expect(left).toHaveLength(1)
  })

  test('keeps the name of an account that is gone', async () => {
    const { app, admin, mate, mateId } = await harbour()
    await app.post(`${T}/goals`, { name: 'Faster' }, mate)
    await app.remove(`/api/accounts/${mateId}`, admin)
    const [, entry] = await entries(app, admin)
    expect(entry).toMatchObject({ who: 'mate', accountId: null })
  })
})

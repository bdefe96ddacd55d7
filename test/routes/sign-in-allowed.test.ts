import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts } from '../../db/schema.ts'
import { withSignIn } from '../support/identity.ts'
import { appWithGithub, endOf, newBrowser, sailor, signInAs } from '../support/sign-in.ts'

const inside = '302 /'
const outside = '302 /sign-in?problem=not-allowed'

async function scopeFor(allow: string): Promise<string | null> {
  const app = await appWithGithub([], { GITHUB_ALLOW: allow })
  const { headers } = await app.get('/api/sign-in/github')
  return new URL(String(headers.location)).searchParams.get('scope')
}

test('active members of an organisation come in, invited ones and others do not', async () => {
  const app = await appWithGithub([
    sailor('ada'),
    sailor('bo', { memberships: { crew: 'pending' } }),
    sailor('cy', { memberships: { harbour: 'active' } }),
  ])
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(inside)
  expect(endOf(await signInAs(newBrowser(app), 'bo'))).toBe(outside)
  expect(endOf(await signInAs(newBrowser(app), 'cy'))).toBe(outside)
})

test('active members of a team come in, other members of its organisation do not', async () => {
  const users = [
    sailor('ada', { memberships: { crew: 'active', 'crew/deck': 'active' } }),
    sailor('bo', { memberships: { crew: 'active', 'crew/deck': 'pending' } }),
    sailor('cy'),
  ]
  const app = await appWithGithub(users, { GITHUB_ALLOW: 'Crew/Deck' })
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(inside)
  expect(endOf(await signInAs(newBrowser(app), 'bo'))).toBe(outside)
  expect(endOf(await signInAs(newBrowser(app), 'cy'))).toBe(outside)
})

test('a login comes in whatever its case, and one that only begins like it does not', async () => {
  const app = await appWithGithub([sailor('AdA'), sailor('ada2')], { GITHUB_ALLOW: '@aDa' })
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(inside)
  expect(endOf(await signInAs(newBrowser(app), 'ada2'))).toBe(outside)
})

test('an Enterprise Server has its pages above its interface', async () => {
  const users = [sailor('ada', { memberships: { crew: 'active', 'crew/deck': 'active' } })]
  const environment = { GITHUB_ALLOW: 'crew/deck' }
  const app = await appWithGithub(users, environment, '/api/v3')
  expect(app.config.githubApiUrl).toMatch(/\/api\/v3$/)
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(inside)
})

test('one of several is enough', async () => {
  const users = [sailor('ada', { memberships: { harbour: 'active' } })]
  const app = await appWithGithub(users, { GITHUB_ALLOW: 'crew, crew/deck, @bo, harbour' })
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(inside)
})

test('organisations are asked for only where they are needed', async () => {
  expect(await scopeFor('@ada')).toBe('user:email')
  expect(await scopeFor('@ada, crew')).toBe('user:email read:org')
  expect(await scopeFor('crew/deck')).toBe('user:email read:org')
})

test('an organisation that has not approved the app is told apart, and does not hide that another lets in', async () => {
  const users = [sailor('ada'), sailor('bo', { memberships: { harbour: 'active' } })]
  const app = await appWithGithub(users, { GITHUB_ALLOW: 'crew, harbour' })
  app.oauth.restricted.add('crew')
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(
    '302 /sign-in?problem=no-organisation-access',
  )
  expect(app.log.join('')).toContain('GitHub does not show the members of crew')
  expect(endOf(await signInAs(newBrowser(app), 'bo'))).toBe(inside)
})

test('somebody who did not grant what is needed is not let in for it', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const begun = await browser.get('/api/sign-in/github')
  const asked = String(begun.headers.location).replace('read%3Aorg', 'gist').replace('read:org', '')
  const there = await fetch(`${asked}&login=ada`, { redirect: 'manual' })
  const { pathname, search } = new URL(there.headers.get('location') ?? '')
  expect(endOf(await browser.get(pathname + search))).toBe(
    '302 /sign-in?problem=no-organisation-access',
  )
})

test('whoever leaves the organisation cannot sign in again', async () => {
  const app = await appWithGithub([sailor('ada')])
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(inside)
  app.oauth.users[0]!.memberships = {}
  expect(endOf(await signInAs(newBrowser(app), 'ada'))).toBe(outside)
})

const mail = (email: string, { primary = true, verified = true } = {}) => ({
  ...{ email, primary, verified },
})

test('the settings make administrators by login and by verified primary address', async () => {
  const people: [user: ReturnType<typeof sailor>, isAdministrator: boolean][] = [
    [sailor('Admiral'), true],
    [sailor('ada', { mails: [mail('Bridge@Crew.example')] }), true],
    [sailor('bo', { mails: [mail('bridge@crew.example', { verified: false })] }), false],
    [
      sailor('cy', {
        mails: [mail('bridge@crew.example', { primary: false }), mail('c@crew.example')],
      }),
      false,
    ],
    [sailor('di', { name: 'admiral' }), false],
  ]
  const settings = { KNOTS_ADMINISTRATORS: 'admiral, bridge@crew.example' }
  const app = await appWithGithub(
    people.map(([user]) => user),
    settings,
  )
  for (const [{ login }, isAdministrator] of people) {
    const browser = newBrowser(app)
    await signInAs(browser, login)
    const { account } = (await browser.get('/api/session')).json()
    expect(account, login).toMatchObject({ login, isAdministrator })
  }
})

test('whoever was made administrator stays one at the next sign-in', async () => {
  const app = await appWithGithub([sailor('ada')])
  const ada = newBrowser(app)
  await signInAs(ada, 'ada')
  const { id } = (await ada.get('/api/session')).json().account
  await app.db.write(
    async tx =>
      void (await tx.update(accounts).set({ isAdministrator: true }).where(eq(accounts.id, id))),
  )
  await signInAs(ada, 'ada')
  expect((await ada.get('/api/session')).json().account.isAdministrator).toBe(true)
})

test('the stand-in answers errors in GitHub’s way: 200, and as a form unless JSON is asked for', async () => {
  const app = await appWithGithub([])
  const { url } = app.config.signIn!.github!
  const send = (accept: string, body: Record<string, string>) =>
    fetch(`${url}/login/oauth/access_token`, {
      ...{ method: 'POST', headers: { accept }, body: new URLSearchParams(body) },
    })
  const form = await send('*/*', { client_id: 'another' })
  expect(form.status).toBe(200)
  expect(await form.text()).toMatch(/^error=incorrect_client_credentials&/)
  const { GITHUB_CLIENT_ID: client_id, GITHUB_CLIENT_SECRET: client_secret } = withSignIn
  const json = await send('application/json', { client_id, client_secret, code: 'none' })
  expect([json.status, (await json.json()).error]).toEqual([200, 'bad_verification_code'])
})

import { expect, test } from 'vitest'
import { appWithOidc, type OidcApp, signInAtIssuer } from '../support/oidc.ts'
import { endOf, newBrowser } from '../support/sign-in.ts'

const failed = '302 /sign-in?problem=provider-failed'
const outside = '302 /sign-in?problem=not-allowed'

async function accountOf(app: OidcApp) {
  const browser = newBrowser(app)
  expect(endOf(await signInAtIssuer(browser))).toBe('302 /')
  return (await browser.get('/api/session')).json().account
}

test('an address that the issuer has not verified is not taken', async () => {
  const app = await appWithOidc()
  app.person.token = { ...app.person.token, email: 'bridge@crew.example', email_verified: false }
  expect(await accountOf(app)).toMatchObject({ mail: null, isAdministrator: false })
})

test('an address that nobody verified is taken where the settings trust the issuer', async () => {
  const app = await appWithOidc({ OIDC_TRUST_MAIL: 'yes' })
  const { email_verified: _, ...token } = app.person.token
  app.person.token = { ...token, email: 'bridge@crew.example' }
  expect(await accountOf(app)).toMatchObject({ mail: 'bridge@crew.example', isAdministrator: true })
})

test('a verified address makes an administrator, a name like a login of the settings does not', async () => {
  const app = await appWithOidc()
  app.person.token = { ...app.person.token, preferred_username: 'admiral', name: 'admiral' }
  expect(await accountOf(app)).toMatchObject({ isAdministrator: false })
  app.person.token = { ...app.person.token, email: 'Bridge@Crew.example' }
  expect(await accountOf(app)).toMatchObject({ isAdministrator: true })
})

test('claims of the settings let somebody in', async () => {
  const app = await appWithOidc({
    OIDC_ALLOW: 'department=deck, groups=crew, realm_access.roles=sailor',
  })
  const { token } = app.person
  for (const [claims, end] of [
    [{ department: 'deck' }, '302 /'],
    [{ groups: ['quay', 'crew'] }, '302 /'],
    [{ realm_access: { roles: ['sailor'] } }, '302 /'],
    [{ department: 'Deck', groups: ['crews'] }, outside],
    [{}, outside],
  ] as const) {
    app.person.token = { ...token, ...claims }
    expect(endOf(await signInAtIssuer(newBrowser(app))), JSON.stringify(claims)).toBe(end)
  }
})

test('what the token leaves out is asked of the issuer, for the same person only', async () => {
  const app = await appWithOidc({ OIDC_ALLOW: 'groups=crew' })
  app.person.token = { sub: 'ada-17' }
  app.person.userinfo = {
    ...{ sub: 'ada-17', name: 'Ada of the info', groups: ['crew'] },
    ...{ email: 'ada@crew.example', email_verified: true },
  }
  expect(await accountOf(app)).toMatchObject({ name: 'Ada of the info', mail: 'ada@crew.example' })
  app.person.userinfo.sub = 'somebody-else'
  expect(endOf(await signInAtIssuer(newBrowser(app)))).toBe(failed)
})

test('an account is known again by its subject, not by its address', async () => {
  const app = await appWithOidc()
  const { id } = await accountOf(app)
  app.person.token = { ...app.person.token, email: 'new@crew.example' }
  expect(await accountOf(app)).toMatchObject({ id, mail: 'new@crew.example' })
  app.person.token = { ...app.person.token, sub: 'bo-18' }
  app.person.userinfo = { sub: 'bo-18' }
  expect((await accountOf(app)).id).not.toBe(id)
})

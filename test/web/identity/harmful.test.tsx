import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { payloads } from '../../../scripts/attacks/payloads.ts'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { openPage } from '../../support/web-app.tsx'
import { account, signedInAs } from '../../support/web-identity.ts'
import { fieldsPreview } from '../../support/web-settings.ts'
import { webhooks } from '../../support/web-webhooks.ts'

const T = '/api/teams/crew'
const at = '2026-06-18T08:15:30Z'
const [first = ''] = payloads
const ofEach = <R,>(make: (text: string, id: string) => R) =>
  payloads.map((text, index) => make(text, `h${index}`))

let api: FakeApi
beforeEach(async () => {
  const harmfulAccounts = ofEach((text, id) => ({
    ...{ ...account, id, name: text, login: text, mail: text, from: text },
    teams: [{ slug: 'crew', name: text, role: 'member' }],
  }))
  api = fakeApi({
    ...signedInAs('scrum-master', {}, { name: first, login: first, isAdministrator: true }),
    [`GET ${T}/github/fields`]: fieldsPreview,
    [`GET ${T}/webhooks`]: webhooks,
    'GET /api/accounts': { accounts: harmfulAccounts },
    'GET /api/audit': {
      entries: ofEach((text, id) => ({
        ...{ id: Number(id.slice(1)), at, who: text, accountId: null, target: text },
        ...{ team: { slug: 'crew', name: text }, what: text, words: text },
        details: { fields: [text], role: text },
      })),
      next: null,
    },
    'GET /api/account/sessions': {
      sessions: ofEach((text, id) => ({
        id,
        device: text,
        isThis: false,
        createdAt: at,
        seenAt: at,
      })),
    },
    'GET /api/account/tokens': {
      tokens: ofEach((text, id) => ({
        ...{ id, name: text, scope: 'read', team: text },
        ...{ createdAt: at, expiresAt: null, usedAt: null },
      })),
    },
    [`GET ${T}/members`]: {
      isPublic: false,
      members: ofEach((text, id) => ({
        ...{ id, version: 1, role: 'member', login: text, mail: text, personId: null, isMe: false },
        account: { id, name: text, isBlocked: false, signedInAt: at },
      })),
    },
    [`GET ${T}/shares`]: {
      links: ofEach((text, id) => ({
        ...{ id, page: 'velocity', sprint: null, note: text, madeBy: text },
        ...{ createdAt: at, expiresAt: null },
      })),
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test.each([
  ['/account', 'Browsers and tokens'],
  ['/accounts', 'accounts'],
  ['/audit', 'the record of changes'],
  ['/crew/settings', 'members and shared pages'],
])('script in names on %s (%s) is shown and never run', async path => {
  await openPage(path)
  await expect.poll(() => document.body.textContent).toContain(first)
  await expect.poll(() => document.body.textContent).toContain('</textarea></title></style>')
  expect(window).not.toHaveProperty('__pwned')
  const dangers = document.querySelectorAll(
    'div script, [onerror], [onload], [onfocus], [ontoggle], iframe[srcdoc], object, base, form[action^="http"], a[href^="javascript" i], a[href^="vbscript" i], a[href^="data" i]',
  )
  expect([...dangers].map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([])
})

import { expect, test } from 'vitest'
import { claimOf, holds, nameOf, verifiedMail } from '../../server/sign-in/claims.ts'
import { deviceOf } from '../../server/sign-in/device.ts'

const claims = {
  department: 'deck',
  groups: ['crew', 'pilots'],
  level: 3,
  resource_access: { knots: { roles: ['sailor'] } },
  'https://harbour.example/groups': ['quay'],
  empty: null,
}

test.each([
  ['department', 'deck'],
  ['groups', 'pilots'],
  ['level', '3'],
  ['resource_access.knots.roles', 'sailor'],
  ['https://harbour.example/groups', 'quay'],
])('%s holds %s', (claim, value) => {
  expect(holds(claims, { claim, value })).toBe(true)
})

test.each([
  ['department', 'Deck'],
  ['department', 'dec'],
  ['groups', 'crew,pilots'],
  ['groups', 'cre'],
  ['missing', 'undefined'],
  ['empty', 'null'],
  ['resource_access', '[object Object]'],
  ['resource_access.knots', 'roles'],
  ['groups.0', 'crew'],
  ['constructor.name', 'Object'],
  ['__proto__.x', 'y'],
])('%s does not hold %s', (claim, value) => {
  expect(holds(claims, { claim, value })).toBe(false)
})

test('a claim that is missing on the way is missing', () => {
  expect(claimOf(claims, 'resource_access.other.roles')).toBe(undefined)
  expect(claimOf(claims, 'department.name')).toBe(undefined)
})

test('an address counts when the same answer calls it verified', () => {
  const mail = 'Ada@Crew.example'
  const verified = (...answers: Record<string, unknown>[]) => verifiedMail(answers, false)
  expect(verified({ email: mail, email_verified: true })).toBe('ada@crew.example')
  expect(verified({ email: mail, email_verified: 'true' })).toBe('ada@crew.example')
  expect(verified({ email: mail })).toBe(null)
  expect(verified({ email: mail, email_verified: false })).toBe(null)
  expect(verified({ email: mail }, { email_verified: true })).toBe(null)
  expect(verified({ email: mail }, { email: mail, email_verified: true })).toBe('ada@crew.example')
})

test('an address of an issuer that is trusted counts as it is', () => {
  expect(verifiedMail([{ email: 'Ada@Crew.example' }], true)).toBe('ada@crew.example')
  expect(verifiedMail([{ email: 'Ada' }, { name: 'Ada' }], true)).toBe(null)
})

test('somebody is called by their name, else by what they sign in with', () => {
  expect(nameOf({ name: ' Ada ', preferred_username: 'ada' })).toBe('Ada')
  expect(nameOf({ name: ' ', preferred_username: 'ada' })).toBe('ada')
  expect(nameOf({ name: 7 })).toBe(null)
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['curl/8.5.0', 'A browser'],
  [undefined, 'A browser'],
])('%s is shown as %s', (userAgent, words) => {
  expect(deviceOf(userAgent)).toBe(words)
})

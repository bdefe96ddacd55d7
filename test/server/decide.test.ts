import { expect, test } from 'vitest'
import { type Asker, decide, roleOf } from '../../server/identity/decide.ts'
import { type Need, rules } from '../../server/identity/rules.ts'

type Account = Extract<Asker, { kind: 'account' }>

const browser: Account['by'] = { kind: 'browser', keyHash: 'b', endsAt: 1 }
const token = (scope: 'read' | 'write', teamId: string | null = null): Account['by'] => ({
  ...{ kind: 'token', keyHash: 't' },
  ...{ scope, teamId },
})
const account = (by: Account['by'] = browser, isAdministrator = false): Account => ({
  ...{ kind: 'account', id: 'ada', name: 'Ada' },
  ...{ isAdministrator, by },
})
const team = { id: 'fleet', isPublic: false }
const needs = [...new Set(Object.values(rules))]

test('where nobody signs in everybody may do everything', () => {
  for (const need of needs) expect(decide(need, { kind: 'trusted' }, null, false)).toBe('yes')
  expect(roleOf({ kind: 'trusted' }, team, null)).toBe('scrum-master')
})

test('whoever did not sign in gets what is for anybody, and is asked to sign in for all else', () => {
  for (const need of needs)
    expect(decide(need, { kind: 'nobody' }, 'scrum-master', true), need).toBe(
      need === 'anybody' ? 'yes' : 'sign-in',
    )
})

test.each([
  ['viewer', 'viewer', 'yes'],
  ['viewer', 'member', 'forbidden'],
  ['viewer', 'scrum-master', 'forbidden'],
  ['member', 'viewer', 'yes'],
  ['member', 'member', 'yes'],
  ['member', 'scrum-master', 'forbidden'],
  ['scrum-master', 'viewer', 'yes'],
  ['scrum-master', 'member', 'yes'],
  ['scrum-master', 'scrum-master', 'yes'],
  ['scrum-master', 'administrator', 'forbidden'],
] as const)('a %s asks for what needs %s: %s', (role, need, decision) => {
  expect(decide(need, account(), role, false)).toBe(decision)
})

test('a team in which one has no role is not told of, whatever is asked', () => {
  for (const need of ['viewer', 'member', 'scrum-master'] as const)
    expect(decide(need, account(), null, true)).toBe('hidden')
})

test('a public team is read by every account, and by none more than read', () => {
  const open = { id: 'fleet', isPublic: true }
  expect(roleOf(account(), open, null)).toBe('viewer')
  expect(roleOf(account(), open, 'member')).toBe('member')
  expect(roleOf({ kind: 'nobody' }, open, null)).toBe(null)
  expect(roleOf(account(), team, null)).toBe(null)
})

test('who administers leads every team', () => {
  expect(roleOf(account(browser, true), team, null)).toBe('scrum-master')
  expect(roleOf(account(browser, true), team, 'viewer')).toBe('scrum-master')
})

test('a token to read changes nothing', () => {
  const reading = account(token('read'))
  expect(decide('viewer', reading, 'scrum-master', true)).toBe('yes')
  for (const need of ['viewer', 'member', 'scrum-master', 'signed-in'] as const)
    expect(decide(need, reading, 'scrum-master', false)).toBe('forbidden')
  expect(decide('member', account(token('write')), 'member', false)).toBe('yes')
})

test('a token of one team opens no other, not even for who administers', () => {
  const narrow = account(token('write', 'port'), true)
  expect(roleOf(narrow, team, 'scrum-master')).toBe(null)
  expect(roleOf(narrow, { ...team, id: 'port' }, null)).toBe('scrum-master')
})

test('no token reaches what is about accounts or the whole of Knots', () => {
  for (const need of ['account', 'administrator'] as const)
    expect(decide(need, account(token('write'), true), 'scrum-master', true)).toBe('forbidden')
  expect(decide('account', account(), null, false)).toBe('yes')
  expect(decide('administrator', account(browser, true), null, false)).toBe('yes')
  expect(decide('administrator', account(), 'scrum-master', true)).toBe('forbidden')
})

test('nothing that changes a team is for its viewers, and what is said in a retrospective is for its members', () => {
  const ofTeam = Object.entries(rules).filter(([key]) => key.includes('/:team'))
  const least: Need[] = ['member', 'scrum-master']
  for (const [key, need] of ofTeam) {
    if (!key.startsWith('GET ')) expect(least, key).toContain(need)
    if (/\/(?:retro|cards|themes|risks|groups)\b/.test(key)) expect(least, key).toContain(need)
  }
})

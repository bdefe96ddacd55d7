import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnTo } from '../../server/sign-in/return-to.ts'

test.each([
  '/',
  '/fleet',
  '/fleet/sprints/3/plan?tab=poker&x=%2F%2Fy#goal',
  '/a/../b',
  '/fleet?next=https://example.org',
  '/x//y',
  '/sign-in?done',
])('%s is a page of Knots', path => {
  expect(safeReturnTo(path)).toBe(path)
})

test.each([
  undefined,
  42,
  ['/fleet'],
  '',
  'fleet',
  'https://evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nset-cookie: a=b',
  '/..//evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  ' /fleet',
  '/fleet\u0000',
  '/flé',
  '/api/teams',
  '/fleet/../api/teams',
  '/api',
  `/${'a'.repeat(1000)}`,
])('%j is not, and leads to the first page', path => {
  expect(safeReturnTo(path)).toBe('/')
})

test('whatever is asked for, a browser stays on this site', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '%2f',
    '\t',
    'evil.example',
    '?',
    '#',
  )
  const path = fc.array(fc.oneof(part, fc.string({ maxLength: 3 })), { maxLength: 8 })
  fc.assert(
    fc.property(path, parts => {
      const base = 'https://knots.example.org'
      const at = new URL(safeReturnTo(`/${parts.join('')}`), base)
      expect(at.origin).toBe(base)
      expect(at.pathname.startsWith('//')).toBe(false)
    }),
    { numRuns: 5000, seed: 8 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from '../../server/errors.ts'
import { makeVault } from '../../server/store/vault.ts'

const secret = 'a-long-text-of-the-environment-0123456789'
const owner = { purpose: 'token', teamId: 'fleet' } as const
const vault = makeVault(secret)

test('any secret comes back as it was, and is never stored the same way twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      const stored = vault.seal(owner, text)
      expect(vault.open(owner, stored)).toBe(text.toWellFormed())
      expect(vault.seal(owner, text)).not.toBe(stored)
    }),
  )
})

test('what is stored tells what sealed it, and nothing of the secret', () => {
  const stored = vault.seal(owner, 'ghp_verySecret')
  expect(stored).toMatch(/^sealed:1:[\w-]+$/)
  expect(Buffer.from(stored.slice(9), 'base64url').toString('latin1')).not.toContain('ghp')
})

test('a sealed text that was changed anywhere is refused', () => {
  const stored = vault.seal(owner, 'ghp_verySecret')
  const bytes = Buffer.from(stored.slice(9), 'base64url')
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    const text = `sealed:1:${changed.toString('base64url')}`
    expect(() => vault.open(owner, text), `byte ${index}`).toThrow(/another KNOTS_SECRET/)
  }
  for (const text of ['sealed:1:', 'sealed:1:AAAA', stored.slice(0, -4)])
    expect(() => vault.open(owner, text)).toThrow(/another KNOTS_SECRET/)
})

test.each([
  ['another team', { purpose: 'token', teamId: 'port' } as const],
  ['another purpose', { purpose: 'reminder', teamId: 'fleet' } as const],
])('what was sealed for one team and purpose does not open for %s', (_what, other) => {
  const stored = vault.seal(owner, 'ghp_verySecret')
  expect(() => vault.open(other, stored)).toThrow(Invalid)
})

test('another KNOTS_SECRET, or none, opens nothing and says so in words', () => {
  const stored = vault.seal(owner, 'ghp_verySecret')
  expect(() => makeVault(`${secret}!`).open(owner, stored)).toThrow(
    'The team’s token for GitHub was saved under another KNOTS_SECRET, or is damaged. Give it again; nothing else is used in its place.',
  )
  expect(() => makeVault(null).open(owner, stored)).toThrow(/that this Knots was not given/)
})

test('without a KNOTS_SECRET secrets lie as they are; with one a secret that lies open is not taken', () => {
  expect(makeVault(null).seal(owner, 'ghp_open')).toBe('ghp_open')
  expect(makeVault(null).open(owner, 'ghp_open')).toBe('ghp_open')
  expect(() => vault.open(owner, 'ghp_open')).toThrow(/was not saved by this Knots/)
})

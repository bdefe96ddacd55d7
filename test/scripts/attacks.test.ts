import { expect, test } from 'vitest'
import { connections } from '../../scripts/attacks/connections.ts'
import { names } from '../../scripts/attacks/names.ts'
import { payloadFor, payloads } from '../../scripts/attacks/payloads.ts'
import { roles } from '../../scripts/attacks/roles.ts'
import { smuggling } from '../../scripts/attacks/smuggling.ts'
import { freshFolder } from '../support/folder.ts'

const unhurried = { timeout: 300_000 }

/** A short part of `npm run attacks`. */
test.each([
  ['requests under foreign names and from foreign pages', names],
  ['requests hidden in others', smuggling],
  ['a flood of connections', connections],
  ['routes tried by whom they are not for', roles],
])('%s come to nothing', unhurried, async (_, attack) => {
  const { tries, successes } = await attack({ folder: freshFolder(), isShort: true })
  expect(successes).toEqual([])
  expect(tries).toBeGreaterThan(10)
})

test('what is written into a field fits it, and differs from one to the next', () => {
  for (const longest of [6, 40, 5_000])
    for (let n = 0; n < payloads.length; n += 1)
      expect(payloadFor(n, longest).length).toBeLessThanOrEqual(longest)
  expect(new Set(payloads.map((_, n) => payloadFor(n, 5_000))).size).toBe(payloads.length)
})

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playKills } from '../../scripts/faults/kill-run.ts'
import { type Calm, playMixture, readInCalm } from '../../scripts/faults/mixture-run.ts'
import { differencesOf } from '../../scripts/faults/state.ts'
import { freshFolder } from '../support/folder.ts'

const unhurried = { timeout: 300_000 }

/** A short part of `npm run faults`. */
describe('a board read under a random mixture of faults is kept as an undisturbed read keeps it', () => {
  let calm: Calm
  const parent = resolve('node_modules/.cache/knots-test')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'calm-'))
  beforeAll(async () => {
    calm = await readInCalm(folder, 150)
  }, unhurried.timeout)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([2])('seed %d, at the first read', unhurried, async seed => {
    const run = await playMixture({ seed }, calm, freshFolder())
    expect(run.differences).toEqual([])
    expect(run.faults.length).toBeGreaterThan(0)
  })

  test.each([1, 5])('seed %d, while the board changes', unhurried, async seed => {
    const run = await playMixture({ seed }, calm, freshFolder())
    expect(run.differences).toEqual([])
    expect(run.faults).toContain('board changed')
  })
})

test('what is lost, added or there twice is told as a difference', () => {
  const state = (...items: string[]) => new Map([['items', items]])
  expect(differencesOf(state('a', 'b'), state('a', 'b'))).toEqual([])
  expect(differencesOf(state('a', 'b'), state('a', 'c'))).toEqual(['- items b', '+ items c'])
  expect(differencesOf(state('a'), state('a', 'a'))).toEqual(['+ items a'])
  expect(differencesOf(state(), new Map([['closes', ['d']]]))).toEqual(['+ closes d'])
})

/** A short part of `npm run kills`. */
test('a process killed while it reads loses and doubles nothing', unhurried, async () => {
  const run = await playKills({ seed: 3, kills: 1, items: 40, folder: freshFolder() })
  expect(run).toMatchObject({ kills: 1, problems: [] })
})

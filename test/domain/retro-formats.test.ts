import { expect, test } from 'vitest'
import { MinutesPlaces } from '#domain/import.ts'
import {
  formatOf,
  hasPlace,
  type RetroFormat,
  RetroFormats,
  RiskPlaces,
} from '#domain/retro-formats.ts'
import { countTheme } from '#domain/retro-themes.ts'
import { timerAfter } from '#domain/retro-timer.ts'
import { RetroFormatKey } from '../../server/contract/retro.ts'

const formats: [string, RetroFormat][] = Object.entries(RetroFormats)

test('every format of the contract is there, under its own key', () => {
  expect(formats.map(([key]) => key)).toEqual(RetroFormatKey.options)
  for (const [key, format] of formats) expect(format.key).toBe(key)
})

test.each(formats)(
  'each place of %s has words and prompts, and a key of its own',
  (_, { places }) => {
    expect(new Set(places.map(({ key }) => key)).size).toBe(places.length)
    for (const { name, meaning, prompts } of places) {
      expect(name).not.toBe('')
      expect(meaning).not.toBe('')
      expect(prompts.length).toBeGreaterThan(1)
    }
  },
)

test('minutes know all places there are, and on the island of the boat no card lies', () => {
  const { boat } = RetroFormats
  expect(boat.places.map(({ key }) => key)).toEqual(['anchor', 'wind', 'rock'])
  expect(formats.flatMap(([, { places }]) => places.map(({ key }) => key))).toEqual([
    ...MinutesPlaces,
  ])
  expect(boat.goal.name).toBe('Island')
  expect(hasPlace(boat, 'island')).toBe(false)
  expect(hasPlace(boat, 'rock')).toBe(true)
  expect(RiskPlaces).toEqual(['rock'])
})

test('a key that no format has is read as the boat', () => {
  expect(formatOf('start-stop-continue').goal).toBeNull()
  expect(formatOf('toString').key).toBe('boat')
})

test('a theme counts retrospectives, not cards, in the last six of them', () => {
  const retros = [1, 2, 3, 5, 6, 7, 8, 9]
  expect(countTheme(retros, [9, 1, 5, 5, 7, 7])).toEqual({
    sprints: [1, 5, 7, 9],
    recent: 3,
    of: 6,
  })
})

test('a theme of a sprint after the one that is looked at is not there yet', () => {
  expect(countTheme([1, 2], [2, 3])).toEqual({ sprints: [2], recent: 1, of: 2 })
  expect(countTheme([], [3])).toEqual({ sprints: [], recent: 0, of: 0 })
})

const none = { endsAt: null, leftSeconds: null }

test('a timer starts, rests at whole seconds, goes on, and is taken away', () => {
  const running = timerAfter(none, { seconds: 90 }, 1000)
  expect(running).toEqual({ endsAt: 91_000, leftSeconds: null })
  const resting = timerAfter(running, { step: 'pause' }, 61_400)
  expect(resting).toEqual({ endsAt: null, leftSeconds: 30 })
  expect(timerAfter(resting, { step: 'go-on' }, 100_000)).toEqual({
    endsAt: 130_000,
    leftSeconds: null,
  })
  expect(timerAfter(resting, { step: 'stop' }, 100_000)).toEqual(none)
})

test('a step of the timer that does not fit changes nothing', () => {
  expect(timerAfter(none, { step: 'pause' }, 5)).toEqual(none)
  expect(timerAfter(none, { step: 'go-on' }, 5)).toEqual(none)
  const over = { endsAt: 10, leftSeconds: null }
  expect(timerAfter(over, { step: 'pause' }, 2000)).toEqual({ endsAt: null, leftSeconds: 0 })
})

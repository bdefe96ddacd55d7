import { expect, test } from 'vitest'
import { makePresence } from '../../server/presence.ts'

function watch() {
  let at = 0
  const presence = makePresence(() => at)
  const later = (seconds: number) => {
    at += seconds * 1000
  }
  return { presence, later }
}

test('a tab that says it is there counts once, however often it says so', () => {
  const { presence } = watch()
  expect(presence.seen('board', 'a')).toBe(true)
  expect(presence.seen('board', 'a')).toBe(false)
  expect(presence.seen('board', 'b')).toBe(true)
  expect(presence.count('board')).toBe(2)
  expect(presence.count('another')).toBe(0)
})

test('a tab that says nothing for 45 seconds is forgotten', () => {
  const { presence, later } = watch()
  presence.seen('board', 'a')
  later(44)
  expect(presence.count('board')).toBe(1)
  later(1)
  expect(presence.count('board')).toBe(0)
})

test('who stays hears that somebody left', () => {
  const { presence, later } = watch()
  presence.seen('board', 'a')
  presence.seen('board', 'b')
  later(30)
  expect(presence.seen('board', 'a')).toBe(false)
  later(20)
  expect(presence.count('board')).toBe(1)
  expect(presence.seen('board', 'a')).toBe(true)
  expect(presence.seen('board', 'a')).toBe(false)
})

test('one that left and one that came at once are no other number', () => {
  const { presence, later } = watch()
  presence.seen('board', 'a')
  later(50)
  expect(presence.seen('board', 'b')).toBe(false)
  expect(presence.count('board')).toBe(1)
})

test('no more than 500 tabs are remembered of a board, the latest', () => {
  const { presence } = watch()
  for (let tab = 0; tab < 600; tab += 1) presence.seen('board', `tab-${tab}`)
  expect(presence.count('board')).toBe(500)
  expect(presence.seen('board', 'tab-599')).toBe(false)
})

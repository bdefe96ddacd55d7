import { describe, expect, test } from 'vitest'
import { remainingEffect, scopeChange } from '../../server/domain/scope-change.ts'

describe('what a change does to the points that remain', () => {
  test('less by what left, was dropped or completed, more by what came in or was opened again', () => {
    const of = (kind: Parameters<typeof remainingEffect>[0]['kind']) =>
      remainingEffect({ kind, points: 5 })
    expect([of('removed'), of('dropped'), of('completed')]).toEqual([-5, -5, -5])
    expect([of('added'), of('reopened'), of('reestimated')]).toEqual([5, 5, 5])
  })

  test('is not known of an item without an estimate', () => {
    expect(remainingEffect({ kind: 'added', points: null })).toBeNull()
  })
})

describe("a day's change of scope", () => {
  test('adds up what came and went, and leaves out what was completed', () => {
    const changes = [
      { kind: 'added' as const, points: 8 },
      { kind: 'removed' as const, points: 3 },
      { kind: 'reestimated' as const, points: -2 },
      { kind: 'completed' as const, points: 5 },
    ]
    expect(scopeChange({ changes })).toBe(3)
  })

  test('is null on a day on which no points came or went, which is not a change of 0', () => {
    expect(scopeChange({ changes: [] })).toBeNull()
    expect(scopeChange({ changes: [{ kind: 'added', points: null }] })).toBeNull()
    const both = [
      { kind: 'added' as const, points: 3 },
      { kind: 'dropped' as const, points: 3 },
    ]
    expect(scopeChange({ changes: both })).toBe(0)
  })
})

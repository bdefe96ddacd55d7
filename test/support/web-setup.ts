import './plain-react.ts'
import { afterEach, beforeEach, expect, vi } from 'vitest'

const expected: RegExp[] = []

/** Lets console errors pass that a test provokes on purpose; forgotten after the test. */
export function allowConsoleErrors(...patterns: RegExp[]) {
  expected.push(...patterns)
}

let seen: string[] = []

beforeEach(() => {
  seen = []
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      seen.push(parts.map(String).join(' '))
    })
  }
})

afterEach(() => {
  const unexpected = seen.filter(line => !expected.some(pattern => pattern.test(line)))
  expected.length = 0
  vi.restoreAllMocks()
  expect(unexpected, 'unexpected messages on the console').toEqual([])
})

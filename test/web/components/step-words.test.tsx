import { expect, test } from 'vitest'
import { stepWords } from '../../../web/components/steps/step-words.ts'
import { aSprint, sprint16, today } from '../../support/web-data.ts'

const around = { today, sprints: [aSprint(15), sprint16] }
const planned = { state: 'planned' as const, commitment: null, closedAt: null }
const empty = { total: 0, done: 0, unestimated: 0, redacted: 0 }
const sentences = (...given: Parameters<typeof stepWords>) => stepWords(...given).sentences

test('a commitment of a sprint that begins later says so, and which sprint is still open', () => {
  const next = aSprint(17, planned)
  expect(sentences('commit', next, around)[0]).toBe(
    'This sprint begins on 25 Jun; sprint 16 is still open.',
  )
  expect(sentences('commit', next, { today, sprints: [aSprint(16), next] })[0]).toBe(
    'This sprint begins on 25 Jun.',
  )
})

test('a commitment of a sprint that has begun says no word about days', () => {
  expect(sentences('commit', sprint16, around).join(' ')).not.toContain('begins')
})

test('a commitment of an empty sprint says that nothing is in it', () => {
  expect(sentences('commit', { ...sprint16, items: empty }, around)[0]).toBe(
    'There is nothing in this sprint yet.',
  )
})

test('the close of a sprint without any points says where they can be typed', () => {
  const unknown = { ...sprint16.points, scope: null, completed: null, counted: null }
  const [first] = sentences('close', { ...sprint16, points: unknown }, around)
  expect(first).toBe(
    'No points are known of this sprint. They can be typed on the Sprints page first.',
  )
})

test('the close of a sprint of totals names what is completed, and no scope', () => {
  const totals = { ...sprint16.points, scope: null, completed: null, counted: 12 }
  expect(sentences('close', { ...sprint16, points: totals }, around)[0]).toBe(
    '12 points are completed.',
  )
})

test('the close before the last day says what it leaves out', () => {
  const early = 'It runs until 24 Jun. Closed now, only what is done by now counts.'
  expect(sentences('close', sprint16, around)).toContain(early)
  expect(sentences('close', sprint16, { ...around, today: '2026-06-24' })).not.toContain(early)
})

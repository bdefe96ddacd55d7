import { expect, test } from 'vitest'
import { offersOf } from '../../../web/components/steps/offers.ts'
import { now, sprint16, team } from '../../support/web-data.ts'

const labels = (...given: Parameters<typeof offersOf>) =>
  offersOf(...given).map(({ label }) => label)
const firstDay = Date.parse('2026-06-11T14:00:00Z')

test('a planned sprint can be committed', () => {
  const planned = { ...sprint16, state: 'planned' as const, commitment: null }
  expect(labels(planned, team, firstDay)).toEqual(['Commit'])
})

test('a commitment before the first day, or of nothing, is possible and not pressed for', () => {
  const planned = { ...sprint16, state: 'planned' as const, commitment: null }
  const offer = (sprint: typeof planned, at: number) => offersOf(sprint, team, at)[0]
  const dayBefore = Date.parse('2026-06-10T14:00:00Z')
  const empty = { total: 0, done: 0, unestimated: 0, redacted: 0 }
  expect(offer(planned, firstDay)).toMatchObject({ step: 'commit', isDue: true })
  expect(offer(planned, dayBefore)).toMatchObject({ step: 'commit', isDue: false })
  expect(offer({ ...planned, items: empty }, firstDay)).toMatchObject({ isDue: false })
})

test('a commitment can be renewed until the end of the second working day, not after', () => {
  expect(labels(sprint16, team, firstDay)).toEqual(['Close sprint', 'Commit again'])
  expect(labels(sprint16, team, Date.parse('2026-06-12T21:00:00Z'))).toContain('Commit again')
  expect(labels(sprint16, team, Date.parse('2026-06-12T22:00:00Z'))).toEqual(['Close sprint'])
})

test('a first commitment is possible until the close', () => {
  const late = { ...sprint16, commitment: { at: '', by: 'nobody' as const, day: null } }
  expect(labels(late, team, now)).toEqual(['Commit', 'Close sprint'])
})

test('closing is what is due once the last day has come, in the time zone of the team', () => {
  const due = (at: string) => offersOf(sprint16, team, Date.parse(at))[0]
  expect(due('2026-06-23T21:59:00Z')).toMatchObject({ step: 'close', isDue: false })
  expect(due('2026-06-23T22:00:00Z')).toMatchObject({ step: 'close', isDue: true })
})

test('a sprint of totals only cannot be committed, and a closed one only reopened', () => {
  expect(labels({ ...sprint16, items: null }, team, firstDay)).toEqual(['Close sprint'])
  expect(labels({ ...sprint16, state: 'closed' }, team, now)).toEqual(['Reopen'])
})

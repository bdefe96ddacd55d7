import fc from 'fast-check'
import type { PrintedGoal, PrintedMeeting } from '../../server/minutes/print-meeting.ts'
import type { PrintedRefined } from '../../server/minutes/print-refinement.ts'
import { actions, name, sprint, text } from './any-minutes.ts'

const refined: fc.Arbitrary<PrintedRefined> = fc.record({
  repository: fc.option(name),
  title: text,
  url: fc.constantFrom(null, 'https://boats.example/1'),
  remark: text,
  parts: fc.constant([]),
})
const list = fc.array(
  refined.chain(item => fc.array(refined, { maxLength: 2 }).map(parts => ({ ...item, parts }))),
  { maxLength: 2 },
)
const goals: fc.Arbitrary<PrintedGoal[]> = fc.uniqueArray(
  fc.record({
    name,
    state: fc.constantFrom('ready' as const, 'in-progress', 'blocked', 'done'),
    label: fc.option(name),
    parent: fc.constantFrom(null, 'crew/hull#12'),
    roadmap: text,
    facts: fc.constantFrom('', '*label sail: 1 of 2 items*'),
  }),
  { selector: goal => goal.name.normalize('NFKC').toLowerCase(), maxLength: 3 },
)
const texts = fc.dictionary(
  fc.constantFrom('opening', 'review', 'goals', 'planning', 'closing', 'follow-ups'),
  fc.array(text, { maxLength: 3 }),
)
export const meeting: fc.Arbitrary<PrintedMeeting> = fc
  .record({
    team: name,
    day: fc.constant('2026-06-24'),
    present: fc.array(name, { maxLength: 3 }),
    apologies: fc.array(name, { maxLength: 3 }),
    texts,
    goals,
    refinement: fc.record({
      triage: list,
      counts: fc.constantFrom(null, { before: 4, now: 2 }),
      inProgress: list,
      external: list,
    }),
    planned: sprint,
    reviewed: fc.option(sprint),
    number: fc.integer({ min: 2, max: 900 }),
    title: name,
    actions,
  })
  .filter(({ planned, reviewed }) => planned.lastDay !== reviewed?.lastDay)
  .map(({ number, title, planned, reviewed, ...rest }) => ({
    ...rest,
    planned: { number, title, printed: { ...planned, actions: [] } },
    previous: [],
    reviewed: reviewed && { number: number - 1, title, printed: { ...reviewed, actions: [] } },
  }))

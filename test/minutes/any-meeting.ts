import fc from 'fast-check'
import {
  type PrintedGoal,
  type PrintedMeeting,
  printGoals,
} from '../../server/minutes/print-meeting.ts'
import {
  type PrintedRefined,
  type PrintedRefinement,
  printRefinement,
} from '../../server/minutes/print-refinement.ts'
import { actions, filledText, name, sprint, text } from './any-minutes.ts'

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
    aliases: fc.array(name, { maxLength: 3 }),
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
/** A meeting with goals and refinement as they are before they are printed. */
export type AnyMeeting = Omit<PrintedMeeting, 'goals' | 'refinement'> & {
  goals: PrintedGoal[]
  refinement: PrintedRefinement
}

export const withParts = ({ goals, refinement, ...rest }: AnyMeeting): PrintedMeeting => ({
  ...rest,
  goals: printGoals(goals),
  refinement: printRefinement(refinement),
})

export const meeting: fc.Arbitrary<AnyMeeting> = fc
  .record({
    team: name,
    day: fc.constant('2026-06-24'),
    present: fc.array(name, { maxLength: 3 }),
    apologies: fc.array(name, { maxLength: 3 }),
    texts,
    goals,
    refinement: fc.record({
      triage: list,
      counts: fc.constantFrom(null, { before: 4, now: 2, isOver: true }),
      inProgress: list,
      external: list,
    }),
    planned: sprint,
    reviewed: fc.option(sprint),
    number: fc.integer({ min: 2, max: 900 }),
    title: name,
    excludedReason: fc.option(filledText.map(one => one.slice(0, 500).trim())),
    actions,
  })
  .filter(({ planned, reviewed }) => planned.lastDay !== reviewed?.lastDay)
  .map(({ number, title, excludedReason, planned, reviewed, ...rest }) => ({
    ...rest,
    planned: { number, title, excludedReason, printed: { ...planned, actions: [] } },
    previous: [],
    coming: [],
    reviewed: reviewed && {
      ...{ number: number - 1, title, excludedReason: null },
      printed: { ...reviewed, actions: [] },
    },
  }))

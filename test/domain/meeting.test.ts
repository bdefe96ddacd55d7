import { expect, test } from 'vitest'
import {
  isChangeDay,
  type MeetingSprint,
  secondsSpent,
  sprintsOfMeeting,
  stepsInOrder,
  usualSteps,
} from '../../server/domain/meeting.ts'

const sprint = (
  id: string,
  firstDay: string,
  lastDay: string,
  state: MeetingSprint['state'],
): MeetingSprint => ({ id, firstDay, lastDay, state })

const closed = sprint('closed', '2026-05-15', '2026-05-28', 'closed')
const one = sprint('one', '2026-05-29', '2026-06-11', 'active')
const two = sprint('two', '2026-06-12', '2026-06-24', 'planned')
const ids = ({ review, plan }: ReturnType<typeof sprintsOfMeeting>) => [review?.id, plan?.id]

test('on the last day of a sprint it is reviewed, and the next one is planned', () => {
  expect(ids(sprintsOfMeeting([closed, one, two], '2026-06-11'))).toEqual(['one', 'two'])
})

test('a sprint that is over and not closed is reviewed before the one that runs', () => {
  const running = { ...two, state: 'active' as const }
  expect(ids(sprintsOfMeeting([closed, one, running], '2026-06-18'))).toEqual(['one', 'two'])
})

test('with nothing to review the next sprint is planned', () => {
  expect(ids(sprintsOfMeeting([closed, two], '2026-05-30'))).toEqual([undefined, 'two'])
  expect(ids(sprintsOfMeeting([], '2026-05-30'))).toEqual([undefined, undefined])
})

test('with no later sprint there is none to plan', () => {
  expect(ids(sprintsOfMeeting([closed, one], '2026-06-10'))).toEqual(['one', undefined])
})

test('sprints change on their first and their last day', () => {
  const days = ['2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13']
  expect(days.map(day => isChangeDay([one, two], day))).toEqual([false, true, true, false])
})

test('a team leaves steps out and puts them in its own order', () => {
  expect(stepsInOrder(null)).toEqual(usualSteps)
  expect(stepsInOrder(['planning', 'review', 'tea', 'review'])).toEqual(['planning', 'review'])
  expect(stepsInOrder(['tea'])).toEqual(usualSteps)
})

test('the current step takes time, the others keep theirs', () => {
  expect(secondsSpent({ seconds: 60, since: null }, 90_000)).toBe(60)
  expect(secondsSpent({ seconds: 60, since: 30_000 }, 90_500)).toBe(120)
  expect(secondsSpent({ seconds: 60, since: 99_000 }, 90_000)).toBe(60)
})

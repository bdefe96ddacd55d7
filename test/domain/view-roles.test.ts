import { expect, test } from 'vitest'
import { detectedViews } from '../../server/domain/view-roles.ts'

const detected = (...names: string[]) => {
  const found = detectedViews(names.map((name, at) => ({ number: at + 1, name })))
  return Object.fromEntries(
    Object.entries(found).map(([role, number]) => [role, names[number - 1]]),
  )
}

test('views are known by their names', () => {
  expect(
    detected(
      'Current Sprint',
      'All items',
      'Prioritized backlog',
      'Roadmap',
      '🔎 Needs triage',
      'In progress since too long',
      'External dependencies',
      'Sprint review',
    ),
  ).toEqual({
    sprint: 'Current Sprint',
    review: 'Sprint review',
    triage: '🔎 Needs triage',
    'in-progress-too-long': 'In progress since too long',
    external: 'External dependencies',
    backlog: 'Prioritized backlog',
  })
})

test('a name that says it outright goes before one that only holds the word', () => {
  expect(detected('Backlog of the harbour', 'Backlog')).toEqual({ backlog: 'Backlog' })
  expect(detected('Sprint board of the crew', 'Sprint')).toEqual({ sprint: 'Sprint' })
})

test('the backlog of a sprint is the sprint, and its review is no sprint', () => {
  expect(detected('Sprint backlog', 'Sprint review', 'Next sprint')).toEqual({
    sprint: 'Sprint backlog',
    review: 'Sprint review',
  })
})

test('pull requests that need a review are no sprint review', () => {
  expect(detected('PRs in review', 'Needs review')).toEqual({})
})

test('a board without views, or with none that says so, has none', () => {
  expect(detected()).toEqual({})
  expect(detected('Table', 'View 2')).toEqual({})
})

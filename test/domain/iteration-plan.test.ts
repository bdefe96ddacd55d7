import { describe, expect, test } from 'vitest'
import type { Iteration } from '../../server/domain/board-item.ts'
import {
  type KnownIteration,
  type PlannedSprint,
  planIterations,
} from '../../server/domain/iteration-plan.ts'

const iteration = (id: string, startDate: string, title = id): Iteration => ({
  id,
  title,
  startDate,
  durationDays: 14,
})
const sprint = (
  id: string,
  firstDay: string,
  lastDay: string,
  isClosed = false,
): PlannedSprint => ({
  id,
  title: id,
  firstDay,
  lastDay,
  isClosed,
})
const linked = (found: Iteration, sprintId: string): KnownIteration => ({
  ...found,
  sprintId,
  isVanished: false,
})

describe('planning sprints from iterations', () => {
  test('iterations without a sprint become sprints, oldest first, breaks left out', () => {
    const plan = planIterations(
      [],
      [],
      [iteration('b', '2026-06-29'), iteration('a', '2026-06-01')],
    )
    expect(
      plan.made.map(({ iteration: { id }, firstDay, lastDay }) => [id, firstDay, lastDay]),
    ).toEqual([
      ['a', '2026-06-01', '2026-06-14'],
      ['b', '2026-06-29', '2026-07-12'],
    ])
  })

  test('an unchanged board changes nothing', () => {
    const a = iteration('a', '2026-06-01')
    const plan = planIterations([sprint('s', '2026-06-01', '2026-06-14')], [linked(a, 's')], [a])
    expect(plan).toEqual({
      linked: [{ iteration: a, sprintId: 's', isNew: false }],
      made: [],
      moved: [],
      vanished: [],
    })
  })

  test('an iteration that shares more than half of the days with a sprint of minutes is that sprint', () => {
    const minutes = sprint('s', '2026-05-28', '2026-06-10', true)
    const plan = planIterations([minutes], [], [iteration('a', '2026-06-01')])
    expect(plan.made).toEqual([])
    expect(plan.moved).toEqual([
      { sprintId: 's', title: 'a', firstDay: '2026-06-01', lastDay: '2026-06-14' },
    ])
  })

  test('half of the days is not enough', () => {
    const minutes = sprint('s', '2026-05-25', '2026-06-07', true)
    expect(planIterations([minutes], [], [iteration('a', '2026-06-01')]).made).toHaveLength(1)
  })

  test('a sprint takes one living iteration at most', () => {
    const known = linked(iteration('a', '2026-06-01'), 's')
    const found = [known, iteration('b', '2026-06-02')]
    const plan = planIterations([sprint('s', '2026-06-01', '2026-06-14')], [known], found)
    expect(plan.made.map(({ iteration: { id } }) => id)).toEqual(['b'])
  })

  test('what GitHub moves moves the sprint, unless it is closed', () => {
    const a = iteration('a', '2026-06-01')
    const moved = iteration('a', '2026-06-03')
    const plan = (isClosed: boolean) =>
      planIterations([sprint('s', '2026-06-01', '2026-06-14', isClosed)], [linked(a, 's')], [moved])
    expect(plan(false).moved).toMatchObject([{ sprintId: 's', firstDay: '2026-06-03' }])
    expect(plan(true).moved).toEqual([])
    expect(plan(true).linked).toMatchObject([{ sprintId: 's', isNew: true }])
  })

  test('an id that GitHub gave anew finds the sprint of the old one', () => {
    const old = linked(iteration('a', '2026-06-01', 'Sprint 1'), 's')
    const found = iteration('z', '2026-06-01', 'Sprint 1')
    const plan = planIterations([sprint('s', '2026-06-01', '2026-06-14')], [old], [found])
    expect(plan).toMatchObject({ made: [], vanished: ['a'] })
    expect(plan.linked).toEqual([{ iteration: found, sprintId: 's', isNew: true }])
  })
})

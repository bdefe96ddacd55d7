import { describe, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { findValue } from '../../scripts/stand-in/world/items.ts'
import { getField } from '../../scripts/stand-in/world/projects.ts'

/** Two weeks from Monday, June 1st; the team presses commit on the first day at ten. */
function sprintOf() {
  return scenario({ firstDay: '2026-05-01' })
    .person('Mara Lind')
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .sprint('Sprint 2', { firstDay: '2026-06-15' })
    .on('2026-05-20', '09:00', team => {
      for (const [key, points] of [
        ['a', 5],
        ['b', 3],
        ['c', 8],
        ['d', 2],
      ] as const) {
        team.issue(key, `Issue ${key}`).estimate(points).moveTo('Sprint 1').status('Todo')
      }
      team.issue('early', 'Done before it began').estimate(1).moveTo('Sprint 1').close()
      team.issue('unknown', 'Never estimated').moveTo('Sprint 1')
    })
    .on('2026-06-01', '10:00', team => team.commit('Sprint 1'))
}

const END = { at: Number.POSITIVE_INFINITY }

describe('a scenario', () => {
  test('shows the board as it was at an instant', () => {
    const made = sprintOf().on('2026-06-03', '15:00', team => team.item('a').estimate(8))
    const pointsAt = (day: string) => {
      const [project] = made.worldAt(made.instant(day)).projects
      return findValue(project!.items[0]!, getField(project!, 'Story Points'))
    }
    expect(pointsAt('2026-06-03')?.input).toEqual({ number: 5 })
    expect(pointsAt('2026-06-04')?.input).toEqual({ number: 8 })
    expect(pointsAt('2026-06-04')?.updatedAt).toBe(made.instant('2026-06-03', '15:00'))
  })

  test('played day by day it ends with the same board', () => {
    const made = sprintOf()
      .on('2026-06-03', '15:00', team => team.item('a').estimate(8).close())
      .on('2026-06-04', '15:00', team => team.item('b').removeFromBoard())
    const player = made.play()
    for (let day = 1; day <= 14; day += 1) {
      player.advanceTo(made.instant(`2026-06-${String(day).padStart(2, '0')}`))
    }
    const whole = made.worldAt(made.instant('2026-06-14'))
    const titles = (project = player.project) => project.items.map(item => item.content.title)
    expect(titles()).toEqual(titles(whole.projects[0]))
    expect(player.world.now()).toBe(made.instant('2026-06-14'))
  })

  test('keeps the wall clock of its time zone over the change to summer time', () => {
    const made = scenario({ timeZone: 'Europe/Berlin' })
    const day = made.instant('2026-03-29', '12:00') - made.instant('2026-03-28', '12:00')
    expect(day / 3_600_000).toBe(23)
  })

  test('a deed that cannot happen is an error, not a silent nothing', () => {
    const made = scenario().on('2026-02-01', '09:00', team =>
      team.issue('a', 'A').moveTo('No such'),
    )
    expect(() => made.worldAt(made.instant('2026-02-02'))).toThrow('no sprint "No such"')
  })
})

describe('the truth of a sprint', () => {
  test('counts what is in it at the commitment, without what was done before the start', () => {
    const truth = sprintOf().truth('Sprint 1', { at: sprintOf().instant('2026-06-02') })
    expect(truth).toMatchObject({ committed: 18, added: 0, scope: 18, completed: 0, remaining: 18 })
    expect(truth.items.find(item => item.key === 'early')?.class).toBe('done-before')
  })

  test('is only a scope before the commitment', () => {
    const made = sprintOf()
    expect(made.truth('Sprint 1', { at: made.instant('2026-06-01') })).toMatchObject({
      committed: null,
      scope: 18,
    })
  })

  test('tells added, removed, re-estimated, dropped and done apart', () => {
    const made = sprintOf()
      .on('2026-06-02', '11:00', team => {
        team.issue('e', 'Came later').estimate(3).moveTo('Sprint 1')
        team.item('a').estimate(8)
        team.item('b').moveTo(null)
        team.item('d').close('duplicate')
        team.issue('f', 'Came and went').estimate(5).moveTo('Sprint 1').moveTo('Sprint 2')
      })
      .on('2026-06-05', '16:00', team => {
        team.item('a').close()
        team.item('e').status('Done')
      })
    const truth = made.truth('Sprint 1', END)
    expect(truth).toMatchObject({
      committed: 18,
      added: 3,
      removed: 5,
      reestimated: 3,
      scope: 19,
      completed: 11,
      remaining: 8,
    })
    expect(Object.fromEntries(truth.items.map(item => [item.key, item.class]))).toEqual({
      a: 'committed-done',
      b: 'removed',
      c: 'unfinished',
      d: 'dropped',
      e: 'added-done',
      f: 'came-and-went',
      early: 'done-before',
      unknown: 'unfinished',
    })
  })

  test('what is moved on unfinished on the last day stays in scope, a day earlier it does not', () => {
    const on = (day: string) =>
      sprintOf()
        .on(day, '16:00', team => team.item('c').moveTo('Sprint 2'))
        .truth('Sprint 1', END)
    expect(on('2026-06-13')).toMatchObject({ removed: 8, scope: 10 })
    expect(on('2026-06-14')).toMatchObject({ removed: 0, scope: 18 })
  })

  test('what was reopened is done only from its last close on', () => {
    const made = sprintOf()
      .on('2026-06-03', '12:00', team => team.item('a').close())
      .on('2026-06-04', '12:00', team => team.item('a').reopen())
      .on('2026-06-09', '12:00', team => team.item('a').close())
    const a = made.truth('Sprint 1', END).items.find(item => item.key === 'a')
    expect(a?.doneAt).toBe(made.instant('2026-06-09', '12:00'))
    const meanwhile = made.truth('Sprint 1', { at: made.instant('2026-06-05') })
    expect(meanwhile.completed).toBe(0)
  })

  test('what was done when it left the board stays done', () => {
    const made = sprintOf()
      .on('2026-06-03', '12:00', team => team.item('a').close())
      .on('2026-06-04', '12:00', team => team.item('a').removeFromBoard())
      .on('2026-06-04', '13:00', team => team.item('b').removeFromBoard())
    expect(made.truth('Sprint 1', END)).toMatchObject({ completed: 5, removed: 3 })
  })

  test('without a press the commitment is the end of the second working day', () => {
    const made = scenario({ firstDay: '2026-05-01' })
      .sprint('Sprint 1', { firstDay: '2026-06-05', days: 14 })
      .on('2026-06-08', '18:00', team => team.issue('a', 'A').estimate(3).moveTo('Sprint 1'))
      .on('2026-06-09', '08:00', team => team.issue('b', 'B').estimate(5).moveTo('Sprint 1'))
    expect(made.truth('Sprint 1', END)).toMatchObject({
      committed: 3,
      added: 5,
      committedAt: made.instant('2026-06-09') - 1,
    })
  })

  test('a close can end in the days of grace', () => {
    const made = sprintOf().on('2026-06-15', '09:00', team => team.item('a').close())
    expect(made.truth('Sprint 1', END).completed).toBe(0)
    expect(made.truth('Sprint 1', { ...END, graceDays: 1 }).completed).toBe(5)
  })
})

test('points can be a choice of numbers of the organisation, with their whole history', () => {
  const made = scenario({
    firstDay: '2026-05-01',
    points: { kind: 'issue-field', name: 'Effort', options: [1, 2, 3] },
  })
    .sprint('Sprint 1', { firstDay: '2026-06-01' })
    .on('2026-06-01', '09:00', team => {
      team.issue('a', 'A').moveTo('Sprint 1').estimate(2).estimate(3)
    })
  const [project] = made.worldAt(made.instant('2026-06-02')).projects
  const { content } = project!.items[0]!
  expect(getField(project!, 'Effort').options.map(({ name }) => name)).toEqual(['1', '2', '3'])
  expect(content).toMatchObject({
    issueFieldValues: [{ __typename: 'IssueFieldSingleSelectValue', value: '3' }],
  })
  const events = content.__typename === 'Issue' ? content.events : []
  expect(events.at(-1)).toMatchObject({ previousValue: '2', newValue: '3' })
  expect(made.truth('Sprint 1', END).scope).toBe(3)
})

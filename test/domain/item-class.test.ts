import { describe, expect, test } from 'vitest'
import { facts, itemsIn, juneFrame, on } from './facts.ts'

const frame = juneFrame()
/** In the June sprint with these points since the first of June. */
const planned = (id: string, points: number | null, ...told: Parameters<typeof facts>[1]) =>
  facts(id, [[on(6, 1), 'points', points], [on(6, 1), 'sprint', 'june'], ...told])
const only = (changes: ReturnType<typeof facts>, seenFrom = frame) => itemsIn(seenFrom, changes)[0]

describe('the class of an item', () => {
  const classOf = (changes: ReturnType<typeof facts>, seenFrom = frame) =>
    only(changes, seenFrom)?.class

  test('in scope: committed and done, added and done, carried over', () => {
    expect(classOf(planned('a', 3, [on(6, 16), 'status', 'Done']))).toBe('committed-done')
    expect(classOf(planned('a', 3))).toBe('carried-over')
    const added = facts('a', [
      [on(6, 15), 'sprint', 'june'],
      [on(6, 16), 'status', 'Done'],
    ])
    expect(classOf(added)).toBe('added-done')
  })

  test('unfinished work is open while the sprint runs', () => {
    expect(classOf(planned('a', 3), juneFrame({ now: on(6, 20) }))).toBe('open')
  })

  test('moved away before the last day it is removed, on the last day carried over', () => {
    expect(classOf(planned('a', 3, [on(6, 23, 23), 'sprint', 'july']))).toBe('removed')
    expect(classOf(planned('a', 3, [on(6, 24, 0), 'sprint', null]))).toBe('carried-over')
    expect(classOf(planned('a', 3, [on(6, 24), 'archived', true]))).toBe('carried-over')
  })

  test('carried over it counts its points as of the end', () => {
    const item = only(
      planned('a', 3, [on(6, 24, 9), 'sprint', 'july'], [on(6, 24, 10), 'points', 13]),
    )
    expect(item).toMatchObject({ class: 'carried-over', points: 13, reestimated: 10 })
  })

  test('moved away on the last day it is carried over at once, though the sprint runs on', () => {
    const moved = planned('a', 3, [on(6, 24, 9), 'sprint', 'july'])
    expect(only(moved, juneFrame({ now: on(6, 24, 10) }))?.class).toBe('carried-over')
  })

  test('moved away on the last day before a late commitment it was never in it', () => {
    const late = juneFrame({ commitmentAt: on(6, 24, 12) })
    expect(classOf(planned('a', 3, [on(6, 24, 9), 'sprint', 'july']), late)).toBeUndefined()
  })

  test('carried over and done, it is not done here when an earlier sprint has settled that', () => {
    const done = planned('a', 3, [on(6, 24, 9), 'sprint', null], [on(6, 24, 10), 'status', 'Done'])
    const settled = new Map([['a', { doneSince: on(6, 24, 10), points: 0 }]])
    expect(only(done)).toMatchObject({ class: 'committed-done', completed: 3 })
    expect(only(done, juneFrame({ settled }))).toMatchObject({
      class: 'carried-over',
      completed: 0,
    })
  })

  test('finished and moved away on the last day it is done, before that it is removed and offered', () => {
    const swept = (hour: number, day: number) =>
      only(planned('a', 3, [on(6, 20), 'status', 'Done'], [on(6, day, hour), 'sprint', 'july']))
    expect(swept(0, 24)).toMatchObject({ class: 'committed-done', completed: 3, removed: 0 })
    expect(swept(23, 23)).toMatchObject({ class: 'done-outside', offered: 3, removed: 3 })
  })

  test('dropped on the last day it is dropped, not carried over', () => {
    expect(classOf(planned('a', 3, [on(6, 24), 'state', 'duplicate']))).toBe('dropped')
    expect(classOf(planned('a', 3, [on(6, 24), 'present', false]))).toBe('dropped')
  })

  test('added and gone again it came and went', () => {
    const guest = facts('a', [
      [on(6, 15), 'sprint', 'june'],
      [on(6, 17), 'sprint', null],
    ])
    expect(only(guest)).toMatchObject({ class: 'came-and-went', added: 0, removed: 0 })
  })

  test('planned in and out again before the commitment it has nothing to do with the sprint', () => {
    expect(classOf(planned('a', 3, [on(6, 10), 'sprint', null]))).toBeUndefined()
  })

  test('archived unfinished it has left the sprint, archived done it counts', () => {
    expect(classOf(planned('a', 3, [on(6, 16), 'archived', true]))).toBe('removed')
    const done = planned('a', 3, [on(6, 16), 'status', 'Done'], [on(6, 17), 'archived', true])
    expect(classOf(done)).toBe('committed-done')
  })

  test('done and then deleted from the board it counts', () => {
    const done = planned('a', 3, [on(6, 16), 'status', 'Done'], [on(6, 17), 'present', false])
    expect(only(done)).toMatchObject({ class: 'committed-done', completed: 3 })
  })

  test('done before the start it is in no figure', () => {
    const item = only(planned('a', 3, [on(6, 11), 'status', 'Done']))
    expect(item).toMatchObject({
      class: 'done-before',
      isInScope: false,
      committed: 0,
      added: 0,
      completed: 0,
      offered: 0,
    })
  })

  test('done at the very start it is done in the sprint', () => {
    expect(only(planned('a', 3, [frame.start, 'status', 'Done']))?.class).toBe('committed-done')
    expect(only(planned('a', 3, [frame.start - 1, 'status', 'Done']))?.class).toBe('done-before')
  })

  test('done between the start and a later commitment it is committed', () => {
    const late = juneFrame({ commitmentAt: on(6, 17) })
    expect(only(planned('a', 3, [on(6, 16), 'status', 'Done']), late)).toMatchObject({
      class: 'committed-done',
      committed: 3,
    })
  })

  test('reopened it is not done', () => {
    const reopened = planned(
      'a',
      3,
      [on(6, 16), 'state', 'completed'],
      [on(6, 18), 'state', 'open'],
    )
    expect(only(reopened)).toMatchObject({ class: 'carried-over', completed: 0 })
  })

  test('done elsewhere in the time of the sprint it is offered as done outside', () => {
    const outside = facts('a', [
      [on(6, 1), 'points', 3],
      [on(6, 1), 'sprint', 'may'],
      [on(6, 17), 'state', 'completed'],
    ])
    expect(only(outside)).toMatchObject({ class: 'done-outside', offered: 3, completed: 0 })
    expect(only(outside, juneFrame({ now: on(6, 16) }))).toBeUndefined()
  })

  test('committed, taken out, and then done it is removed from the scope and offered', () => {
    const item = only(planned('a', 3, [on(6, 16), 'sprint', null], [on(6, 18), 'status', 'Done']))
    expect(item).toMatchObject({ class: 'done-outside', removed: 3, offered: 3, isInScope: false })
  })

  test('done in a later sprint that has begun it is left to that one', () => {
    const done = facts('a', [
      [on(6, 23), 'sprint', 'july'],
      [on(6, 24, 16), 'status', 'Done'],
    ])
    expect(classOf(done)).toBe('done-outside')
    const begun = (hour: number) => juneFrame({ laterStarts: new Map([['july', on(6, 24, hour)]]) })
    expect(classOf(done, begun(15))).toBeUndefined()
    expect(classOf(done, begun(16))).toBeUndefined()
    expect(classOf(done, begun(17))).toBe('done-outside')
  })

  test('moved on the last day and done that day it is completed here, unless the next had begun', () => {
    const moved = planned(
      'a',
      3,
      [on(6, 24, 10), 'sprint', 'july'],
      [on(6, 24, 16), 'status', 'Done'],
    )
    expect(only(moved)).toMatchObject({ class: 'committed-done', completed: 3 })
    const begun = juneFrame({ laterStarts: new Map([['july', on(6, 24, 15)]]) })
    expect(only(moved, begun)).toMatchObject({ class: 'carried-over', completed: 0 })
  })
})

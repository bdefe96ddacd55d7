import { expect, test } from 'vitest'
import type { TrueClass } from '../../scripts/stand-in/scenario/truth.ts'
import { fteOf } from '../../scripts/stand-in/scenario/year/people.ts'
import { type YearSprint, year } from '../../scripts/stand-in/scenario/year/year.ts'
import { Report } from '../../server/contract/review.ts'
import type { Velocity } from '../../server/contract/velocity.ts'
import { playBoard } from './played-board.ts'

/** The first ones of a year of 25, which takes minutes. */
const finished = 2
const dayMs = 86_400_000

const trueClass: Readonly<Record<TrueClass, string>> = {
  'committed-done': 'committed-done',
  'added-done': 'added-done',
  unfinished: 'carried-over',
  removed: 'removed',
  dropped: 'dropped',
  'came-and-went': 'came-and-went',
  'done-before': 'done-before',
}

test('closed sprint by sprint, the figures and classes are those worked out from the story itself', {
  timeout: 120_000,
}, async () => {
  const told = year({ today: '2026-06-24', finished })
  const { made } = told
  const sprints = told.sprints.slice(0, finished)
  const board = await playBoard(made, made.instant(sprints[0]!.firstDay, '08:00'))
  const people = new Map<string, string>()
  for (const { name, login } of told.people)
    people.set(login, (await board.post('/people', { name })).json().id)
  await board.readAt(made.instant(sprints[0]!.firstDay, '08:00'))

  const kept: Report[] = []
  for (const sprint of sprints) kept.push(await live(sprint))
  for (const { next: _, ...report } of kept)
    expect(await reportOf(report.sprint.title)).toMatchObject(report)

  const done = kept.flatMap(({ items }) =>
    items.filter(item => item.done && item.class !== 'done-before').map(({ id }) => id),
  )
  expect(new Set(done).size).toBe(done.length)
  expect(done.length).toBeGreaterThan(10)
  const { sprints: shown }: Velocity = await board.get('/velocity')
  for (const [index, { title, answers }] of sprints.entries()) {
    const { points, velocity } = shown.find(one => one.title === title)!
    expect(velocity.actual).toBeCloseTo(points.counted! / fteOf(answers, 'actual'), 9)
    expect(points.counted).toBe(kept[index]!.sprint.points.counted)
  }

  async function reportOf(title: string) {
    return Report.parse(await board.get(`/sprints/${await board.sprintId(title)}/report`))
  }

  /** The team's fortnight: who is there, the commitment, the board read every evening, the close the day after. */
  async function live({ title, firstDay, lastDay, answers }: YearSprint): Promise<Report> {
    const id = await board.sprintId(title)
    for (const { login, ...said } of answers)
      await board.put(`/sprints/${id}/availability/${people.get(login)}`, said)
    const plan = made.sprints.find(one => one.title === title)!
    await board.readAt(plan.committedAt!)
    await board.post(`/sprints/${id}/commit`)
    const evenings = Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / dayMs)
    for (let later = 0; later <= evenings; later += 1)
      await board.readAt(made.instant(firstDay, '20:00') + later * dayMs)
    const closing = made.instant(lastDay, '08:00') + dayMs
    await board.readAt(closing)
    expect((await board.post(`/sprints/${id}/close`)).statusCode).toBe(200)
    const report = await reportOf(title)
    const truth = made.truth(title, { at: closing })
    const { committed, added, removed, reestimated, scope, completed, remaining } = truth
    expect({ title, ...report.sprint.points }).toMatchObject({
      ...{ title, committed, added, removed, reestimated, scope, completed, remaining },
    })
    const ofClasses = (classes: string[]) => classes.toSorted()
    expect(
      ofClasses(report.items.map(item => item.class).filter(one => one !== 'done-outside')),
    ).toEqual(ofClasses(truth.items.map(item => trueClass[item.class])))
    return report
  }
})

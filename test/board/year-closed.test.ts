import { expect, test } from 'vitest'
import { year } from '../../scripts/stand-in/scenario/year/year.ts'
import type { Forecast, Projection } from '../../server/contract/forecast.ts'
import type { Report } from '../../server/contract/review.ts'
import { addHardCases } from './year-deeds.ts'
import { planOf } from './year-plan.ts'
import { startYear } from './year-run.ts'
import { openWorkAt, type TruthOfSprint, truthOfYear } from './year-truth.ts'

const today = '2026-06-24'

/** What the review says, in the words of the truth. */
function saidOf(report: Report): TruthOfSprint {
  const known = (points: number | null) => points ?? Number.NaN
  const { points } = report.sprint
  return {
    committed: known(points.committed),
    added: known(points.added),
    removed: known(points.removed),
    reestimated: known(points.reestimated),
    scope: known(points.scope),
    completed: known(points.completed),
    remaining: known(points.remaining),
    outside: known(points.outside),
    classes: Object.fromEntries(report.items.map(item => [item.title, item.class])),
    carriedOver: report.classes?.find(one => one.class === 'carried-over')?.points ?? 0,
    offered: report.outside.reduce((total, one) => total + one.points, 0),
  }
}

test('a year of a board, closed sprint by sprint, has the figures that its deeds must give', {
  timeout: 300_000,
}, async () => {
  const told = year({ today })
  addHardCases(told, [1, 7, 13, 19])
  const { made } = told
  made.views.splice(0)
  const plans = told.sprints.slice(0, told.currentIndex).map((_, index) => planOf(told, index))
  const truths = truthOfYear(made, plans)
  const team = await startYear(told)
  const reports: Report[] = []
  for (const [index, plan] of plans.entries()) {
    const report = await team.playSprint(plan)
    const truth = truths[index] as TruthOfSprint
    expect({ title: plan.title, ...saidOf(report) }).toEqual({ title: plan.title, ...truth })
    const counted = truth.completed + truth.outside
    expect(report.sprint.velocity.actual).toBeCloseTo(counted / (plan.percent / 100), 9)
    reports.push(report)
  }

  const now = made.instant(today, '14:00')
  await team.readAt(now)
  for (const { next: _, ...report } of reports)
    expect(await team.reportOf(report.sprint.id)).toMatchObject(report)

  const { work, basis, why } = await team.ask<Forecast>('/forecast?backlog=true')
  const open = openWorkAt(made, now, new Set(plans.map(({ title }) => title)))
  expect(work).toMatchObject({ items: open.items, unestimated: open.unestimated })
  expect(work?.points).toBe(open.estimated + open.unestimated * (work?.median ?? 0))
  expect(why).toBeNull()
  expect(basis.velocities.map(({ velocity }) => velocity)).toEqual(
    reports.slice(-10).map(report => report.sprint.velocity.actual),
  )

  const current = await team.idOf(told.sprints[told.currentIndex]?.title ?? '')
  const projection = await team.ask<Projection>(`/sprints/${current}/projection`)
  expect(projection.past.map(({ final }) => final)).toEqual(
    truths.slice(-10).map(({ completed }) => completed),
  )
  expect(projection.points?.expected).toBeGreaterThan(projection.completed ?? Infinity)
})

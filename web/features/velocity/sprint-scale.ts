import { scaleBand } from 'd3-scale'
import type { Sprint } from '#contract/sprint.ts'
import { daysFromTo } from '#domain/calendar.ts'
import type { Slot } from './slots.ts'

/** Room around the plots, and below them: for the sprints' numbers, and for the marks of what happened. */
export const frame = { left: 48, right: 10, top: 32, gap: 42, axis: 38, marks: 30 }

/** Less than this and three bars cannot be told apart. */
const narrowest = 21

/** The width that so many sprints want: what there is, or more. */
export const wantedWidth = (count: number, width: number) =>
  Math.max(width, frame.left + frame.right + count * narrowest)

/** The sprints beside each other, the axis that all plots share. */
export function sprintScale(slots: Slot[], width: number) {
  const right = width - frame.right
  const x = scaleBand<string>()
    .domain(slots.map(({ sprint }) => sprint.id))
    .range([frame.left, right])
    .paddingInner(0.34)
    .paddingOuter(0.17)
  const step = x.step()
  const start = (sprint: Sprint) => (x(sprint.id) ?? 0) - (step - x.bandwidth()) / 2
  const centre = (sprint: Sprint) => (x(sprint.id) ?? 0) + x.bandwidth() / 2
  /** Where some days lie within the sprint's part of the axis, as far as they do. */
  const daysIn = (sprint: Sprint, days: { firstDay: string; lastDay: string }) => {
    const all = daysFromTo(sprint.firstDay, sprint.lastDay)
    const within = all.filter(day => day >= days.firstDay && day <= days.lastDay)
    const place = (day: string | undefined) => all.indexOf(day ?? sprint.firstDay)
    const wide = step / all.length
    const from = start(sprint) + wide * place(within[0])
    return { x: from, width: wide * within.length }
  }
  return { x, right, step, bandwidth: x.bandwidth(), start, centre, daysIn }
}

export type SprintScale = ReturnType<typeof sprintScale>

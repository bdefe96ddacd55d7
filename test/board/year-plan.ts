import type { Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import type { Year } from '../../scripts/stand-in/scenario/year/year.ts'

/** When a team did what in a sprint, in epoch milliseconds. */
export type SprintPlan = {
  title: string
  firstDay: string
  lastDay: string
  /** Null: nobody presses commit. */
  pressedAt: number | null
  closedAt: number
  /** When the board is read besides. */
  readAt: number[]
  /** Whether the team accepts what was done outside it. */
  accepts: boolean
  /** How much of a person is there. */
  percent: number
}

const minute = 60_000

/** How a sprint of the year is committed and closed: mostly as it should be, now and then not. */
export function planOf({ made, sprints }: Year, index: number): SprintPlan {
  const sprint = sprints[index]
  const told = made.sprints[index]
  if (!sprint || !told) throw new Error(`There is no sprint ${index + 1}`)
  const { title, firstDay, lastDay } = sprint
  const on = (later: number, time: string) =>
    made.instant(Temporal.PlainDate.from(firstDay).add({ days: later }).toString(), time)
  const usual: SprintPlan = {
    title,
    firstDay,
    lastDay,
    pressedAt: told.committedAt,
    closedAt: on(told.days, '08:00'),
    readAt: [],
    accepts: index % 2 === 0,
    percent: 40 + (index % 7) * 10,
  }
  const lastDayAt = on(told.days - 1, '00:00')
  return withReads(made, lastDayAt, { ...usual, ...unusual(index, told.days, on) })
}

function unusual(
  index: number,
  days: number,
  on: (later: number, time: string) => number,
): Partial<SprintPlan> {
  // Nobody commits: the end of the second working day holds, and the board is read just after it.
  if (index % 6 === 2) return { pressedAt: null, readAt: [on(2, '00:01')] }
  if (days < 14) return {}
  // Committed on the fifth working day, before work begins.
  if (index % 6 === 4) return { pressedAt: on(4, '08:45') }
  // Closed on the last Friday at noon.
  if (index % 6 === 5) return { closedAt: on(days - 3, '12:00') }
  return {}
}

/**
 * GitHub gives no date to what is gone: such a change lies somewhere between two reads, and a stay in the sprint between
 * two reads is never seen. So the board is read as often as it must be to know all.
 */
function withReads(made: Scenario, lastDayAt: number, plan: SprintPlan): SprintPlan {
  const { title, pressedAt, closedAt } = plan
  const from = pressedAt ?? plan.readAt[0] ?? closedAt
  const readAt = [...plan.readAt]
  const need = (after: number, before: number, at: number) => {
    if (![from, ...readAt].some(read => after < read && read < before)) readAt.push(at)
  }
  const cameAt = new Map<string, number>()
  const steps = made.steps().filter(({ at }) => from < at && at < closedAt)
  for (const [index, step] of steps.entries()) {
    if (step.do === 'remove') need(step.at, Math.min(closedAt, lastDayAt), step.at + minute)
    if (step.do !== 'move') continue
    const came = cameAt.get(step.key)
    if (came !== undefined && step.sprint !== title) need(came, step.at, step.at - minute)
    if (step.sprint === title) cameAt.set(step.key, step.at)
    const next = steps.slice(index + 1).find(later => later.do === 'move' && later.key === step.key)
    if (step.sprint === null && step.at < lastDayAt)
      need(step.at, Math.min(lastDayAt, next?.at ?? lastDayAt), step.at + minute)
  }
  return { ...plan, readAt }
}

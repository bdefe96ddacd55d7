import type { Day } from './calendar.ts'
import { currentSprint, nextSprint, type SprintDays, type SprintState } from './sprint.ts'

export type MeetingStepKey =
  | 'follow-ups'
  | 'review'
  | 'close'
  | 'retrospective'
  | 'goals'
  | 'refinement'
  | 'planning'
  | 'commit'

/** The steps of a meeting in the order in which teams usually take them. */
export const usualSteps: readonly MeetingStepKey[] = [
  'follow-ups',
  'review',
  'close',
  'retrospective',
  'goals',
  'refinement',
  'planning',
  'commit',
]

/** The team's own order as far as it names steps that there are, each once; the usual one without any. */
export function stepsInOrder(chosen: readonly string[] | null): MeetingStepKey[] {
  const known = usualSteps.filter(step => chosen?.includes(step))
  const order = [...new Set(chosen ?? [])]
  known.sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return known.length === 0 ? [...usualSteps] : known
}

export type MeetingSprint = SprintDays & { id: string; state: SprintState }

/**
 * Which sprint a meeting on a day reviews and which it plans. Reviewed is the earliest one that is over and not
 * closed, else the one that runs. Planned is the first one after it that is not closed; where nothing is to be reviewed,
 * the next one to come. Null where there is none.
 * `sprints`: oldest first.
 */
export function sprintsOfMeeting<S extends MeetingSprint>(
  sprints: readonly S[],
  today: Day,
): { review: S | null; plan: S | null } {
  const open = sprints.filter(({ state }) => state !== 'closed')
  const running = currentSprint(open, today)
  const over = open.find(({ lastDay, state }) => state === 'active' && lastDay < today)
  const review = over ?? running
  const after = review ? open.find(({ firstDay }) => firstDay > review.lastDay) : undefined
  return { review: review ?? null, plan: after ?? (review ? null : nextSprint(open, today)) }
}

/** Whether a sprint ends or begins on a day: one on which teams change sprints. */
export function isChangeDay(sprints: readonly SprintDays[], today: Day): boolean {
  return sprints.some(({ firstDay, lastDay }) => firstDay === today || lastDay === today)
}

/** Time spent on a step in seconds: what was kept, and what has passed since it became the current one (instants in ms). */
export function secondsSpent(step: { seconds: number; since: number | null }, now: number): number {
  return step.since === null
    ? step.seconds
    : step.seconds + Math.max(0, Math.floor((now - step.since) / 1000))
}
